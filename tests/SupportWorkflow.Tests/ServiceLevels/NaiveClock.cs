using SupportWorkflow.Calendars;

namespace SupportWorkflow.ServiceLevels;

/// <summary>One thing said of a clock, on a grid of minutes.</summary>
internal sealed record Said(
    ClockMarkKind Kind,
    int Minute,
    int Order,
    NaiveTarget? Target = null,
    RetargetMode Mode = RetargetMode.FromStart
);

/// <summary>A target in minutes. Days count on a calendar whose days are those of UTC and never run over midnight.</summary>
/// <param name="Calendar">null: elapsed.</param>
public sealed record NaiveTarget(
    int Minutes,
    string? Calendar = null,
    bool NextOpening = false,
    int Days = 0,
    BusinessDayRule Rule = BusinessDayRule.SameTime,
    int? Until = null
)
{
    public override string ToString() =>
        Until is { } until ? $"by minute {until}"
        : Days > 0 ? $"{Days} days of {Calendar}, {Rule}"
        : $"{Minutes} minutes{(Calendar is null ? "" : $" of {Calendar}{(NextOpening ? ", next opening" : "")}")}";
}

/// <summary>
/// The second opinion: steps minute by minute and shares nothing with the library but "is this minute open". It knows the rules from the
/// design, not from the code, and is as slow as it looks. Targets change within one kind of time only. Used for one reading.
/// </summary>
internal sealed class NaiveClock(Func<string, int, bool> isOpen)
{
    /// <summary>The last minute it knows: twelve days.</summary>
    public const int End = 12 * Day;

    private const int Day = 1440;
    private readonly Dictionary<NaiveTarget, int?> _nominal = [];
    private readonly Dictionary<string, int[]> _opened = [];
    private readonly bool[] _on = new bool[End];
    private readonly List<(int From, NaiveTarget Target)> _targets = [];
    private int _cycle,
        _start,
        _endedAt;
    private bool _begun,
        _ended,
        _stopped,
        _byState,
        _sealed,
        _paused;
    private int _between;

    public (int Cycle, ClockPhase Phase, int Used, int Remaining, int? Due, int? Breached) Read(IEnumerable<Said> said, int at)
    {
        var queue = new Queue<Said>(said.Where(s => s.Minute <= at).OrderBy(s => s.Minute).ThenBy(s => s.Order));
        for (var minute = 0; minute <= at; minute++)
        {
            while (queue.TryPeek(out var next) && next.Minute == minute)
                Hear(queue.Dequeue());
            if (minute < at)
                _on[minute] = _begun && !_ended && !_paused && _between == 0;
        }
        if (!_begun || _targets.Count == 0)
            return (_cycle, ClockPhase.NotStarted, 0, 0, null, null);
        var phase =
            _ended ? (_stopped ? ClockPhase.Stopped : ClockPhase.Cancelled)
            : _paused || _between > 0 ? ClockPhase.Paused
            : ClockPhase.Running;
        var (used, breached) = Walk(minute => minute < at && _on[minute], at, stopAtBreach: false);
        var (_, due) = Walk(minute => minute >= (_ended ? _endedAt : at) || _on[minute], End, stopAtBreach: true);
        return (_cycle, phase, used, Allowed(_targets[^1].Target) - used, phase == ClockPhase.Cancelled ? null : breached ?? due, breached);
    }

    private void Hear(Said said)
    {
        switch (said.Kind)
        {
            case ClockMarkKind.Start when !_begun:
            case ClockMarkKind.StartAgain when !_begun || _ended:
            case ClockMarkKind.Reset when _begun:
            case ClockMarkKind.ReopenAnew when _begun && _ended && _byState && !_sealed:
                (_begun, _ended, _sealed, _start) = (true, false, false, said.Minute);
                _cycle++;
                Array.Clear(_on);
                var last = _targets.Count > 0 ? _targets[^1].Target : null;
                _targets.Clear();
                if ((said.Target ?? last) is { } first)
                    _targets.Add((said.Minute, first));
                break;
            case ClockMarkKind.Pause:
                _paused = true;
                break;
            case ClockMarkKind.Resume:
                _paused = false;
                break;
            case ClockMarkKind.PauseFrom:
                _between++;
                break;
            case ClockMarkKind.PauseUntil:
                _between--;
                break;
            case ClockMarkKind.Reopen when _begun && _ended && _byState && !_sealed:
                _ended = false;
                break;
            case ClockMarkKind.Stop or ClockMarkKind.Cancel or ClockMarkKind.StopByState or ClockMarkKind.CancelByState when _begun:
                var byState = said.Kind is ClockMarkKind.StopByState or ClockMarkKind.CancelByState;
                _sealed |= !byState;
                if (_ended)
                    break;
                (_ended, _endedAt, _byState) = (true, said.Minute, byState);
                _stopped = said.Kind is ClockMarkKind.Stop or ClockMarkKind.StopByState;
                break;
            case ClockMarkKind.Retarget when _begun && !_ended:
                Retarget(said);
                break;
        }
    }

    private void Retarget(Said said)
    {
        if (_targets.Count == 0)
        {
            if (said.Mode != RetargetMode.FromStart)
                _start = said.Minute;
            _targets.Add((_start, said.Target!));
        }
        else if (said.Mode == RetargetMode.FromStart)
        {
            _targets.Clear();
            _targets.Add((_start, said.Target!));
        }
        else if (said.Mode == RetargetMode.Rebase)
            _targets.Add((said.Minute, said.Target!));
    }

    /// <summary>Lets time pass minute by minute while it counts; late at the first counting minute at which nothing is left.</summary>
    private (int Used, int? LateAt) Walk(Func<int, bool> counts, int until, bool stopAtBreach)
    {
        var (used, target, leg) = (0, _targets[0].Target, 0);
        int? late = null;
        for (var minute = _start; minute <= until; minute++)
        {
            while (leg + 1 < _targets.Count && _targets[leg + 1].From == minute)
            {
                target = _targets[++leg].Target;
                late = used > Allowed(target) ? late ?? minute : null;
            }
            if (minute == until)
                break;
            if (!counts(minute))
                continue;
            late ??= IsDue(target, minute, used) ? minute : null;
            if (stopAtBreach && late is not null && leg == _targets.Count - 1)
                break;
            if (IsOpen(target, minute))
                used++;
        }
        return (used, late);
    }

    private bool IsDue(NaiveTarget target, int minute, int used)
    {
        if (Nominal(target) is not { } nominal)
            return used >= target.Minutes && (!target.NextOpening || isOpen(target.Calendar!, minute));
        // What did not count so far is added behind the nominal due time.
        var missing = Open(target, _start, minute) - used;
        return minute >= nominal && Open(target, nominal, minute) >= missing;
    }

    private int Allowed(NaiveTarget target) =>
        Nominal(target) is { } nominal ? Open(target, _start, Math.Max(_start, nominal)) : target.Minutes;

    private int? Nominal(NaiveTarget target) => _nominal.TryGetValue(target, out var known) ? known : _nominal[target] = NominalOf(target);

    private int? NominalOf(NaiveTarget target)
    {
        if (target.Until is not null || target.Days == 0)
            return target.Until;
        bool IsBusinessDay(int day) => Enumerable.Range(day * Day, Day).Any(m => isOpen(target.Calendar!, m));
        var opening = Enumerable.Range(_start, End - _start).First(m => isOpen(target.Calendar!, m));
        var first = Enumerable.Range(opening / Day * Day, Day).First(m => isOpen(target.Calendar!, m));
        var (day, left) = (opening / Day, target.Days - (target.Rule == BusinessDayRule.EndOfDay && _start < first ? 1 : 0));
        while (left > 0)
            if (IsBusinessDay(++day))
                left--;
        var hours = Enumerable.Range(day * Day, Day).Where(m => isOpen(target.Calendar!, m)).ToList();
        if (target.Rule == BusinessDayRule.EndOfDay)
            return hours[^1] + 1;
        var same = (day * Day) + (opening % Day);
        return same > hours[^1] ? hours[^1] + 1 : hours.First(m => m >= same);
    }

    /// <summary>How many minutes are open: of each calendar the open ones are counted once, from the first minute to every other.</summary>
    private int Open(NaiveTarget target, int from, int to)
    {
        if (target.Calendar is not { } name)
            return to - from;
        if (!_opened.TryGetValue(name, out var opened))
        {
            _opened[name] = opened = new int[End + 1];
            for (var minute = 0; minute < End; minute++)
                opened[minute + 1] = opened[minute] + (isOpen(name, minute) ? 1 : 0);
        }
        return opened[to] - opened[from];
    }

    private bool IsOpen(NaiveTarget target, int minute) => target.Calendar is null || isOpen(target.Calendar, minute);
}
