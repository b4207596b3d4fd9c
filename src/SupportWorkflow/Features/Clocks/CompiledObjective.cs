using SupportWorkflow.Conditions;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Clocks;

/// <summary>An objective whose moments are bits.</summary>
/// <param name="Objective">What was declared.</param>
/// <param name="Start">When time begins to count.</param>
/// <param name="Stop">When the promise is kept.</param>
/// <param name="Reset">When the next cycle begins.</param>
/// <param name="Cancel">When the promise is no longer owed.</param>
/// <param name="Pause">The bit of the pause condition; 0: none.</param>
/// <param name="Answers">The events that keep it too, for good: a solution where a contact keeps it.</param>
/// <param name="StartsInDone">Whether it may start while the ticket is done, and not only with the event that makes it so.</param>
/// <param name="Rows">The conditions of its target rows, 64 at a time.</param>
/// <param name="Facts">What they ask.</param>
internal sealed record CompiledObjective(
    Objective Objective,
    CompiledMoment Start,
    CompiledMoment Stop,
    CompiledMoment Reset,
    CompiledMoment Cancel,
    ulong Pause,
    EventSet Answers,
    bool StartsInDone,
    ConditionSet[] Rows,
    FactTable Facts
)
{
    /// <summary>Whether nothing but a rule starts it.</summary>
    public bool StartsByRule { get; } = Start.IsNever;

    /// <summary>Whether its target can change only with what was said of the request.</summary>
    public bool RestsOnBasis { get; init; }

    /// <summary>The facts whose instants are targets.</summary>
    public ValueList<string> UntilFields { get; } = [.. Objective.Targets.Select(t => t.Until).OfType<string>().Distinct()];

    /// <summary>Whether one of these has changed from the one to the other.</summary>
    public bool IsMoved(Ticket before, Ticket now, string? track)
    {
        foreach (var fact in UntilFields)
            if (Read(before, fact, track) != Read(now, fact, track))
                return true;
        return false;
    }

    /// <summary>What a fact that holds an instant says of a ticket.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="fact">The fact, such as <c>field.promised</c>.</param>
    /// <param name="track">The track whose promise asks; null: the ticket's.</param>
    public FactValue Read(Ticket ticket, string fact, string? track) => Facts.Find(fact)!.Value(new FactSubject(ticket) { Track = track });

    /// <summary>All four moments together.</summary>
    public CompiledMoment Any { get; } = Start.Or(Stop).Or(Reset).Or(Cancel).Or(new(Answers, 0));
}
