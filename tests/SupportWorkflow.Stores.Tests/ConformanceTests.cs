using SupportWorkflow.Desk;
using SupportWorkflow.EntityFrameworkCore;
using SupportWorkflow.Testing;

namespace SupportWorkflow.Stores;

/// <summary>Every promise of a store, by each database, in each setting.</summary>
public sealed class ConformanceTests
{
    public static TheoryData<string, StoreSetting> Promises
    {
        get
        {
            var all = new TheoryData<string, StoreSetting>();
            foreach (var promise in StoreConformance.Promises)
            foreach (var setting in Enum.GetValues<StoreSetting>())
                all.Add(promise, setting);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Promises))]
    public async Task SQLite_keeps_its_promises(string promise, StoreSetting setting)
    {
        var file = TestStores.NewFile();
        await StoreConformance.CheckAsync(promise, () => StoreParts.OfAsync(() => Owned(TestStores.SqliteAsync(file))), setting);
    }

    [PostgreSqlTheory]
    [MemberData(nameof(Promises))]
    public async Task PostgreSQL_keeps_its_promises(string promise, StoreSetting setting)
    {
        var (connection, desk) = (await TestStores.SharedAsync(), Guid.NewGuid().ToString("N"));
        await StoreConformance.CheckAsync(
            promise,
            () => StoreParts.OfAsync(() => Owned(TestStores.PostgreSqlAsync(connection, desk))),
            setting
        );
    }

    private static async Task<SqlTicketStore> Owned(Task<HostedStore> host) => (await host).Store;
}
