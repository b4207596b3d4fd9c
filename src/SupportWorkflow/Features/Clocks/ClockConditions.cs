using System.Numerics;
using SupportWorkflow.Conditions;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Clocks;

/// <summary>
/// The conditions of all objectives, compiled: those of moments and pauses are asked together, once before and once after every event, and
/// answered as bits; the target rows of one objective are asked together when a target is chosen.
/// </summary>
internal sealed class ClockConditions
{
    /// <summary>How many different conditions the moments and pauses of one profile can have.</summary>
    public const int Most = 64;

    private readonly ConditionSet _together;
    private readonly FactTable _facts;
    private readonly FactTable _eventFacts;
    private readonly string? _owned;
    private readonly bool _any;

    /// <param name="objectives">The promises.</param>
    /// <param name="facts">What conditions may ask.</param>
    /// <param name="eventFacts">What conditions on an event may ask.</param>
    /// <param name="events">The kinds of event there are.</param>
    /// <param name="owned">How the facts of the track begin whose promises they are; null: they are the ticket's.</param>
    /// <exception cref="ArgumentException">There are more than <see cref="Most"/> different conditions.</exception>
    public ClockConditions(ValueList<Objective> objectives, FactTable facts, FactTable eventFacts, EventNames events, string? owned = null)
    {
        (_facts, _eventFacts, _owned) = (facts, eventFacts, owned);
        var distinct = new List<Condition>();
        Clocks = [.. objectives.Select(o => Compile(o, distinct, events))];
        _together = new([.. distinct.Select(c => ConditionCompiler.Compile(c, facts.Catalogue))]);
        _any = distinct.Count > 0;
        foreach (var clock in Clocks)
        foreach (var asked in clock.Any.Asked)
            Asked |= asked.Event;
        RestOnBasis = Array.TrueForAll(Clocks, c => c.RestsOnBasis);
    }

    /// <summary>One entry for each objective, in their order.</summary>
    public CompiledObjective[] Clocks { get; }

    /// <summary>The events on which a moment has a condition: what the ticket was before them is asked then.</summary>
    public EventSet Asked { get; }

    /// <summary>Whether no target can change but with what was said of the request.</summary>
    public bool RestOnBasis { get; }

    /// <summary>Which conditions of moments and pauses hold on a ticket, by their bits. Unknown does not hold.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="track">The track whose promises they are; null: the ticket's.</param>
    public ulong Holding(Ticket ticket, string? track = null)
    {
        if (!_any)
            return 0;
        var facts = _facts.Of(new FactSubject(ticket) { Track = track });
        return _together.Test(ref facts).Holding;
    }

    /// <summary>Whether a moment happens with an event because a condition on it holds.</summary>
    /// <param name="moment">The moment.</param>
    /// <param name="kind">What the event is, and what it stands for.</param>
    /// <param name="e">The event.</param>
    /// <param name="after">The ticket as the event leaves it.</param>
    /// <param name="before">What it was before.</param>
    /// <param name="track">The track whose promise it is; null: the ticket's.</param>
    public bool Holds(in CompiledMoment moment, EventSet kind, TicketEvent e, Ticket after, in TicketBefore before, string? track)
    {
        var facts = _eventFacts.Of(new FactSubject(after, Event: e, Before: before) { Track = track });
        foreach (var asked in moment.Asked)
            if (asked.Event.Meets(kind) && asked.If.Test(ref facts) == Truth.True)
                return true;
        return false;
    }

    /// <summary>The first target row that holds, or -1.</summary>
    public static int Row(CompiledObjective clock, Ticket ticket, string? track)
    {
        var facts = clock.Facts.Of(new FactSubject(ticket) { Track = track });
        for (var part = 0; part < clock.Rows.Length; part++)
            if (clock.Rows[part].Test(ref facts).Holding is not 0 and var holding)
                return (64 * part) + BitOperations.TrailingZeroCount(holding);
        return -1;
    }

    private CompiledObjective Compile(Objective objective, List<Condition> distinct, EventNames events) =>
        new(
            objective,
            Compile(objective.Start, distinct, events),
            Compile(objective.Stop, distinct, events),
            Compile(objective.Reset, distinct, events),
            Compile(objective.Cancel, distinct, events),
            Bit(objective.PauseWhile, distinct),
            AnswersOf(objective, events),
            SpeaksOfState(objective.Start),
            [
                .. objective
                    .Targets.Select(t => ConditionCompiler.Compile(t.If, _facts.Catalogue))
                    .Chunk(64)
                    .Select(rows => new ConditionSet(rows)),
            ],
            _facts
        )
        {
            RestsOnBasis = TargetBasis.IsAllFor(objective, _owned),
        };

    private CompiledMoment Compile(ClockMoment? moment, List<Condition> distinct, EventNames events) =>
        moment is null
            ? default
            : new(
                events.Of([.. moment.Events.Where(e => e.IsAlways).Select(e => e.Name)]),
                Bit(moment.Becomes, distinct),
                [
                    .. moment
                        .Events.Where(e => !e.IsAlways)
                        .Select(e => new AskedEvent(events.Of(e.Name), ConditionCompiler.Compile(e.If, _eventFacts.Catalogue))),
                ]
            );

    /// <summary>What is kept by a contact with the requester is kept by a solution too: whoever solved it has answered.</summary>
    private static EventSet AnswersOf(Objective objective, EventNames events) =>
        objective.ResolutionAnswers && objective.Stop.Events.Any(e => e.Name is "requester-contacted" or "requester-asked")
            ? events.Of("ticket-resolved")
            : default;

    private static bool SpeaksOfState(ClockMoment start) =>
        start
            .Events.Select(e => e.If)
            .Append(start.Becomes ?? Condition.Always)
            .Any(c => ConditionFacts.Of(c).Any(f => f is "state" or "state.kind"));

    private static ulong Bit(Condition? condition, List<Condition> distinct)
    {
        if (condition is null)
            return 0;
        var at = distinct.IndexOf(condition);
        if (at < 0)
        {
            at = distinct.Count;
            if (at == Most)
                throw new ArgumentException($"Moments and pauses ask at most {Most} different conditions.", nameof(condition));
            distinct.Add(condition);
        }
        return 1UL << at;
    }
}
