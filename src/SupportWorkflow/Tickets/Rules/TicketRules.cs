using NodaTime;

namespace SupportWorkflow;

/// <summary>The escalation rules of a profile as decisions see them: what they listen to, when one fires next, and which fire now. Immutable.</summary>
internal abstract class TicketRules
{
    /// <summary>The word for any event that a person caused.</summary>
    public const string Movement = "movement";

    /// <summary>There are none.</summary>
    public static TicketRules None { get; } = new NoRules();

    /// <summary>Whether there is any.</summary>
    public virtual bool Any => true;

    /// <summary>The events with which rules are asked, as bits.</summary>
    public abstract ulong Heard { get; }

    /// <summary>The events whose last time is remembered, as bits.</summary>
    public abstract ulong Remembered { get; }

    /// <summary>Whether the last movement is remembered.</summary>
    public abstract bool RemembersMovement { get; }

    /// <summary>Whether a rule asks what only the host can find out.</summary>
    public abstract bool AskOutside { get; }

    /// <summary>The first instant at which a rule fires if nothing more happens; null: none does in that time. Allocates nothing.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="from">The earliest instant.</param>
    /// <param name="before">When the ticket changes by itself at the latest: rules are asked again then.</param>
    public abstract Instant? Next(Ticket ticket, Instant from, Instant before);

    /// <summary>Adds the firings of one pass, in the order in which they are carried out.</summary>
    public abstract void Ask(in RuleQuestion question, List<RuleAnswer> answers);

    private sealed class NoRules : TicketRules
    {
        public override bool Any => false;

        public override ulong Heard => 0;

        public override ulong Remembered => 0;

        public override bool RemembersMovement => false;

        public override bool AskOutside => false;

        public override Instant? Next(Ticket ticket, Instant from, Instant before) => null;

        public override void Ask(in RuleQuestion question, List<RuleAnswer> answers)
        {
        }
    }
}

/// <summary>One pass: all rules are asked on the same facts.</summary>
/// <param name="ticket">The ticket.</param>
/// <param name="before">What it was before the first of the events.</param>
/// <param name="events">The events no rule has heard of.</param>
/// <param name="at">The instant as of which is asked.</param>
/// <param name="timed">Whether a rule may be due by time.</param>
/// <param name="given">What the host found out.</param>
internal readonly ref struct RuleQuestion(Ticket ticket, TicketBefore before, ReadOnlySpan<TicketEvent> events, Instant at, bool timed, OutsideFacts? given)
{
    public Ticket Ticket => ticket;

    public TicketBefore Before => before;

    public ReadOnlySpan<TicketEvent> Events { get; } = events;

    public Instant At => at;

    public bool Timed => timed;

    public OutsideFacts? Given => given;
}

/// <summary>A rule that fires.</summary>
/// <param name="Rule">Which, and what it does.</param>
/// <param name="Number">The number of its key.</param>
/// <param name="DueAt">When it was due.</param>
/// <param name="Cause">The version of the event it follows from; null: time passed.</param>
internal readonly record struct RuleAnswer(FiringRule Rule, int Number, Instant DueAt, int? Cause);
