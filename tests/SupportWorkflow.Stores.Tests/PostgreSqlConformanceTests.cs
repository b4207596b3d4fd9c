using SupportWorkflow.Testing;

namespace SupportWorkflow.Stores;

/// <summary>Every promise of a store, in each setting.</summary>
public sealed class PostgreSqlConformanceTests
{
    public static TheoryData<string, StoreSetting> Promises => Conformance.Promises;

    [PostgreSqlTheory]
    [MemberData(nameof(Promises))]
    public async Task PostgreSQL_keeps_its_promises(string promise, StoreSetting setting)
    {
        var desk = Guid.NewGuid().ToString("N");
        await Conformance.CheckAsync(promise, setting, () => TestStores.PostgreSqlAsync(desk));
    }
}
