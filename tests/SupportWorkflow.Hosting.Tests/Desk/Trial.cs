using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SupportWorkflow.Desk;
using SupportWorkflow.Profiles;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Hosting.Desk;

/// <summary>A desk in memory on a clock that stands still.</summary>
internal sealed class Trial : IAsyncDisposable
{
    private readonly ServiceProvider _provider;

    public Trial(Action<ITicketDeskBuilder>? configure = null, Action<IServiceCollection>? more = null, WorkflowProfile? profile = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        more?.Invoke(services);
        services.AddSupportWorkflow(desk =>
        {
            _ = profile is null ? desk.UseBuiltInProfile("call-center") : desk.UseProfileJson(profile.ToJson());
            configure?.Invoke(desk);
        });
        _provider = services.BuildServiceProvider();
    }

    public WatchedClock Clock { get; } = new(Friday);

    public ITicketDesk Desk => _provider.GetRequiredService<ITicketDesk>();

    public IDeskWork Work => Part<IDeskWork>();

    public InMemoryTicketStore Store => Part<InMemoryTicketStore>();

    public T Part<T>()
        where T : notnull => _provider.GetRequiredKeyedService<T>("");

    public T Unnamed<T>()
        where T : notnull => _provider.GetRequiredService<T>();

    public async Task<Ticket> OpenAsync(string? commandId = null, string impact = "user-blocked") => (
            await Desk.OpenAsync(
                new OpenTicket("No dial tone")
                {
                    By = Customer,
                    Channel = "phone",
                    Impact = impact,
                    CommandId = commandId,
                }.WithDetails()
            )
        ).EnsureAccepted().Ticket;

    /// <summary>As if everything that may leave had left.</summary>
    public async Task EmptyOutboxAsync() =>
        await Store.DoneAsync([.. (await Store.ReadAsync(Clock.Now + Duration.FromDays(7), 1000)).Select(e => e.Key)]);

    public ValueTask DisposeAsync() => _provider.DisposeAsync();
}

internal static class TrialServices
{
    public static void AddStore(this IServiceCollection services, InMemoryTicketStore store) => services.AddSingleton<ITicketStore>(store);
}
