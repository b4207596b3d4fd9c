using NodaTime;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Cli.Explain;

/// <summary>The events of one ticket as a file holds them, checked, and the ticket they make.</summary>
internal sealed class TicketHistory
{
    private TicketHistory(TicketWorkflow workflow, ValueList<TicketEvent> events, Instant at) =>
        (Workflow, Events, At, Ticket) = (workflow, events, at, workflow.Rebuild(events));

    public TicketWorkflow Workflow { get; }

    public ValueList<TicketEvent> Events { get; }

    /// <summary>The instant at which everything is read.</summary>
    public Instant At { get; }

    public Ticket Ticket { get; }

    /// <summary>What is due by then and was not recorded.</summary>
    public ValueList<TicketEvent> DueByThen => Workflow.Advance(Ticket, At).Events;

    /// <param name="path">The file.</param>
    /// <param name="profile">The profile; null: the built-in one that the events name.</param>
    /// <param name="at">Until when events are told, and when clocks are read; null: the last event.</param>
    /// <param name="console">Where problems are worded.</param>
    /// <exception cref="ToolProblemException">The file is no history of one ticket, or its profile is not at hand: everything wrong is listed.</exception>
    public static TicketHistory Read(string path, WorkflowProfile? profile, Instant? at, ToolConsole console)
    {
        var file = InputFile.NameOf(path, console);
        var all = Parse(path, file, console);
        var problems = new List<ToolProblem>();
        var opened = all.Count > 0 ? all[0] as TicketOpened : null;
        if (opened is null) Wrong("events.no-opening", "$[0].type", all.Count > 0 ? all[0].Name : console.Say("events-nothing"), "ticket-opened");
        for (var i = 0; i < all.Count; i++)
        {
            if (i > 0 && all[i] is TicketOpened) Wrong("events.second-opening", $"$[{i}].type", "ticket-opened", console.Say("events-once"));
            if (all[i].Version != i + 1) Wrong("events.gap", $"$[{i}].version", $"{all[i].Version}", $"{i + 1}");
            if (i > 0 && all[i].RecordedAt < all[i - 1].RecordedAt) Wrong("events.time-falls", $"$[{i}].recordedAt", $"{all[i].RecordedAt}", $"≥ {all[i - 1].RecordedAt}");
            if (all[i].OccurredAt > all[i].RecordedAt) Wrong("events.future", $"$[{i}].occurredAt", $"{all[i].OccurredAt}", $"≤ {all[i].RecordedAt}");
        }
        var workflow = Of(opened, profile);
        for (var i = 0; workflow is not null && i < all.Count; i++)
        {
            if (all[i] is not UnknownEvent && all[i].To is { } to && workflow.Lifecycle.FindState(to) is null)
                Wrong("events.unknown-state", $"$[{i}].to", to, string.Join(", ", workflow.Lifecycle.States.Select(s => s.Name)));
            if (all[i] is TargetChosen { After.Calendar: { } calendar } && !workflow.Calendars.Names.Contains(calendar))
                Wrong("events.unknown-calendar", $"$[{i}].after.calendar", calendar, string.Join(", ", workflow.Calendars.Names));
        }
        if (at < all.FirstOrDefault()?.RecordedAt) Wrong("events.before-opening", "--at", $"{at}", $"≥ {all[0].RecordedAt}");
        if (problems.Count > 0) throw new ToolProblemException(problems);
        ValueList<TicketEvent> told = [.. all.Where(e => at is null || e.RecordedAt <= at)];
        return new(workflow!, told, at ?? told[^1].RecordedAt);

        TicketWorkflow? Of(TicketOpened? first, WorkflowProfile? given)
        {
            if (first is null) return null;
            if (given is null && first.Profile == ImportWorkflow.Standard.Profile) return ImportWorkflow.Standard;
            var found = given ?? BuiltInProfiles.Find(first.Profile.Profile);
            if (found?.Version == first.Profile) return found.Compile();
            Wrong("events.other-profile", "$[0].profile", $"{first.Profile}", given is null ? console.Say("events-profile-file") : $"{given.Version}");
            return null;
        }

        void Wrong(string code, string where, string found, string allowed) =>
            problems.Add(new(code, console.Say("found-allowed", found, allowed)) { File = file, Path = where, Found = found, Allowed = allowed });
    }

    private static ValueList<TicketEvent> Parse(string path, string file, ToolConsole console)
    {
        try
        {
            return TicketJson.ReadEvents(InputFile.ReadAll(path, console));
        }
        catch (TicketFormatException e)
        {
            throw new ToolProblemException(new ToolProblem("events.not-readable", console.Say("events-not-readable", e.Message)) { File = file });
        }
    }
}
