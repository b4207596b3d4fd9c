using NodaTime;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Cli.Explain;

/// <summary>The events of one ticket as a file holds them, checked, and the ticket they make.</summary>
internal sealed class TicketHistory
{
    private readonly List<TicketWorkflow> _tellers;

    private TicketHistory(WorkflowShelf shelf, List<TicketWorkflow> tellers, ValueList<TicketEvent> events, Instant at) =>
        (_tellers, Workflow, Events, At, Ticket) = (tellers, tellers[^1], events, at, shelf.Rebuild(events));

    /// <summary>What decides the ticket at the end of what is told.</summary>
    public TicketWorkflow Workflow { get; }

    public ValueList<TicketEvent> Events { get; }

    /// <summary>The profile versions it was decided by, in order.</summary>
    public IEnumerable<ProfileVersion> Profiles => _tellers.Select(t => t.Profile).Distinct();

    /// <summary>The instant at which everything is read.</summary>
    public Instant At { get; }

    public Ticket Ticket { get; }

    /// <summary>What is due by then and was not recorded.</summary>
    public ValueList<TicketEvent> DueByThen => Workflow.Advance(Ticket, At).Events;

    /// <summary>What happened, in the words of the profile it happened under.</summary>
    public LocalText Tell(TicketEvent e) => (e.Version <= _tellers.Count ? _tellers[e.Version - 1] : Workflow).Tell(e);

    /// <param name="path">The file.</param>
    /// <param name="given">The profiles at hand beside the built-in ones.</param>
    /// <param name="at">Until when events are told, and when clocks are read; null: the last event.</param>
    /// <param name="console">Where problems are worded.</param>
    /// <exception cref="ToolProblemException">The file is no history of one ticket, or a profile of it is not at hand:
    /// everything wrong is listed.</exception>
    public static TicketHistory Read(string path, IReadOnlyList<WorkflowProfile> given, Instant? at, ToolConsole console)
    {
        var file = InputFile.NameOf(path, console);
        var all = Parse(path, file, console);
        var problems = new List<ToolProblem>();
        if (all.Count == 0 || all[0] is not TicketOpened)
            Wrong("events.no-opening", "$[0].type", all.Count > 0 ? all[0].Name : console.Say("events-nothing"), "ticket-opened");
        for (var i = 0; i < all.Count; i++)
        {
            if (i > 0 && all[i] is TicketOpened)
                Wrong("events.second-opening", $"$[{i}].type", "ticket-opened", console.Say("events-once"));
            if (all[i].Version != i + 1)
                Wrong("events.gap", $"$[{i}].version", $"{all[i].Version}", $"{i + 1}");
            if (i > 0 && all[i].RecordedAt < all[i - 1].RecordedAt)
                Wrong("events.time-falls", $"$[{i}].recordedAt", $"{all[i].RecordedAt}", $"≥ {all[i - 1].RecordedAt}");
            if (all[i].OccurredAt > all[i].RecordedAt)
                Wrong("events.future", $"$[{i}].occurredAt", $"{all[i].OccurredAt}", $"≤ {all[i].RecordedAt}");
        }
        if (at < all.FirstOrDefault()?.RecordedAt)
            Wrong("events.before-opening", "--at", $"{at}", $"≥ {all[0].RecordedAt}");
        ValueList<TicketEvent> told = [.. all.Where(e => at is null || e.RecordedAt <= at)];
        var profiles = new HistoryProfiles(given);
        var shelf = profiles.ShelfOf(told, (i, member, version) =>
            Wrong(
                "events.other-profile",
                $"$[{i}].{member}",
                $"{version}",
                given.Count == 0 ? console.Say("events-profile-file") : string.Join(", ", given.Select(p => p.Version))
            )
        );
        var tellers = shelf is null ? [] : HistoryProfiles.Tellers(told, shelf);
        for (var i = 0; i < tellers.Count; i++)
        {
            var workflow = tellers[i];
            if (told[i] is not UnknownEvent && told[i].To is { } to && workflow.Lifecycle.FindState(to) is null)
                Wrong("events.unknown-state", $"$[{i}].to", to, string.Join(", ", workflow.Lifecycle.States.Select(s => s.Name)));
            if (told[i] is TargetChosen { After.Calendar: { } calendar } && workflow.Calendars.Find(calendar) is null)
                Wrong("events.unknown-calendar", $"$[{i}].after.calendar", calendar, string.Join(", ", workflow.Calendars.Names));
        }
        if (problems.Count > 0)
            throw new ToolProblemException(problems);
        return new(shelf!, tellers, told, at ?? told[^1].RecordedAt);

        void Wrong(string code, string where, string found, string allowed) =>
            problems.Add(
                new(code, console.Say("found-allowed", found, allowed))
                {
                    File = file,
                    Path = where,
                    Found = found,
                    Allowed = allowed,
                }
            );
    }

    private static ValueList<TicketEvent> Parse(string path, string file, ToolConsole console)
    {
        try
        {
            return TicketJson.ReadEvents(InputFile.ReadAll(path, console));
        }
        catch (TicketFormatException e)
        {
            throw new ToolProblemException(
                new ToolProblem("events.not-readable", console.Say("events-not-readable", e.Message)) { File = file }
            );
        }
    }
}
