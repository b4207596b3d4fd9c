using System.Text.Json.Serialization;
using NodaTime;
using SupportWorkflow.Clocks;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow;

/// <summary>A clock got its target, or another one.</summary>
/// <param name="Objective">Which promise.</param>
/// <param name="Cycle">Which run of it.</param>
/// <param name="After">The target from now on.</param>
/// <param name="Row">Which row of the objective, counted from 1.</param>
/// <param name="Profile">The profile version in which the row stands.</param>
/// <param name="Mode">How it takes over from the one before.</param>
/// <param name="Before">The target until now; null: none.</param>
public sealed record TargetChosen(
    string Objective,
    int Cycle,
    SlaTarget After,
    int Row,
    ProfileVersion Profile,
    RetargetMode Mode,
    SlaTarget? Before = null
) : TicketEvent
{
    internal override string StableName => "target-chosen";

    internal override void Fold(Ticket own) { }

    internal override LocalText Tell(IProfileWords words) =>
        Before is { } before
            ? ClockTexts.Table.Say("target-chosen-again", words.Objective(Objective), After.Text, before.Text)
            : ClockTexts.Table.Say(StableName, words.Objective(Objective), After.Text);
}

/// <summary>Somebody said until when a promise is to be kept; nothing that waits moves it.</summary>
/// <param name="Objective">Which promise.</param>
/// <param name="Cycle">Which run of it.</param>
/// <param name="DueAt">Until when.</param>
/// <param name="Reason">Why.</param>
/// <param name="Before">The target until now; null: none.</param>
public sealed record DueSet(
    string Objective,
    int Cycle,
    [property: JsonConverter(typeof(InstantConverter))] Instant DueAt,
    [property: Personal] string Reason,
    SlaTarget? Before = null
) : TicketEvent
{
    internal override string StableName => "due-set";

    internal override bool IsForRequester => true;

    internal override void Fold(Ticket own) { }

    internal override LocalText Tell(IProfileWords words) =>
        TicketTexts.Reasoned(
            Before is { } before
                ? ClockTexts.Table.Say("due-set-again", words.Objective(Objective), words.Local(DueAt), before.Text)
                : ClockTexts.Table.Say(StableName, words.Objective(Objective), words.Local(DueAt)),
            Reason
        );

    internal override TicketEvent Redacted(in Redactor r) => this with { Reason = r.Text(Reason) };
}

/// <summary>The customer was told until when they will hear more.</summary>
/// <param name="Objective">Which promise.</param>
/// <param name="DueAt">Until when.</param>
/// <param name="What">What was promised.</param>
/// <param name="Begins">Whether a new run of it begins; otherwise the running one has another instant.</param>
public sealed record PromiseMade(
    string Objective,
    [property: JsonConverter(typeof(InstantConverter))] Instant DueAt,
    [property: Personal] string What,
    bool Begins
) : TicketEvent
{
    internal override string StableName => "promise-made";

    internal override bool IsForRequester => true;

    internal override bool IsContact => true;

    internal override void Fold(Ticket own) =>
        own.Handling = own.Handling with { FirstContactAt = own.Handling.FirstContactAt ?? OccurredAt };

    internal override LocalText Tell(IProfileWords words) =>
        ClockTexts.Table.Say(StableName, words.Objective(Objective), words.Local(DueAt), What);

    internal override TicketEvent Redacted(in Redactor r) => this with { What = r.Text(What) };
}

/// <summary>No target of a clock applies any more: the promise is no longer owed, and missed where it is late already. A target that
/// applies later takes it up again.</summary>
/// <param name="Objective">Which promise.</param>
/// <param name="Cycle">Which run of it.</param>
/// <param name="Before">The target until now.</param>
/// <param name="Profile">The profile version no row of which holds.</param>
public sealed record TargetDropped(string Objective, int Cycle, SlaTarget Before, ProfileVersion Profile) : TicketEvent
{
    internal override string StableName => "target-dropped";

    internal override void Fold(Ticket own) { }

    internal override LocalText Tell(IProfileWords words) => ClockTexts.Table.Say(StableName, words.Objective(Objective), Before.Text);
}

/// <summary>An earlier pause was put right.</summary>
/// <param name="From">The first instant that does not count.</param>
/// <param name="Until">The first instant that counts again.</param>
/// <param name="Reason">Why.</param>
public sealed record PauseRecorded(
    [property: JsonConverter(typeof(InstantConverter))] Instant From,
    [property: JsonConverter(typeof(InstantConverter))] Instant Until,
    [property: Personal] string Reason
) : TicketEvent
{
    internal override string StableName => "pause-recorded";

    internal override void Fold(Ticket own) { }

    internal override LocalText Tell(IProfileWords words) =>
        ClockTexts.Table.Say(StableName, words.Local(From), words.Local(Until), Reason);

    internal override TicketEvent Redacted(in Redactor r) => this with { Reason = r.Text(Reason) };
}

/// <summary>A clock reached a warning point or its due time; raised once per cycle (SLA-8).</summary>
/// <param name="Objective">Which promise.</param>
/// <param name="Cycle">Which run of it.</param>
/// <param name="Point"><c>80%</c>, or <c>due</c> for the breach.</param>
/// <param name="DueAt">When it truly was due, however late it was noticed.</param>
public sealed record ClockPointReached(
    string Objective,
    int Cycle,
    string Point,
    [property: JsonConverter(typeof(InstantConverter))] Instant DueAt
) : TicketEvent
{
    internal override string StableName => "clock-point-reached";

    internal override void Fold(Ticket own) { }

    internal override LocalText Tell(IProfileWords words) =>
        Point == SlaClock.DuePoint ? ClockTexts.Table.Say("clock-point-reached-due", words.Objective(Objective), words.Local(DueAt))
        : WarningPoint.Parse(Point) is { Percent: 0 } before
            ? ClockTexts.Table.Say(
                "clock-point-reached-before",
                words.Objective(Objective),
                ServiceLevelTexts.Spoken(before.TimeBefore),
                words.Local(DueAt)
            )
        : ClockTexts.Table.Say(StableName, words.Objective(Objective), Point, words.Local(DueAt));
}

/// <summary>Something learned later undid a point that was raised: the clock had not come so far.
/// The point may be raised again (SLA-8).</summary>
/// <param name="Objective">Which promise.</param>
/// <param name="Cycle">Which run of it.</param>
/// <param name="Point"><c>80%</c>, <c>PT10M before</c>, or <c>due</c> for the breach.</param>
/// <param name="DueAt">When it was said to be due.</param>
public sealed record ClockPointWithdrawn(
    string Objective,
    int Cycle,
    string Point,
    [property: JsonConverter(typeof(InstantConverter))] Instant DueAt
) : TicketEvent
{
    internal override string StableName => "clock-point-withdrawn";

    internal override void Fold(Ticket own) { }

    internal override LocalText Tell(IProfileWords words) =>
        ClockTexts.Table.Say(StableName, words.Objective(Objective), Point, words.Local(DueAt));
}
