using SupportWorkflow.Desk;
using SupportWorkflow.Testing;

namespace SupportWorkflow.Hosting.Stores;

public sealed class StoreConformanceTests
{
    public static TheoryData<string> Promises => [.. StoreConformance.Promises];

    [Theory]
    [MemberData(nameof(Promises))]
    public Task The_store_in_memory_keeps_its_promises(string promise) =>
        StoreConformance.CheckAsync(promise, () => Task.FromResult(StoreParts.Of(new InMemoryTicketStore())));

    [Fact]
    public async Task A_promise_nobody_made_is_the_callers_mistake() =>
        await Assert.ThrowsAsync<ArgumentException>(() =>
            StoreConformance.CheckAsync("Never", () => Task.FromResult(StoreParts.Of(new InMemoryTicketStore())))
        );
}
