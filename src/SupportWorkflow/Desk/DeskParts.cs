using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SupportWorkflow.Assignments;
using SupportWorkflow.Classifications;
using SupportWorkflow.Priorities;
using SupportWorkflow.Profiles;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Desk;

/// <summary>Puts a desk together from the parts that are registered for it.</summary>
internal static class DeskParts
{
    /// <summary>The workflow of a profile with the desk's policies and rules in code.</summary>
    /// <param name="provider">Where the desk's parts are found.</param>
    /// <param name="desk">Its name.</param>
    /// <param name="profile">The profile.</param>
    /// <param name="isPinned">Whether tickets pin this document as it is.</param>
    /// <exception cref="DefinitionException">The rules have problems; every one is listed.</exception>
    public static TicketWorkflow Compile(IServiceProvider provider, string desk, WorkflowProfile profile, bool isPinned = false)
    {
        var (priority, calendar) = (DeskPorts.Find<IPriorityPolicy>(provider, desk), DeskPorts.Find<ISlaCalendarPolicy>(provider, desk));
        var classification = DeskPorts.Find<IClassificationPolicy>(provider, desk);
        var assignment = DeskPorts.Find<IAssignmentPolicy>(provider, desk);
        return profile.Compile(
            policies =>
            {
                if (priority is not null)
                    policies.Priority(priority);
                if (assignment is not null)
                    policies.Assignment(assignment);
                if (classification is not null)
                    policies.Classification(classification);
                if (calendar is not null)
                    policies.SlaCalendar(calendar);
                foreach (var change in provider.GetKeyedServices<Action<PolicySet>>(desk))
                    change(policies);
            },
            isPinned
        );
    }

    /// <summary>The profile versions that the desk knows.</summary>
    public static DeskWorkflows Workflows(IServiceProvider provider, string desk)
    {
        return new(
            Compile(provider, desk, SupportWorkflowOptionsValidator.Profile(Options(provider, desk))),
            json => Compile(provider, desk, WorkflowProfile.Parse(Encoding.UTF8.GetBytes(json)), isPinned: true),
            DeskPorts.OfStore<IProfileArchive>(provider, desk)
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
            options,
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
