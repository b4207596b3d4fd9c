using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow;

/// <summary>The subject of a notice as its words see it.</summary>
internal readonly record struct NoticeView(NoticeSubject Subject, NoticeVocabulary Words)
{
    public Ticket Ticket => Subject.Ticket;

    public TicketEvent Event => Subject.Event;

    /// <summary>When an open clock is due; a promise that was kept or given up is no longer due.</summary>
    public NoticeValue DueOf(string objective) => Ticket.Clock(objective) is { IsOpen: true, Target: not null } clock ? Words.Time(Read(clock).DueAt) : default;

    /// <summary>The time a promise allows.</summary>
    public NoticeValue LimitOf(string objective) =>
        Ticket.Clock(objective)?.Target is { } target ? new(FactValue.Of(target.ToString()), target.Text) : default;

    /// <summary>When the clock that reached a point is, or was, due; when a withdrawn point was said to be.</summary>
    public NoticeValue Due() => Event switch
    {
        ClockPointReached { Point: not SlaClock.DuePoint } reached when Ticket.Clock(reached.Objective) is { Target: not null } clock => Words.Time(Read(clock).DueAt),
        ClockPointReached reached => Words.Time(reached.DueAt),
        ClockPointWithdrawn undone => Words.Time(undone.DueAt),
        _ => default,
    };

    /// <summary>How much of its time is left, in the target's own kind of time, at the instant of deciding.</summary>
    public NoticeValue Left() => Event is ClockPointReached reached && Ticket.Clock(reached.Objective) is { Target: not null } clock
        && Duration.Max(Read(clock).Remaining, Duration.Zero) is var left
        ? new(FactValue.Of(left == Duration.Zero ? "PT0S" : SlaTarget.Iso(left)), ServiceLevelTexts.Spoken(left))
        : default;

    public NoticeValue ObjectiveName()
    {
        if (NoticeFacts.PointOf(Event) is not var (name, _)) return default;
        foreach (var objective in Words.Objectives)
            if (objective.Name == name) return new(FactValue.Of(name), objective.Text);
        return name;
    }

    /// <summary>The point of a clock, as people say it.</summary>
    public NoticeValue Point()
    {
        if (NoticeFacts.PointOf(Event) is not var (_, point)) return default;
        var spoken = point == SlaClock.DuePoint ? NoticeTexts.Table.Say("point.due")
            : WarningPoint.Parse(point) is { Percent: 0 } before ? NoticeTexts.Table.Say("point.before", ServiceLevelTexts.Spoken(before.TimeBefore))
            : null;
        return new(FactValue.Of(point), spoken);
    }

    public NoticeValue Field(string fact, string name) => Ticket.Field(name) switch
    {
        { YesNo: { } yes } value => new(value, NoticeTexts.Table.Say(yes ? "yes" : "no")),
        { Text: { } text } => Words.Chosen(fact, text),
        var value => new(value),
    };

    private ClockReading Read(SlaClock clock) => clock.At(Ticket.ChangedAt, Words.Calendars);
}
