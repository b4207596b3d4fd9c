using NodaTime;

namespace SupportWorkflow.Escalations;

/// <summary>One pass: all rules are asked on the same facts.</summary>
/// <param name="ticket">The ticket.</param>
/// <param name="before">What it was before the first of the events.</param>
/// <param name="events">The events that no rule was asked with yet.</param>
/// <param name="at">The instant as of which is asked.</param>
/// <param name="timed">Whether a rule may be due by time.</param>
/// <param name="given">What the host found out.</param>
internal readonly ref struct RuleQuestion(
    Ticket ticket,
    TicketBefore before,
    ReadOnlySpan<TicketEvent> events,
    Instant at,
    bool timed,
    OutsideFacts? given
)
{
    public Ticket Ticket => ticket;

    public TicketBefore Before => before;

    public ReadOnlySpan<TicketEvent> Events { get; } = events;

    public Instant At => at;

    public bool Timed => timed;

    public OutsideFacts? Given => given;

    /// <summary>Rules that were refused until this version are tried again; 0: none is.</summary>
    public int RetriedUpTo { get; init; }
}

/// <summary>A rule that fires.</summary>
/// <param name="Rule">Which, and what it does.</param>
/// <param name="Number">The number of its key.</param>
/// <param name="DueAt">When it was due.</param>
/// <param name="Cause">The version of the event it follows from; null: time passed.</param>
/// <param name="Earlier">How it fired for the same number before; null: this is the first time.</param>
internal readonly record struct RuleAnswer(FiringRule Rule, int Number, Instant DueAt, int? Cause, RuleFiring? Earlier)
{
    /// <summary>Whether it is tried again, because all it does was refused.</summary>
    public bool IsRetried => Earlier is { Refused: true };
}
