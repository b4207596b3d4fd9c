using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SupportWorkflow.Priorities;
using SupportWorkflow.Profiles;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Desk;

/// <summary>Puts a desk together from what is registered under its name; for the only desk, what is registered without a name counts too.</summary>
internal static class DeskParts
{
    public static TicketWorkflow Compile(IServiceProvider provider, string desk) =>
        Compile(provider, desk, SupportWorkflowOptionsValidator.Document(Options(provider, desk)));

    public static TicketDesk Desk(IServiceProvider provider, string desk)
    {
        var clock = provider.GetRequiredService<TimeProvider>();
        return new(
            desk, provider.GetRequiredKeyedService<DeskWorkflows>(desk), provider.GetRequiredKeyedService<ITicketStore>(desk),
            provider.GetRequiredKeyedService<ITicketNumberSource>(desk),
            new OutsideSources(
                Find<IRosterSource>(provider, desk), Find<IClassificationAdviser>(provider, desk), Find<ISimilarTicketCounter>(provider, desk),
                clock, Options(provider, desk).SourcePatience, Logger<OutsideSources>(provider)),
            clock, Logger<TicketDesk>(provider));
    }

    /// <summary>What a desk keeps its tickets in where nobody gave it a store of its own.</summary>
    public static ITicketStore Store(IServiceProvider provider, string desk) =>
        Unnamed<ITicketStore>(provider, desk) ?? provider.GetRequiredKeyedService<InMemoryTicketStore>(desk);

    /// <summary>A port that belongs to the store: registered by itself, or a face of the store.</summary>
    /// <exception cref="InvalidOperationException">Neither: another store's part in its place would lose things silently.</exception>
    public static T OfStore<T>(IServiceProvider provider, string desk)
        where T : class => Unnamed<T>(provider, desk) ?? provider.GetRequiredKeyedService<ITicketStore>(desk) as T
        ?? throw new InvalidOperationException($"{provider.GetRequiredKeyedService<ITicketStore>(desk).GetType().Name} of desk '{desk}' is no {typeof(T).Name}: register one.");

    /// <summary>The profile versions that the desk knows.</summary>
    public static DeskWorkflows Workflows(IServiceProvider provider, string desk)
    {
        var current = provider.GetRequiredKeyedService<TicketWorkflow>(desk);
        var archive = Find<IProfileArchive>(provider, desk) ?? provider.GetRequiredKeyedService<ITicketStore>(desk) as IProfileArchive;
        var options = Options(provider, desk);
        var document = options is { BuiltInProfile: null, ProfileFile: null, ProfileJson: null } ? null : Encoding.UTF8.GetString(SupportWorkflowOptionsValidator.Document(options));
        return new(current, json => Compile(provider, desk, Encoding.UTF8.GetBytes(json)), archive, document);
    }

    private static TicketWorkflow Compile(IServiceProvider provider, string desk, byte[] document)
    {
        var (priority, calendar) = (provider.GetKeyedService<IPriorityPolicy>(desk), provider.GetKeyedService<ISlaCalendarPolicy>(desk));
        return WorkflowProfile.Parse(document).Compile(policies =>
        {
            if (priority is not null) policies.Priority(priority);
            if (calendar is not null) policies.SlaCalendar(calendar);
            foreach (var change in provider.GetKeyedServices<Action<PolicySet>>(desk)) change(policies);
        });
    }

    private static SupportWorkflowOptions Options(IServiceProvider provider, string desk) =>
        provider.GetRequiredService<IOptionsMonitor<SupportWorkflowOptions>>().Get(desk);

    private static ILogger<T> Logger<T>(IServiceProvider provider) => provider.GetService<ILogger<T>>() ?? NullLogger<T>.Instance;

    private static T? Find<T>(IServiceProvider provider, string desk)
        where T : class => provider.GetKeyedService<T>(desk) ?? Unnamed<T>(provider, desk);

    private static T? Unnamed<T>(IServiceProvider provider, string desk)
        where T : class => desk.Length == 0 ? provider.GetService<T>() : null;
}
