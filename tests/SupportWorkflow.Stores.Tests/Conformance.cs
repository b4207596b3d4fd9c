using SupportWorkflow.Testing;

namespace SupportWorkflow.Stores;

/// <summary>The conformance suite on stores as a host has them.</summary>
internal static class Conformance
{
    /// <summary>Every promise in every setting.</summary>
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

    /// <param name="promise">The promise.</param>
    /// <param name="setting">The setting.</param>
    /// <param name="start">Starts a process over the same data.</param>
    public static Task CheckAsync(string promise, StoreSetting setting, Func<Task<HostedStore>> start) =>
        StoreConformance.CheckAsync(promise, () => StoreParts.OfAsync(async () => (await start()).Store), setting);
}
