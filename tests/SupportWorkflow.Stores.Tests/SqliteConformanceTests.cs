using SupportWorkflow.Testing;

namespace SupportWorkflow.Stores;

/// <summary>Every promise of a store, in each setting.</summary>
public sealed class SqliteConformanceTests
{
    public static TheoryData<string, StoreSetting> Promises => Conformance.Promises;

    [Theory]
    [MemberData(nameof(Promises))]
    public async Task SQLite_keeps_its_promises(string promise, StoreSetting setting)
    {
        var file = TestStores.NewFile();
        await Conformance.CheckAsync(promise, setting, () => TestStores.SqliteAsync(file));
    }
}
