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
/// The second opinion, written from the text of docs/service-levels.md: at every question it looks through all that was said, sorted by
/// when it happened, and keeps nothing from one minute to the next. Time is walked minute by minute; it shares nothing with the library but
/// "is this minute open" and is as slow as it looks. Targets change within one kind of time only. Used for one reading.
/// </summary>
internal sealed class NaiveClock(Func<string, int, bool> isOpen)
{
    /// <summary>The last minute it knows: twelve days.</summary>
    public const int End = 12 * Day;

    private const int Day = 1440;
    private readonly Dictionary<NaiveTarget, int?> _nominal = [];
    private readonly Dictionary<string, int[]> _opened = [];
    private readonly bool[] _on = new bool[End];
    private List<Said> _said = [];
    private List<(int From, NaiveTarget Target)> _targets = [];
    private int _start;

    public (int Cycle, ClockPhase Phase, int Used, int Remaining, int? Due, int? Breached) Read(IEnumerable<Said> said, int at)
    {
        _said = [.. said.Where(s => s.Minute <= at).OrderBy(s => s.Minute).ThenBy(s => s.Order)];
        var cycles = Cycles(_said.Count);
        (_start, _targets) = TargetsOf(cycles, cycles.Count - 1, _said.Count);
        if (_targets.Count == 0)
            return (cycles.Count, ClockPhase.NotStarted, 0, 0, null, null);
        var counts = Enumerable.Range(0, _said.Count + 1).Select(Counts).ToList();
        for (var minute = 0; minute < at; minute++)
            _on[minute] = counts[_said.Count(s => s.Minute <= minute)];
        Said? end = EndOf(cycles[^1], _said.Count) is { } last ? _said[last] : null;
        var phase =
            end is { Kind: ClockMarkKind.Stop or ClockMarkKind.StopByState } ? ClockPhase.Stopped
            : end is not null ? ClockPhase.Cancelled
            : IsPaused(_said.Count) ? ClockPhase.Paused
            : ClockPhase.Running;
        var (used, breached) = Walk(minute => minute < at && _on[minute], at, stopAtBreach: false);
        var (_, due) = Walk(minute => minute >= (end?.Minute ?? at) || _on[minute], End, stopAtBreach: true);
        var dueAt = phase == ClockPhase.Cancelled ? breached : breached ?? due;
        return (cycles.Count, phase, used, Allowed(_targets[^1].Target) - used, dueAt, breached);
    }

    /// <summary>Which of the first marks began a cycle: a start while it runs is nothing, a reset after an end neither, a restart begins
    /// the next in any case.</summary>
    private List<int> Cycles(int heard)
    {
        List<int> cycles = [];
        for (var i = 0; i < heard; i++)
        {
            int? before = cycles.Count == 0 ? null : cycles[^1];
            var begins = _said[i].Kind switch
            {
                ClockMarkKind.Start => before is null,
                ClockMarkKind.StartAgain => before is null || EndOf(before.Value, i) is not null,
                ClockMarkKind.Reset or ClockMarkKind.ResetKept => before is null || EndOf(before.Value, i) is null,
                ClockMarkKind.Restart or ClockMarkKind.RestartKept => true,
                ClockMarkKind.ReopenAnew => before is { } over && IsOver(over, i) is (not null, false, true),
                _ => false,
            };
            if (begins)
                cycles.Add(i);
        }
        return cycles;
    }

    /// <summary>The mark with which a cycle is over, as of the first marks; null: it is open.</summary>
    private int? EndOf(int cycle, int heard) => IsOver(cycle, heard).End;

    /// <summary>The mark with which a cycle is over, whether for want of a target, and whether a reopening undoes it: ends that a state
    /// made, up to the first one that is given for good, also one that is given while the ticket is over.</summary>
    private (int? End, bool IsDropped, bool ByState) IsOver(int cycle, int heard)
    {
        var (end, dropped, state, given) = (default(int?), false, false, false);
        for (var i = cycle + 1; i < heard; i++)
        {
            var kind = _said[i].Kind;
            var (hard, soft) = (
                kind is ClockMarkKind.Stop or ClockMarkKind.Cancel,
                kind is ClockMarkKind.StopByState or ClockMarkKind.CancelByState
            );
            given |= hard;
            if ((kind == ClockMarkKind.Reopen && end is not null && state && !given) || (kind == ClockMarkKind.Retarget && dropped))
                (end, dropped, state) = (null, false, false);
            else if (kind == ClockMarkKind.Drop && end is null)
                (end, dropped, state) = (i, true, false);
            else if ((hard || soft) && (end is null || dropped))
                (end, dropped, state) = (end ?? i, false, soft);
        }
        return (end, dropped, state && !given);
    }

    private bool IsPaused(int heard) =>
        (Last(-1, heard, ClockMarkKind.Pause, ClockMarkKind.Resume) is { } latest && _said[latest].Kind == ClockMarkKind.Pause)
        || _said.Take(heard).Count(s => s.Kind == ClockMarkKind.PauseFrom)
            > _said.Take(heard).Count(s => s.Kind == ClockMarkKind.PauseUntil);

    private bool Counts(int heard) => Cycles(heard) is [.., var cycle] && EndOf(cycle, heard) is null && !IsPaused(heard);

    /// <summary>From when time counts in a cycle, and the targets one after the other, each with the minute from which it holds.</summary>
    private (int Start, List<(int From, NaiveTarget Target)> Targets) TargetsOf(List<int> cycles, int number, int heard)
    {
        if (number < 0)
            return (0, []);
        var began = cycles[number];
        var before = number == 0 ? [] : TargetsOf(cycles, number - 1, began).Targets;
        var first = _said[began].Target ?? (before.Count > 0 ? before[^1].Target : null);
        List<Said> chosen =
        [
            .. Enumerable
                .Range(began + 1, heard - began - 1)
                .Where(i => _said[i].Kind == ClockMarkKind.Retarget && (IsOver(began, i) is (null, _, _) or (_, true, _)))
                .Select(i => _said[i]),
        ];
        if (first is not null)
            chosen.Insert(0, _said[began] with { Target = first, Mode = RetargetMode.FromStart });
        if (chosen.Count == 0)
            return (0, []);
        var start = chosen[0].Mode == RetargetMode.FromStart ? _said[began].Minute : chosen[0].Minute;
        // The old target stays; where there is none, what was chosen holds all the same.
        chosen.RemoveAll(s => s.Mode == RetargetMode.Keep && s != chosen[0]);
        var whole = Math.Max(0, chosen.FindLastIndex(s => s.Mode == RetargetMode.FromStart));
        return (start, [(start, chosen[whole].Target!), .. chosen.Skip(whole + 1).Select(s => (s.Minute, s.Target!))]);
    }

    private int? Last(int after, int before, params ClockMarkKind[] kinds) => Between(after, before, kinds).Cast<int?>().LastOrDefault();

    private IEnumerable<int> Between(int after, int before, ClockMarkKind[] kinds) =>
        Enumerable.Range(after + 1, before - after - 1).Where(i => kinds.Contains(_said[i].Kind));

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
