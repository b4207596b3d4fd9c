using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.Escalations;

/// <summary>What of a rule is the same at every firing.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">What people call it.</param>
/// <param name="Actions">What it does.</param>
/// <param name="Rank">Which goes first in a pass: the highest.</param>
/// <param name="Place">Which goes first of equal rank: its place in the order of declaration.</param>
internal sealed record FiringRule(string Name, LocalText Text, ValueList<RuleAction> Actions, int Rank, int Place)
{
    /// <summary>The promise whose points set it off, once in each cycle; null: something else does.</summary>
    public string? Objective { get; init; }

    /// <summary>How it fires again for the same number; null: it does not.</summary>
    public RuleRepeat? Repeat { get; init; }

    /// <summary>The calendar by which that is counted; null: elapsed time.</summary>
    public WorkCalendar? Calendar { get; init; }

    /// <summary>Whether it does nothing but what the lifecycle may refuse.</summary>
    public bool OnlyCommands { get; init; }

    /// <summary>The commands of its actions that are the same on every ticket; null: one that is not.</summary>
    public IReadOnlyList<TicketCommand?> Prepared { get; init; } = [];

    /// <summary>The command of an action; null: it has none, or nothing to do.</summary>
    public TicketCommand? CommandOf(int action, Ticket ticket, TicketPolicies policies) =>
        Prepared[action] ?? Actions[action].CommandFor(new(By, Text, ticket, policies));

    /// <summary>What each of its actions writes.</summary>
    public ValueList<WrittenField> Writes { get; init; }

    /// <summary>When it fires again; null: it does not.</summary>
    /// <param name="due">When it was due.</param>
    /// <param name="now">When it fires.</param>
    /// <param name="repetition">How often it fired before.</param>
    public Instant? NextAfter(Instant due, Instant now, int repetition)
    {
        if (Repeat is null || repetition + 1 >= Repeat.AtMost)
            return null;
        var next = Repeat.Every.After(due, Calendar);
        return next <= now ? Repeat.Every.After(now, Calendar) : next;
    }

    /// <summary>Whether it waits for the answer to an escalation: it takes further what took the ticket up.</summary>
    public bool Climbs { get; init; }

    /// <summary>What it does something for.</summary>
    /// <param name="ticket">The ticket as it stands.</param>
    /// <param name="because">The event that set it off; null: time did.</param>
    public RuleCause CauseOn(Ticket ticket, TicketEvent? because) =>
        because is ClockPointReached { Track: null } reached
            ? new(Name, reached.Objective, reached.Cycle, Climbs)
            : new(Name, Objective, Objective is null ? 0 : ticket.Clock(Objective)?.Cycle ?? 0, Climbs);

    /// <summary>Who does what it does.</summary>
    public Actor By { get; } = Actor.System(Name);

    /// <summary>What its firing itself says, so that the fold understands it.</summary>
    public ValueList<string> Did { get; } = [.. Actions.Select(a => a.Mark).OfType<string>()];
}
