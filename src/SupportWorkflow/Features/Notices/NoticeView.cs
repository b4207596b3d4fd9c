using NodaTime;
using SupportWorkflow.Clocks;
using SupportWorkflow.Conditions;
using SupportWorkflow.Proposals;
using SupportWorkflow.Resolutions;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Notices;

/// <summary>The subject of a notice as its words see it.</summary>
/// <param name="Words">How things are said.</param>
/// <param name="Ticket">The ticket after the decision.</param>
/// <param name="Event">The event.</param>
/// <param name="Rule">What people call the escalation rule whose firing it is sent with; null: none.</param>
/// <param name="Before">The priority before the decision; null: none.</param>
internal readonly record struct NoticeView(NoticeSpeech Words, Ticket Ticket, TicketEvent Event, LocalText? Rule, PriorityCode? Before)
{
    /// <summary>When an open clock is due; a promise that was kept or given up is no longer due.</summary>
    public NoticeValue DueOf(string objective) =>
        Ticket.Clock(objective) is { IsOpen: true, Target: not null } clock ? Words.Time(Read(clock).DueAt) : default;

    /// <summary>What handling came to; null: the event does not say.</summary>
    public ResolutionResult? Outcome => ((Event as TicketResolved)?.Resolution ?? (Event as OutcomeRecorded)?.Resolution)?.Result;

    /// <summary>The time a promise allows.</summary>
    public NoticeValue LimitOf(string objective) =>
        Ticket.Clock(objective)?.Target is { } target ? new(FactValue.Of(target.ToString()), target.Text) : default;

    /// <summary>When the clock that reached a point is, or was, due; when a withdrawn point was said to be.</summary>
    public NoticeValue Due() =>
        Event switch
        {
            ClockPointReached { Point: not SlaClock.DuePoint } reached
                when Ticket.Clock(reached.Objective, reached.Track) is { Target: not null } clock => Words.Time(Read(clock).DueAt),
            ClockPointReached reached => Words.Time(reached.DueAt),
            ClockPointWithdrawn undone => Words.Time(undone.DueAt),
            RuleFired fired => Words.Time(fired.DueAt),
            _ => default,
        };

    /// <summary>How much of its time is left, in the target's own kind of time, at the instant of deciding.</summary>
    public NoticeValue Left() =>
        Event is ClockPointReached reached
        && Ticket.Clock(reached.Objective, reached.Track) is { Target: not null } clock
        && Duration.Max(Read(clock).Remaining, Duration.Zero) is var left
            ? new(FactValue.Of(left == Duration.Zero ? "PT0S" : SlaTarget.Iso(left)), ServiceLevelTexts.Spoken(left))
            : default;

    public NoticeValue ObjectiveName()
    {
        if (ClockFacts.PointOf(Event) is not var (name, _))
            return default;
        foreach (var objective in Words.Policies.Objectives.Concat(Words.Policies.ObjectivesOfTracks))
            if (objective.Name == name)
                return new(FactValue.Of(name), objective.Text);
        return name;
    }

    /// <summary>The point of a clock, as people say it.</summary>
    public NoticeValue Point()
    {
        if (ClockFacts.PointOf(Event) is not var (_, point))
            return default;
        var spoken =
            point == SlaClock.DuePoint ? NoticeTexts.Table.Say("point.due")
            : WarningPoint.Parse(point) is { Percent: 0 } before
                ? NoticeTexts.Table.Say("point.before", ServiceLevelTexts.Spoken(before.TimeBefore))
            : null;
        return new(FactValue.Of(point), spoken);
    }

    /// <summary>The value of one of the profile's own fields.</summary>
    public NoticeValue Field(string fact, string name) => Said(fact, Ticket.Field(name));

    /// <summary>What a fact says; of the event's own track, where it is about one.</summary>
    public NoticeValue Fact(string fact) =>
        Words.Policies.Facts.Find(fact) is { } known ? Said(fact, known.Value(new FactSubject(Ticket, Event: Event))) : default;

    /// <summary>A value as people say it.</summary>
    public NoticeValue Said(string fact, FactValue value) =>
        value switch
        {
            { YesNo: { } yes } => new(value, NoticeTexts.Table.Say(yes ? "yes" : "no")),
            { Text: { Length: > 0 } text } => Words.Chosen(fact, text),
            { Text: not null } => default,
            _ => new(value),
        };

    /// <summary>What is still missing: the names for programs, the questions, a line each, for people.</summary>
    public NoticeValue Questions()
    {
        if (Event is not DetailsMissing { Missing: { Count: > 0 } missing })
            return default;
        var intake = Words.Policies.Intake;
        return new(
            FactValue.Of(string.Join(", ", missing.Select(m => m.Field).Distinct())),
            LocalText.Join([.. missing.Select(m => intake.Ask(m).Question).Distinct()], "\n", "\n")
        );
    }

    /// <summary>What is proposed: the ids for programs, a line each for people.</summary>
    public NoticeValue Proposed()
    {
        var proposals = (Event as SolutionsProposed)?.Proposals ?? (Event as EarlierCasesProposed)?.Proposals ?? default;
        var rules = Words.Policies.Proposals;
        return proposals.Count == 0
            ? default
            : new(
                FactValue.Of(string.Join(", ", proposals.Select(p => p.Id))),
                LocalText.Join(
                    [
                        .. proposals.Select(p =>
                            p.Kind == ProposalKind.Advice ? rules.TextOf(p.Id) : new(p.Title is null ? p.Id : $"{p.Id}: {p.Title}")
                        ),
                    ],
                    "\n",
                    "\n"
                )
            );
    }

    private ClockReading Read(SlaClock clock) => clock.At(Ticket.ChangedAt, Words.Policies.Calendars);
}
