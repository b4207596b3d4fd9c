using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SupportWorkflow.Desk;
using SupportWorkflow.Hosting;

namespace SupportWorkflow;

/// <summary>Runs desks in a .NET host.</summary>
public static class SupportWorkflowHostingExtensions
{
    /// <summary>
    /// Fires the desk's due work and delivers its outbox while the host runs. Calling it twice adds nothing twice. Its options are checked
    /// when the host starts.
    /// </summary>
    /// <param name="desk">The desk.</param>
    /// <param name="configure">Changes the options; null: the defaults.</param>
    /// <example><code>
    /// builder.Services.AddSupportWorkflow(desk => desk.UseBuiltInProfile("call-center").SendNoticesWith&lt;Mailer&gt;().RunInHost());
    /// builder.Services.AddHealthChecks().AddTicketDesk();
    /// </code></example>
    public static ITicketDeskBuilder RunInHost(this ITicketDeskBuilder desk, Action<DeskHostingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(desk);
        var (services, name) = (desk.Services, desk.Name);
        services.AddOptions<DeskHostingOptions>(name).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DeskHostingOptions>, DeskHostingOptionsValidator>());
        if (configure is not null)
            services.Configure(name, configure);
        if (services.Any(s => s.ServiceType == typeof(DeskService) && Equals(s.ServiceKey, name)))
            return desk;
        services.AddKeyedSingleton(name, static (provider, key) => Service(provider, (string)key!));
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredKeyedService<DeskService>(name));
        return desk;
    }

    /// <summary>
    /// Adds a check of a desk: it fails when due work or the outbox gets old or the store does not answer, and degrades while work is
    /// parked. Calling it twice for one desk adds nothing twice.
    /// </summary>
    /// <param name="checks">The host's checks.</param>
    /// <param name="desk">The desk's name; empty: the only desk.</param>
    public static IHealthChecksBuilder AddTicketDesk(this IHealthChecksBuilder checks, string desk = "")
    {
        ArgumentNullException.ThrowIfNull(checks);
        ArgumentNullException.ThrowIfNull(desk);
        if (checks.Services.Any(s => s.ServiceType == typeof(DeskHealthCheck) && Equals(s.ServiceKey, desk)))
            return checks;
        checks.Services.AddKeyedSingleton(desk, static (provider, key) =>
            new DeskHealthCheck(
                provider.GetRequiredKeyedService<IStoreBacklog>(key),
                Options(provider, (string)key!),
                provider.GetRequiredService<TimeProvider>()
            )
        );
        return checks.Add(
            new HealthCheckRegistration(
                desk.Length == 0 ? "ticket-desk" : $"ticket-desk:{desk}",
                provider => provider.GetRequiredKeyedService<DeskHealthCheck>(desk),
                HealthStatus.Unhealthy,
                ["support-workflow"]
            )
        );
    }

    private static DeskService Service(IServiceProvider provider, string desk)
    {
        var (work, options, clock) = (
            provider.GetRequiredKeyedService<IDeskWork>(desk),
            Options(provider, desk),
            provider.GetRequiredService<TimeProvider>()
        );
        var receivers = new OutboxReceivers(
            provider.GetRequiredKeyedService<ITicketDesk>(desk),
            Find<INoticeSender>(provider, desk),
            provider.GetRequiredKeyedService<OutsideFactSources>(desk)
        );
        if (receivers.Sender is null && !options.WithoutNotices)
            throw new InvalidOperationException(
                $"Desk '{desk}': nobody sends its notices. Name a sender with SendNoticesWith<T>(), or set {nameof(DeskHostingOptions.WithoutNotices)}."
            );
        var telemetry = new HostingTelemetry(desk, provider.GetService<IMeterFactory>());
        return new(
            new DuePump(telemetry, work, provider.GetRequiredKeyedService<IStoreBacklog>(desk), options, clock, Logger<DuePump>(provider)),
            new OutboxDispatcher(
                telemetry,
                work,
                receivers,
                provider.GetRequiredKeyedService<IOutbox>(desk),
                options,
                clock,
                Logger<OutboxDispatcher>(provider)
            ),
            new ScheduleLoop(telemetry, work, options, clock, Logger<ScheduleLoop>(provider)),
            options,
            clock,
            Logger<DeskService>(provider)
        );
    }

    private static DeskHostingOptions Options(IServiceProvider provider, string desk) =>
        provider.GetRequiredService<IOptionsMonitor<DeskHostingOptions>>().Get(desk);

    private static T? Find<T>(IServiceProvider provider, string desk)
        where T : class => provider.GetKeyedService<T>(desk) ?? (desk.Length == 0 ? provider.GetService<T>() : null);

    private static ILogger<T> Logger<T>(IServiceProvider provider) => provider.GetService<ILogger<T>>() ?? NullLogger<T>.Instance;
}
