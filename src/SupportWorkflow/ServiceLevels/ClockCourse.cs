namespace SupportWorkflow.ServiceLevels;

/// <summary>
/// What the marks of a clock mean together, one after the other: which cycle runs, in which phase, by which target. No arithmetic, no
/// calendars. Positions are those of marks; -1: none. Begin with <c>new()</c>, not with <c>default</c>.
/// </summary>
internal struct ClockCourse()
{
    private Flags _flags;
    private int _pausesBetween;

    [Flags]
    private enum Flags : byte
    {
        Paused = 1,
        Stopped = 2,
        ByState = 4,
        Sealed = 8,
        Dropped = 16,
        Pinned = 32,
    }

    /// <summary>The running or last cycle; 0 before the first start.</summary>
    public int Cycle { get; private set; }

    /// <summary>The mark that began the cycle.</summary>
    public int Began { get; private set; } = -1;

    /// <summary>The mark since which the cycle has been open: that which began it, or the latest reopening.</summary>
    public int Opened { get; private set; } = -1;

    /// <summary>The mark from which time counts: it waits for a target.</summary>
    public int Counting { get; private set; } = -1;

    /// <summary>The mark whose target held when counting began, all changes from the start included.</summary>
    public int Base { get; private set; } = -1;

    /// <summary>The mark of the target in force.</summary>
    public int Choice { get; private set; } = -1;

    /// <summary>The mark that ended the cycle.</summary>
    public int Ended { get; private set; } = -1;

    /// <summary>The first end that no reopening undoes.
    /// Where nothing begins a further cycle, no mark after it ever has an effect.</summary>
    public int EndedForGood { get; private set; } = -1;

    /// <summary>Whether a cycle has begun and not ended; it may still wait for its target.</summary>
    public readonly bool IsOpen => Cycle > 0 && Ended < 0;

    /// <summary>Whether it ended because no target applied any more: the next one takes it up again.</summary>
    public readonly bool IsDropped => WasDropped;

    /// <summary>Whether somebody or something has paused it, begun or not.</summary>
    public readonly bool IsPaused => WasPaused || _pausesBetween > 0;

    /// <summary>Whether <see cref="ClockMarkKind.Pause"/> was said last.</summary>
    public readonly bool PauseAsked => WasPaused;

    /// <summary>Whether time counts; until a promised instant it counts whatever waits.</summary>
    public readonly bool Counts => IsOpen && Counting >= 0 && !(IsPaused && !IsPinned);

    /// <summary>What the clock is doing.</summary>
    public readonly ClockPhase Phase =>
        Counting < 0 ? ClockPhase.NotStarted
        : Ended >= 0 ? (WasStopped ? ClockPhase.Stopped : ClockPhase.Cancelled)
        : IsPaused && !IsPinned ? ClockPhase.Paused
        : ClockPhase.Running;

    /// <summary>Takes the next mark.</summary>
    public void Take(in ClockMark mark, int index)
    {
        switch (mark.Kind)
        {
            case ClockMarkKind.Start when Cycle == 0:
            case ClockMarkKind.StartAgain when !IsOpen:
            case ClockMarkKind.Reset or ClockMarkKind.ResetKept when Cycle == 0 || IsOpen:
            case ClockMarkKind.Restart or ClockMarkKind.RestartKept:
            case ClockMarkKind.ReopenAnew when IsReopened:
                Begin(mark, index);
                break;
            case ClockMarkKind.Reopen when IsReopened:
                (Opened, Ended) = (index, -1);
                break;
            case ClockMarkKind.Pause or ClockMarkKind.Resume:
                WasPaused = mark.Kind == ClockMarkKind.Pause;
                break;
            case ClockMarkKind.PauseFrom or ClockMarkKind.PauseUntil:
                _pausesBetween += mark.Kind == ClockMarkKind.PauseFrom ? 1 : -1;
                break;
            case ClockMarkKind.Stop or ClockMarkKind.StopByState or ClockMarkKind.Cancel or ClockMarkKind.CancelByState when Cycle > 0:
                End(mark, index);
                break;
            case ClockMarkKind.Retarget when IsOpen || IsDropped:
                if (IsDropped)
                    (Opened, Ended, WasDropped) = (index, -1, false);
                Choose(mark.Choice!, index);
                break;
            case ClockMarkKind.NoTarget when IsOpen && Choice < Began:
                (Counting, Base, Choice, IsPinned) = (-1, -1, -1, false);
                break;
            case ClockMarkKind.Drop when IsOpen:
                (Ended, WasStopped, EndedByState, WasDropped) = (index, false, false, true);
                break;
        }
    }

    private bool WasPaused
    {
        readonly get => Is(Flags.Paused);
        set => Set(Flags.Paused, value);
    }

    private bool WasStopped
    {
        readonly get => Is(Flags.Stopped);
        set => Set(Flags.Stopped, value);
    }

    private bool EndedByState
    {
        readonly get => Is(Flags.ByState);
        set => Set(Flags.ByState, value);
    }

    private bool IsSealed
    {
        readonly get => Is(Flags.Sealed);
        set => Set(Flags.Sealed, value);
    }

    private bool WasDropped
    {
        readonly get => Is(Flags.Dropped);
        set => Set(Flags.Dropped, value);
    }

    private bool IsPinned
    {
        readonly get => Is(Flags.Pinned);
        set => Set(Flags.Pinned, value);
    }

    private readonly bool Is(Flags flag) => (_flags & flag) != 0;

    private void Set(Flags flag, bool value) => _flags = value ? _flags | flag : _flags & ~flag;

    private readonly bool IsReopened => Ended >= 0 && EndedByState && !IsSealed;

    private void Begin(in ClockMark mark, int index)
    {
        Cycle++;
        (Began, Opened, Ended, IsSealed, WasDropped) = (index, index, -1, false, false);
        if (mark.Choice is { } choice)
            (Choice, IsPinned) = (index, choice.Target.Kind == SlaTargetKind.Until);
        (Counting, Base) = Choice < 0 ? (-1, -1) : (index, Choice);
    }

    /// <summary>A hard end after one by a state keeps it from being reopened: what was given once stays given.</summary>
    private void End(in ClockMark mark, int index)
    {
        if (mark.EndsHard && EndedForGood < 0)
            EndedForGood = index;
        if (mark.EndsHard)
            IsSealed = true;
        // One that was dropped stays cancelled; a state's end is what a reopening undoes from now on.
        if (WasDropped)
            (WasDropped, EndedByState) = (false, !mark.EndsHard);
        if (Ended >= 0)
            return;
        Ended = index;
        WasStopped = mark.Kind is ClockMarkKind.Stop or ClockMarkKind.StopByState;
        EndedByState = !mark.EndsHard;
    }

    private void Choose(TargetChoice choice, int index)
    {
        var mode = choice.Mode;
        if (Choice < 0 || mode != RetargetMode.Keep)
            IsPinned = choice.Target.Kind == SlaTargetKind.Until;
        if (Choice < 0)
            (Choice, Base, Counting) = (index, index, mode == RetargetMode.FromStart ? Began : index);
        else if (mode == RetargetMode.FromStart)
            (Choice, Base) = (index, index);
        else if (mode == RetargetMode.Rebase)
            Choice = index;
    }
}
