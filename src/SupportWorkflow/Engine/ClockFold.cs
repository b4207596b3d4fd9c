using SupportWorkflow.Clocks;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Engine;

/// <summary>
/// Folds one event into the clocks as marks at the instant it occurred: a reopening, then at most one of stop, reset, cancel and start, the
/// end that a final state makes, and the pause condition. Conditions are read before and after the event, because a moment can be a
/// condition that becomes true. What a mark comes to, the clock itself knows; so a late event gives the clocks of ordered arrival.
/// </summary>
/// <remarks>The promises of a track are timed alike: what ends it is its own end, or the ticket's.</remarks>
internal readonly ref struct ClockFold
{
    /// <summary>Beside the conditions that hold for a track: that it is over, or the ticket is.</summary>
    private const ulong Over = 1UL << 63;

    private readonly Ticket _own;
    private readonly TicketEvent _event;
    private readonly EventSet _kind;
    private readonly ClockConditions _conditions;
    private readonly TicketBefore _before;
    private readonly ulong _became,
        _holding;
    private readonly bool _ends,
        _isFinal,
        _reopens;
    private readonly string? _track;

    private ClockFold(
        Ticket own,
        TicketEvent e,
        EventSet kind,
        StateKind? left,
        in TicketBefore before,
        ClockConditions conditions,
        ulong holding,
        ulong held
    )
    {
        (_own, _event, _conditions, _before) = (own, e, conditions, before);
        // What a machine sent is recorded and ends nothing.
        (_kind, _became, _holding) = (e.IsMachineMail ? default : kind, holding & ~held, holding);
        var isOver = own.State.Kind.IsOver;
        _isFinal = own.State.Kind == StateKind.Final;
        _ends = isOver && e.To is not null;
        _reopens = !isOver && left is { IsOver: true };
    }

    private ClockFold(
        Ticket own,
        TicketEvent e,
        EventSet kind,
        string track,
        in TicketBefore before,
        ClockConditions conditions,
        ulong holding,
        ulong held
    )
    {
        (_own, _event, _conditions, _before, _track) = (own, e, conditions, before, track);
        // What happens to another track, or is said by a machine, begins and ends nothing.
        _kind = e.IsMachineMail || (e.Track is not null && e.Track != track) ? default : kind;
        (_became, _holding) = (holding & ~held & ~Over, holding & ~Over);
        _isFinal = (holding & Over) != 0;
        _ends = _isFinal && (held & Over) == 0;
        _reopens = !_isFinal && (held & Over) != 0;
    }

    /// <summary>Which conditions hold for the clocks of a track, and whether it is over.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="place">The place of the track on it.</param>
    /// <param name="policies">The profile.</param>
    public static ulong Standing(Ticket ticket, int place, TicketPolicies policies)
    {
        var track = ticket.Tracks[place];
        var over = ticket.State.Kind == StateKind.Final || !track.IsOpen ? Over : 0;
        return over | (policies.ClocksOf(track)?.Holding(ticket, track.Id) ?? 0);
    }

    /// <summary>Marks the clocks after the event has changed the ticket.</summary>
    /// <param name="own">The ticket after the event.</param>
    /// <param name="e">The event.</param>
    /// <param name="kind">What it is, and what it stands for.</param>
    /// <param name="left">The kind of the state before the event; null: it opened the ticket.</param>
    /// <param name="before">What the ticket was before the event, where a moment asks for it.</param>
    /// <param name="policies">The profile.</param>
    /// <param name="progress">Which conditions held before the event; which hold now when it returns.</param>
    public static void After(
        Ticket own,
        TicketEvent e,
        EventSet kind,
        StateKind? left,
        in TicketBefore before,
        TicketPolicies policies,
        ref FoldProgress progress
    )
    {
        var held = progress.Holding;
        // What the clocks say of themselves changes nothing that a condition asks for.
        if (e.To is not null || e is not (TargetChosen or TargetDropped or ClockPointReached or ClockPointWithdrawn))
            progress.Holding = policies.Clocks.Holding(own);
        var fold = new ClockFold(own, e, kind, left, before, policies.Clocks, progress.Holding, held);
        foreach (var compiled in policies.Clocks.Clocks)
            if (own.ClockAt(compiled.Objective.Name) is var at && fold.Concerns(compiled, at))
                fold.Mark(compiled, at);
        if (policies.OwnersOn(own) > 0 && policies.ConcernsTracks(e, kind))
            OfTracks(own, e, kind, before, policies, ref progress);
        if (e is ProfileChanged)
            fold.CancelUnknown(policies);
    }

    private static void OfTracks(
        Ticket own,
        TicketEvent e,
        EventSet kind,
        in TicketBefore before,
        TicketPolicies policies,
        ref FoldProgress progress
    )
    {
        var (held, holding) = (progress.OfTracks, new ulong[own.Tracks.Count]);
        for (var i = 0; i < holding.Length; i++)
        {
            if (policies.ClocksOf(own.Tracks[i]) is not { } clocks)
                continue;
            holding[i] = Standing(own, i, policies);
            var track = own.Tracks[i].Id;
            var fold = new ClockFold(own, e, kind, track, before, clocks, holding[i], i < held?.Length ? held[i] : 0);
            foreach (var compiled in clocks.Clocks)
                if (own.ClockAt(compiled.Objective.Name, track) is var at && fold.Concerns(compiled, at))
                    fold.Mark(compiled, at);
        }
        progress.OfTracks = holding;
    }

    /// <summary>Whether the event may say anything to a clock: most events say nothing to most clocks. Asking first saves a twentieth of a
    /// decision that logs an entry.</summary>
    private bool Concerns(CompiledObjective compiled, int at)
    {
        if (_reopens || _isFinal || compiled.Any.MayHappen(_kind, _became))
            return true;
        var tells = _event switch
        {
            TargetChosen chosen => chosen.Objective == compiled.Objective.Name,
            TargetDropped dropped => dropped.Objective == compiled.Objective.Name,
            DueSet set => set.Objective == compiled.Objective.Name,
            PromiseMade made => made.Objective == compiled.Objective.Name,
            ClockPointReached or ClockPointWithdrawn or PauseRecorded or RuleFired => true,
            _ => false,
        };
        if (tells || compiled.Pause == 0)
            return tells;
        return (at >= 0 && _own.Clocks[at].PauseAsked) != ((_holding & compiled.Pause) != 0);
    }

    /// <param name="compiled">The objective.</param>
    /// <param name="at">The place of its clock; -1: nothing was said of it yet.</param>
    private void Mark(CompiledObjective compiled, int at)
    {
        var clock = at < 0 ? null : _own.Clocks[at];
        var marked = ApplyClockEvent(clock, compiled.Objective);
        if (_event is PauseRecorded pause && compiled.Pause != 0 && _track is null)
        {
            // A promise of which nothing was said yet may turn out to have begun before.
            marked ??= new(compiled.Objective.Name);
            marked = marked.Place(new(ClockMarkKind.PauseFrom, pause.From, pause.Version, pause.Reason), compiled.Objective.IsOnce);
            marked = marked.Place(new(ClockMarkKind.PauseUntil, pause.Until, pause.Version), compiled.Objective.IsOnce);
        }
        if (_reopens && marked is not null)
            marked = Placed(
                marked,
                compiled.Objective,
                compiled.Objective.OnReopen == ReopenMode.Continue ? ClockMarkKind.Reopen : ClockMarkKind.ReopenAnew
            );
        marked = Moments(marked, compiled);
        if (_isFinal && IsToEnd(marked, compiled))
            marked = Ended(marked, compiled.Objective);
        var pauses = (_holding & compiled.Pause) != 0;
        if (compiled.Pause != 0 && pauses != (marked?.PauseAsked ?? false))
            marked = Placed(marked, compiled.Objective, pauses ? ClockMarkKind.Pause : ClockMarkKind.Resume);
        if (ReferenceEquals(marked, clock))
            return;
        _own.Clocks = at < 0 ? _own.Clocks.Add(marked!) : _own.Clocks.With(at, marked!);
    }

    /// <summary>A promise that the profile does not make is no longer owed.</summary>
    private void CancelUnknown(TicketPolicies policies)
    {
        for (var i = 0; i < _own.Clocks.Count; i++)
        {
            var clock = _own.Clocks[i];
            if (clock.IsOpen && !policies.Owes(_own, clock))
                _own.Clocks = _own.Clocks.With(i, clock.Place(new(ClockMarkKind.Cancel, _event.OccurredAt, _event.Version)));
        }
    }

    /// <summary>What events say about clocks themselves; those of a track are another clock of the same promise.</summary>
    private SlaClock? ApplyClockEvent(SlaClock? clock, Objective objective) =>
        _event switch
        {
            { Track: var track } when track != _track => clock,
            TargetDropped dropped when dropped.Objective == objective.Name && clock is not null => Placed(
                clock,
                objective,
                clock is { IsOpen: true, IsTargetOfCycle: false } && clock.BeganAt == dropped.OccurredAt
                    ? ClockMarkKind.NoTarget
                    : ClockMarkKind.Drop
            ),
            TargetChosen chosen when chosen.Objective == objective.Name && clock is not null => Placed(
                clock.IsDropped && objective.SinceOpened ? clock.NeverDropped() : clock,
                objective,
                ClockMarkKind.Retarget,
                new(chosen.After, chosen.Mode, chosen.Row, chosen.Profile)
            ),
            DueSet set when set.Objective == objective.Name && clock is not null => DueDecisions.Set(clock, set, set.DueAt, objective),
            PromiseMade made when made.Objective == objective.Name => DueDecisions.Promise(clock ?? new(objective.Name), made, objective),
            ClockPointReached reached when reached.Objective == objective.Name => clock?.Raise(
                new(reached.Cycle, reached.Point, reached.DueAt, _event.Version)
            ),
            ClockPointWithdrawn undone when undone.Objective == objective.Name => clock?.Withdraw(undone.Cycle, undone.Point),
            _ => clock,
        };

    /// <summary>Stop before reset before cancel before start; one event may stop a cycle and, where the promise repeats, start the next.
    /// </summary>
    private SlaClock? Moments(SlaClock? clock, CompiledObjective compiled)
    {
        var objective = compiled.Objective;
        var startsByRule = _track is null && _event is RuleFired { Track: null } fired && fired.Starts(objective.Name) && !_isFinal;
        if (!startsByRule && !compiled.Any.MayHappen(_kind, _became))
            return clock;
        var marked = clock;
        // A rule starts a clock now and never earlier: an end that comes before it ends nothing.
        if (!startsByRule && End(compiled) is { } end && (clock is not null || !compiled.StartsByRule || Begins(end)))
        {
            marked = Placed(marked, objective, end);
            if (!objective.Repeats || end is not (ClockMarkKind.Stop or ClockMarkKind.StopByState))
                return marked;
        }
        return startsByRule || (Happens(compiled.Start) && MayStart(compiled))
            ? Placed(marked, objective, objective.Repeats ? ClockMarkKind.StartAgain : ClockMarkKind.Start)
            : marked;
    }

    /// <summary>What ends the running cycle, or ends it and begins the next; null: nothing does.</summary>
    private ClockMarkKind? End(CompiledObjective compiled)
    {
        if (Happens(compiled.Stop))
            return _ends ? ClockMarkKind.StopByState : ClockMarkKind.Stop;
        if (compiled.Answers.Meets(_kind))
            return ClockMarkKind.Stop;
        if (Happens(compiled.Reset) && MayStart(compiled))
            return (compiled.Objective.ResetKeeps ?? _event.IsContact, compiled.Objective.Repeats) switch
            {
                (false, false) => ClockMarkKind.Reset,
                (true, false) => ClockMarkKind.ResetKept,
                (false, true) => ClockMarkKind.Restart,
                (true, true) => ClockMarkKind.RestartKept,
            };
        if (Happens(compiled.Cancel))
            return _ends ? ClockMarkKind.CancelByState : ClockMarkKind.Cancel;
        return null;
    }

    /// <summary>Nothing begins at the end of a ticket, and while it is done only what speaks of that.</summary>
    private bool MayStart(CompiledObjective compiled) =>
        !_isFinal && (_track is not null || _own.State.Kind != StateKind.Done || _ends || compiled.StartsInDone);

    private static bool Begins(ClockMarkKind kind) =>
        kind is ClockMarkKind.Reset or ClockMarkKind.ResetKept or ClockMarkKind.Restart or ClockMarkKind.RestartKept;

    private bool Happens(in CompiledMoment moment) =>
        moment.Happens(_kind, _became) || (moment.Asks(_kind) && _conditions.Holds(moment, _kind, _event, _own, _before, _track));

    /// <summary>Whether the end of the ticket says something of a promise; also of one of whose beginning before it nothing is known yet.
    /// </summary>
    private bool IsToEnd(SlaClock? clock, CompiledObjective compiled) =>
        clock is not { Cycle: > 0 }
            ? _ends && !compiled.StartsByRule
            : clock.IsOpen || clock.IsDropped || (_ends && clock.EndedAt > _event.OccurredAt);

    /// <summary>The end of the ticket ends the promise too; one given after an end that is told late is over as it was given.</summary>
    private SlaClock Ended(SlaClock? clock, Objective objective)
    {
        var ended = Placed(clock, objective, ClockMarkKind.CancelByState);
        while ((ended.IsDropped ? ended.EndedAt : ended.OpenSince) is { } since)
            ended = ended.Place(new(ClockMarkKind.CancelByState, since, _event.Version), objective.IsOnce);
        return ended;
    }

    private SlaClock Placed(SlaClock? clock, Objective objective, ClockMarkKind kind, TargetChoice? choice = null) =>
        (clock ?? new(objective.Name, _track)).Place(new(kind, _event.OccurredAt, _event.Version, choice), objective.IsOnce);
}
