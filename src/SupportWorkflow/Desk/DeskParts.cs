using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SupportWorkflow.Priorities;
using SupportWorkflow.Profiles;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Desk;

/// <summary>Puts a desk together from the parts that are registered for it.</summary>
internal static class DeskParts
{
    /// <summary>The workflow of a profile document with the desk's policies and rules in code.</summary>
    /// <exception cref="DefinitionException">Document or rules have problems; every one of the document,
    /// or every one of the rules, is listed.</exception>
    public static TicketWorkflow Compile(IServiceProvider provider, string desk, byte[] document)
    {
        var (priority, calendar) = (DeskPorts.Find<IPriorityPolicy>(provider, desk), DeskPorts.Find<ISlaCalendarPolicy>(provider, desk));
        return WorkflowProfile
            .Parse(document)
            .Compile(policies =>
            {
                if (priority is not null)
                    policies.Priority(priority);
                if (calendar is not null)
                    policies.SlaCalendar(calendar);
                foreach (var change in provider.GetKeyedServices<Action<PolicySet>>(desk))
                    change(policies);
            });
    }

    /// <summary>The profile versions that the desk knows.</summary>
    public static DeskWorkflows Workflows(IServiceProvider provider, string desk)
    {
        var document = SupportWorkflowOptionsValidator.Document(Options(provider, desk));
        return new(
            Compile(provider, desk, document),
            json => Compile(provider, desk, Encoding.UTF8.GetBytes(json)),
            DeskPorts.OfStore<IProfileArchive>(provider, desk),
            Encoding.UTF8.GetString(document)
        );
    }

    public static TicketDesk Desk(IServiceProvider provider, string desk)
    {
        var options = Options(provider, desk);
        return new(
            provider.GetRequiredKeyedService<DeskTelemetry>(desk),
            provider.GetRequiredKeyedService<DeskWorkflows>(desk),
            provider.GetRequiredKeyedService<ITicketStore>(desk),
            provider.GetRequiredKeyedService<ITicketNumberSource>(desk),
            provider.GetRequiredKeyedService<OutsideFactSources>(desk),
            options.StoreAttempts,
            provider.GetRequiredService<TimeProvider>(),
            Logger<TicketDesk>(provider)
        );
    }

    public static DeskTelemetry Telemetry(IServiceProvider provider, string desk) => new(desk, provider.GetService<IMeterFactory>());

    public static OutsideFactSources OutsideFacts(IServiceProvider provider, string desk) =>
        new(
            DeskPorts.All<IOutsideFactSource>(provider, desk),
            provider.GetRequiredKeyedService<DeskTelemetry>(desk),
            Options(provider, desk).SourcePatience,
            provider.GetRequiredService<TimeProvider>(),
            Logger<OutsideFactSources>(provider)
        );

    public static ILogger<T> Logger<T>(IServiceProvider provider) => provider.GetService<ILogger<T>>() ?? NullLogger<T>.Instance;

    private static SupportWorkflowOptions Options(IServiceProvider provider, string desk) =>
        provider.GetRequiredService<IOptionsMonitor<SupportWorkflowOptions>>().Get(desk);
}
