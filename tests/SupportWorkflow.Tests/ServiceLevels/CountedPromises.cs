using NodaTime;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.ServiceLevels;

/// <summary>What a promise of the test says, in the words of the docs: names of events, kinds of states.</summary>
internal sealed record PlainPromise(string Name, string[] Starts, string[] Stops)
{
    public bool StopsWhenDone { get; init; }

    public string[] Resets { get; init; } = [];

    public bool? ResetKeeps { get; init; }

    public string[] Cancels { get; init; } = [];

    public bool Repeats { get; init; }

    public bool PausesWhileWaiting { get; init; }

    public bool RestartsOnReopen { get; init; }

    public bool SinceOpened { get; init; }
}

/// <summary>How often a promise was given, and what became of it.</summary>
internal readonly record struct PromiseCounts(int Opened, int Open, int Breached, int Met, int Missed, int Cancelled)
{
    public bool Hold => Opened == Open + Breached + Met + Missed + Cancelled;
}

/// <summary>
/// Counts promises from nothing but the events of a ticket, in elapsed time: writes down what each event says of the promise, sorts that by
/// when it happened, cuts it into runs, and walks every run from its beginning. It shares no code with clocks.
/// </summary>
internal sealed class CountedPromises(PlainPromise promise, Func<string, StateKind> kindOf)
{
    private readonly List<Note> _notes = [];
    private StateKind? _kind;
    private bool _paused;

    private enum Says
    {
        Start,
        Stop,
        StopByState,
        Cancel,
        CancelByState,
        Reset,
        ResetKept,
        Reopen,
        Choose,
        Drop,
        NoGoal,
        Pause,
        Resume,
        PauseFrom,
        PauseUntil,
    }

    private sealed record Note(Instant At, int Version, int Place, Says Says, Goal? Goal = null);

    /// <summary>So much time, or until an instant; and how it takes over.</summary>
    private sealed record Goal(Duration Time, Instant? Until, RetargetMode Mode);

    public PromiseCounts Read(Instant at) => Count(Runs(at), at);

    /// <summary>The next event of the history.</summary>
    public void Take(TicketEvent e)
    {
        var before = _kind;
        var kind = e.To is { } to ? kindOf(to) : before ?? StateKind.Queued;
        _kind = kind;
        var names = Names(e);
        var (isOver, wasOver) = (IsOver(kind), before is { } was && IsOver(was));
        var ends = isOver && e.To is not null;
        Said(e);
        if (wasOver && !isOver)
            Add(e, Says.Reopen);
        var solved = promise.StopsWhenDone && kind == StateKind.Done && before != StateKind.Done;
        var (mayBegin, stopped) = (kind != StateKind.Final && (kind != StateKind.Done || ends), false);
        if (solved || promise.Stops.Intersect(names).Any())
        {
            Add(e, ends ? Says.StopByState : Says.Stop);
            stopped = true;
        }
        else if (promise.Stops.Contains("requester-contacted") && names.Contains("ticket-resolved"))
        {
            Add(e, Says.Stop);
            stopped = true;
        }
        else if (mayBegin && promise.Resets.Intersect(names).Any())
        {
            Add(e, promise.ResetKeeps ?? names.Contains("requester-contacted") ? Says.ResetKept : Says.Reset);
            mayBegin = false;
        }
        else if (promise.Cancels.Intersect(names).Any())
        {
            Add(e, ends ? Says.CancelByState : Says.Cancel);
            mayBegin = false;
        }
        if (mayBegin && (!stopped || promise.Repeats) && promise.Starts.Intersect(names).Any())
            Add(e, Says.Start);
        if (ends && kind == StateKind.Final)
        {
            Add(e, Says.CancelByState);
            while (OpenSince is { } since)
                Add(e, Says.CancelByState, null, since);
        }
        var pauses = promise.PausesWhileWaiting && kind == StateKind.Waiting;
        if (pauses != _paused)
            Add(e, pauses ? Says.Pause : Says.Resume);
        _paused = pauses;
    }

    /// <summary>Since when it is owed without an end in between; what begins after an end that is told late is over at once.</summary>
    private Instant? OpenSince => Runs(Instant.MaxValue) is [.., var run] && (run.IsOpen || run.IsDropped) ? run.OpenSince : null;

    private static string[] Names(TicketEvent e) =>
        e switch
        {
            RequesterContacted { IsAutomatic: true } or ReplyRecorded { IsAutomatic: true } => [],
            StateImported imported => [.. imported.As.AsEnumerable()],
            _ => [e.Name],
        };

    private static bool IsOver(StateKind kind) => kind is StateKind.Done or StateKind.Final;

    /// <summary>What events say about the promise itself.</summary>
    private void Said(TicketEvent e)
    {
        switch (e)
        {
            case TargetDropped dropped when dropped.Objective == promise.Name:
                // What the run before was promised, a run for which nothing is promised does not take over.
                Add(e, Runs(Instant.MaxValue)[^1] is { IsPromised: false } run && run.Began == e.OccurredAt ? Says.NoGoal : Says.Drop);
                break;
            case TargetChosen chosen when chosen.Objective == promise.Name:
                if (promise.SinceOpened && Runs(Instant.MaxValue) is [.., { IsDropped: true }])
                    _notes.Remove(_notes.Where(n => n.Says == Says.Drop).MaxBy(n => (n.At, n.Version))!);
                Add(e, Says.Choose, new(chosen.After.Time, chosen.After.Promised, chosen.Mode));
                break;
            case DueSet set when set.Objective == promise.Name:
                var chosenAt = Runs(Instant.MaxValue)[^1].ChosenAt;
                Add(
                    e,
                    Says.Choose,
                    new(default, set.DueAt, RetargetMode.FromStart),
                    Instant.Max(e.OccurredAt, chosenAt ?? Instant.MinValue)
                );
                break;
            case PauseRecorded pause when promise.PausesWhileWaiting:
                Add(e, Says.PauseFrom, null, pause.From);
                Add(e, Says.PauseUntil, null, pause.Until);
                break;
        }
    }

    private void Add(TicketEvent e, Says says, Goal? goal = null, Instant? at = null) =>
        _notes.Add(new(at ?? e.OccurredAt, e.Version, _notes.Count, says, goal));

    /// <summary>The runs, each with what was said in it.</summary>
    private List<Run> Runs(Instant at)
    {
        List<Run> runs = [];
        var (paused, between, since) = (false, 0, Instant.MinValue);
        foreach (var note in _notes.Where(n => n.At <= at).OrderBy(n => n.At).ThenBy(n => n.Version).ThenBy(n => n.Place))
        {
            var run = runs.Count == 0 ? null : runs[^1];
            run?.Pass(since, note.At, paused || between > 0);
            since = note.At;
            switch (note.Says)
            {
                case Says.Pause or Says.Resume:
                    paused = note.Says == Says.Pause;
                    break;
                case Says.PauseFrom or Says.PauseUntil:
                    between += note.Says == Says.PauseFrom ? 1 : -1;
                    break;
                case Says.Start when run is null || (promise.Repeats && !run.IsOpen):
                    runs.Add(new(note.At, run?.Goal));
                    break;
                case Says.Reset or Says.ResetKept when run is null || run.IsOpen || promise.Repeats:
                    if (run is { IsOpen: true })
                        run.End(note.Says == Says.ResetKept, byState: false);
                    runs.Add(new(note.At, run?.Goal));
                    break;
                case Says.Reopen when run is { IsReopened: true }:
                    if (promise.RestartsOnReopen)
                        runs.Add(new(note.At, run.Goal));
                    else
                        run.GoOn(note.At);
                    break;
                case Says.Choose:
                    run?.Choose(note.At, note.Goal!);
                    break;
                case Says.Drop:
                    run?.Drop(note.At);
                    break;
                case Says.NoGoal:
                    run?.Forget();
                    break;
                case Says.Stop or Says.StopByState:
                    run?.End(kept: true, byState: note.Says == Says.StopByState);
                    break;
                case Says.Cancel or Says.CancelByState:
                    run?.End(kept: false, byState: note.Says == Says.CancelByState);
                    break;
            }
        }
        if (runs.Count > 0 && at < Instant.MaxValue)
            runs[^1].Pass(since, at, paused || between > 0);
        return runs;
    }

    private static PromiseCounts Count(List<Run> runs, Instant at)
    {
        var all = new PromiseCounts();
        foreach (var run in runs)
            all = run.Judge() switch
            {
                null => all,
                (true, _, false) => all with { Opened = all.Opened + 1, Open = all.Open + 1 },
                (true, _, true) => all with { Opened = all.Opened + 1, Breached = all.Breached + 1 },
                (false, _, true) => all with { Opened = all.Opened + 1, Missed = all.Missed + 1 },
                (false, true, false) => all with { Opened = all.Opened + 1, Met = all.Met + 1 },
                (false, false, false) => all with { Opened = all.Opened + 1, Cancelled = all.Cancelled + 1 },
            };
        return all;
    }

    /// <summary>One run: stretches in which it was open, and what was chosen in between.</summary>
    private sealed class Run(Instant began, Goal? carried)
    {
        private readonly List<(Instant From, Instant To, bool Paused, Goal? Goal, bool GoesOn)> _story = [];
        private Goal? _carried = carried;
        private readonly Instant _began = began;
        private bool _kept,
            _byState,
            _sealed;

        public Instant Began => _began;

        public bool IsOpen { get; private set; } = true;

        /// <summary>Whether something was promised in this very run.</summary>
        public bool IsPromised => _story.Exists(s => s.Goal is not null);

        public Instant OpenSince { get; private set; } = began;

        public bool IsDropped { get; private set; }

        public bool IsReopened => !IsOpen && _byState && !_sealed;

        public Goal? Goal { get; private set; } = carried;

        public Instant? ChosenAt { get; private set; } = carried is null ? null : began;

        public void Pass(Instant from, Instant to, bool paused)
        {
            if (IsOpen && from < to)
                _story.Add((from, to, paused, null, false));
        }

        public void Choose(Instant at, Goal goal)
        {
            if (!IsOpen && !IsDropped)
                return;
            var goesOn = IsDropped;
            if (goesOn)
                OpenSince = at;
            (IsOpen, IsDropped) = (true, false);
            if (Goal is null || goal.Mode != RetargetMode.Keep)
            {
                (Goal, ChosenAt) = (goal, at);
                _story.Add((at, at, false, goal, goesOn));
            }
            else if (goesOn)
                _story.Add((at, at, false, null, true));
        }

        public void GoOn(Instant at)
        {
            (IsOpen, OpenSince) = (true, at);
            _story.Add((at, at, false, null, true));
        }

        public void Drop(Instant at)
        {
            if (IsOpen)
                (OpenSince, IsOpen, IsDropped, _kept, _byState) = (at, false, true, false, false);
        }

        public void Forget()
        {
            if (IsOpen && !IsPromised)
                (_carried, Goal, ChosenAt) = (null, null, null);
        }

        public void End(bool kept, bool byState)
        {
            _sealed |= !byState;
            if (IsDropped)
                (IsDropped, _byState) = (false, byState);
            if (!IsOpen)
                return;
            (IsOpen, _kept, _byState) = (false, kept, byState);
        }

        /// <summary>Whether it is open, was kept, and was ever late; null: it never had a target.</summary>
        public (bool Open, bool Kept, bool Late)? Judge()
        {
            var first = _carried is null ? _story.FindIndex(s => s.Goal is not null) : -1;
            if (_carried is null && first < 0)
                return null;
            var from = _carried is not null || _story[first].Goal!.Mode == RetargetMode.FromStart ? _began : _story[first].From;
            var whole = Math.Max(first, _story.FindLastIndex(s => s.Goal is { Mode: RetargetMode.FromStart }));
            var goal = whole < 0 ? _carried! : _story[whole].Goal!;
            var (allowed, used, late) = (Allowed(goal), Duration.Zero, false);
            for (var i = 0; i < _story.Count; i++)
            {
                var (start, end, paused, chosen, goesOn) = _story[i];
                if (end < from || (first >= 0 && i < first && from > _began))
                    continue;
                if (chosen is { Mode: RetargetMode.Rebase } && i > whole)
                {
                    used = chosen.Until is null ? used : start - from;
                    (goal, allowed) = (chosen, Allowed(chosen));
                    late = used > allowed;
                }
                else if (goesOn && goal.Until is not null)
                {
                    used = start - from;
                    late |= used > allowed;
                }
                if (start == end || (paused && goal.Until is null))
                    continue;
                used += end - start;
                late |= used > allowed;
            }
            return (IsOpen, _kept, late);

            Duration Allowed(Goal g) => g.Until is { } until ? Duration.Max(Duration.Zero, until - from) : g.Time;
        }
    }
}
