using NodaTime;
using NodaTime.Text;
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

    /// <summary>When the clock that reached a point is, or was, due.</summary>
    public NoticeValue Due() => Event is not ClockPointReached reached ? default
        : reached.Point != SlaClock.DuePoint && Ticket.Clock(reached.Objective) is { Target: not null } clock ? Words.Time(Read(clock).DueAt)
        : Words.Time(reached.DueAt);

    /// <summary>How much of its time is left, in the target's own kind of time, at the instant of deciding.</summary>
    public NoticeValue Left() => Event is ClockPointReached reached && Ticket.Clock(reached.Objective) is { Target: not null } clock
        && Duration.Max(Read(clock).Remaining, Duration.Zero) is var left
        ? new(FactValue.Of(Iso(left)), ServiceLevelTexts.Spoken(left))
        : default;

    public NoticeValue ObjectiveName()
    {
        if (Event is not ClockPointReached { Objective: var name }) return default;
        foreach (var objective in Words.Objectives)
            if (objective.Name == name) return new(FactValue.Of(name), objective.Text);
        return name;
    }

    public NoticeValue Field(string fact, string name) => Ticket.Field(name) switch
    {
        { YesNo: { } yes } value => new(value, NoticeTexts.Table.Say(yes ? "yes" : "no")),
        { Text: { } text } => Words.Chosen(fact, text),
        var value => new(value),
    };

    /// <summary>In hours, minutes and seconds, for a day of working time is no day.</summary>
    private static string Iso(Duration time) => time == Duration.Zero ? "PT0S" : PeriodPattern.Roundtrip.Format(
        new PeriodBuilder { Hours = (long)time.TotalHours, Minutes = time.Minutes, Seconds = time.Seconds, Nanoseconds = time.SubsecondNanoseconds }.Build());

    private ClockReading Read(SlaClock clock) => clock.At(Instant.Max(Ticket.ChangedAt, clock.Marks[^1].At), Words.Calendars);
}
