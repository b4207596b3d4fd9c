using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Escalations;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.ServiceLevels;
using SupportWorkflow.Tracks;

namespace SupportWorkflow;

/// <summary>Why a ticket is as it is, at one instant: data first, sentences in both languages second. Same input, same text.</summary>
public sealed class TicketExplanation
{
    private static readonly TextTable Texts = new("Basics");

    internal TicketExplanation(TicketWorkflow workflow, Ticket ticket, Instant at, ValueList<string> possibleNow)
    {
        var state = workflow.Lifecycle.State(ticket.State.Name);
        State = Texts.Say("state", state.Text, workflow.Local(ticket.State.Since));
        Priority = ticket.Priority is { } priority
            ? Texts.Say("priority", priority.Code, LocalText.Join(priority.Because))
            : Texts.Say("no-priority");
        PossibleNow = possibleNow;
        Times =
        [
            .. new[]
            {
                ("requested", (Instant?)ticket.OpenedAt),
                ("first-contact", ticket.Handling.FirstContactAt),
                ("solved", ticket.Resolution?.ResolvedAt),
            }
                .Where(t => t.Item2 is not null)
                .Select(t => Texts.Say(t.Item1, workflow.Local(t.Item2!.Value))),
        ];
        Tracks = [.. Beside(ticket, workflow)];
        var clocks = new List<ClockExplanation>();
        foreach (var objective in workflow.Objectives)
            if (ticket.Clock(objective.Name) is { Target: not null } clock)
                clocks.Add(clock.Explain(at, workflow.Calendars, objective.Text, workflow.Zone));
        foreach (var clock in ticket.Clocks)
            if (clock is { Track: { } track, Target: not null })
                clocks.Add(
                    clock.Explain(
                        at,
                        workflow.Calendars,
                        TrackTexts.Table.Say("clock", workflow.Words.Objective(clock.Objective), track),
                        workflow.Zone
                    )
                );
        Clocks = [.. clocks];
        Rules = workflow.Escalations?.Explain(ticket, at, workflow.Words) ?? default;
    }

    /// <summary>The state, and since when.</summary>
    public LocalText State { get; }

    /// <summary>The priority, and what led to it.</summary>
    public LocalText Priority { get; }

    /// <summary>When it was asked, when the handler first spoke to the requester, when it was solved:
    /// to the second, in the profile's zone (INT-11).</summary>
    public ValueList<LocalText> Times { get; }

    /// <summary>Every track that runs, and since when; then what each trigger of the ticket waits for.</summary>
    public ValueList<LocalText> Tracks { get; }

    /// <summary>Every clock to which a target applies: the ticket's in the order of the profile, then those of its tracks.</summary>
    public ValueList<ClockExplanation> Clocks { get; }

    /// <summary>Every escalation rule in the order of the profile: whether it has fired, and why not (ESC-10).</summary>
    public ValueList<RuleExplanation> Rules { get; }

    /// <summary>The triggers that may be fired now.</summary>
    public ValueList<string> PossibleNow { get; }

    /// <summary>State, priority, times, tracks and clocks, a line each, and where holidays are not known; rules have texts of their
    /// own.</summary>
    /// <param name="language">A language tag; every one that begins with <c>zh</c> is Chinese, all others are English.</param>
    public string ToText(string language = "en")
    {
        ArgumentNullException.ThrowIfNull(language);
        return string.Join(
            '\n',
            new[] { State, Priority }
                .Concat(Times)
                .Concat(Tracks)
                .Concat(Clocks.SelectMany(c => new[] { c.Text, c.UnknownHolidays }.OfType<LocalText>()))
                .Select(t => t.In(language))
        );
    }

    private static IEnumerable<LocalText> Beside(Ticket ticket, TicketWorkflow workflow)
    {
        foreach (var track in ticket.Tracks)
            if (track.IsOpen)
                yield return TrackTexts.Table.Say(
                    "open",
                    workflow.Words.Track(track.Kind),
                    track.Id,
                    workflow.Words.TrackState(track.Kind, track.State),
                    workflow.Local(track.EnteredAt)
                );
        if (ticket.State.Kind.IsOver)
            yield break;
        foreach (var kind in workflow.TrackKinds)
            if (kind.Stops.Count > 0 && ticket.OpenTracks(kind.Id) > 0)
                yield return TrackTexts.Table.Say("stopped", LocalText.Join([.. kind.Stops.Select(workflow.Words.Trigger)]), kind.Name);
        foreach (var kind in workflow.TrackKinds)
            if (kind.Blocks.Count > 0 && !HasPassed(kind, ticket, workflow))
                yield return TrackTexts.Table.Say("waits", LocalText.Join([.. kind.Blocks.Select(workflow.Words.Trigger)]), kind.Name);
    }

    private static bool HasPassed(TrackKind kind, Ticket ticket, TicketWorkflow workflow)
    {
        var facts = workflow.Policies.Facts.Of(ticket);
        return kind.Passed!.Test(ref facts) == Truth.True;
    }
}
