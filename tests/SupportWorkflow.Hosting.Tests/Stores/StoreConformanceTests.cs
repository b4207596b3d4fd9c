using SupportWorkflow.Desk;
using SupportWorkflow.Testing;

namespace SupportWorkflow.Hosting.Stores;

public sealed class StoreConformanceTests
{
    public static TheoryData<string> Promises => [.. StoreConformance.Promises];

    [Theory]
    [MemberData(nameof(Promises))]
    public async Task The_store_in_memory_keeps_its_promises_in_every_setting(string promise)
    {
        foreach (var setting in Enum.GetValues<StoreSetting>())
        {
            var first = new InMemoryTicketStore();
            await StoreConformance.CheckAsync(promise, () => StoreParts.OfAsync(() => Task.FromResult(first.Another())), setting);
        }
    }

    /// <summary>One that has the five ports of a desk and no more.</summary>
    [Theory]
    [MemberData(nameof(Promises))]
    public Task A_store_need_not_keep_what_it_is_without(string promise) =>
        StoreConformance.CheckAsync(promise, () => Task.FromResult(StoreParts.Of(new PlantedStore(Plant.Nothing))));

    [Fact]
    public async Task A_promise_nobody_made_is_the_callers_mistake() =>
        await Assert.ThrowsAsync<ArgumentException>(() =>
            StoreConformance.CheckAsync("Never", () => Task.FromResult(StoreParts.Of(new InMemoryTicketStore())))
        );

    [Fact]
    public async Task Two_processes_ask_for_a_second_one()
    {
        var broken = await Assert.ThrowsAsync<StorePromiseBrokenException>(() =>
            StoreConformance.CheckAsync(
                StoreConformance.Promises[0],
                () => Task.FromResult(StoreParts.Of(new InMemoryTicketStore())),
                StoreSetting.TwoProcesses
            )
        );
        Assert.Contains("StoreParts.Another", broken.Message, StringComparison.Ordinal);
    }
}
