using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.Escalations;

public sealed record NaiveRule(
    string Name,
    string Kind,
    string[] Names,
    int Amount,
    bool Working,
    Func<NaiveEscalation, bool> Says,
    string Does,
    int Rank,
    NaiveRepeat? Again = null
);

/// <summary>Every so many minutes once more, so often in all.</summary>
public sealed record NaiveRepeat(int Minutes, bool Working, int AtMost);

/// <summary>
/// Escalation told minute by minute: every rule is asked every minute, every clock counts minutes one by one. It shares nothing with the
/// library but the calendar's answer whether it is open.
/// </summary>
public sealed class NaiveEscalation(
    IReadOnlyList<NaiveRule> rules,
    IReadOnlyDictionary<string, string> kinds,
    WorkCalendar business,
    Instant opened
)
{
    private static readonly string[] Scale = ["P1", "P2", "P3", "P4"];

    private readonly HashSet<(string, int)> _spent = [];
    private readonly Dictionary<(string Rule, int Key), int> _came = [];
    private readonly Dictionary<(string Rule, int Key), (int From, int Times)> _again = [];
    private readonly List<int> _open = [0];
    private readonly Dictionary<(string What, int Cycle), (int Level, int At)> _causes = [];
    private readonly Dictionary<string, (int At, int Number)> _last = new() { ["ticket-opened"] = (0, 1) };
    private readonly Dictionary<string, Clock> _clocks = new()
    {
        ["response"] = new(1, true),
        ["resolution"] = new(1, true),
        ["promise"] = new(0, false),
    };
    private int _minute,
        _visit = 1,
        _stay = 1,
        _number = 1,
        _inState,
        _inKind;

    public List<(string Rule, int Minute)> Fired { get; } = [];
    public List<(string Rule, int Minute)> Stopped { get; } = [];
    public string State { get; private set; } = "to-verify";
    public string Kind => kinds[State];
    public string Priority { get; private set; } = "P2";
    public int Level => _causes.Count == 0 ? 0 : _causes.Values.Max(c => c.Level);
    public bool Complex { get; set; }
    public int KindMinutes => _minute - _inKind;
    private bool IsPaused => State is "awaiting-information" or "scheduled";

    public void Begin() => Ask([("ticket-opened", 1), ("ticket-prioritised", 1)]);

    /// <summary>Lets time pass; each minute is asked about, the last one only if nothing happens in it: then it is asked about with
    /// that.</summary>
    public void Pass(int until, bool happens)
    {
        // What comes just after a minute waits until that minute is over.
        if (_minute < until)
            Ask([], isOver: true);
        while (_minute < until)
        {
            var open = business.IsOpen(opened + Duration.FromMinutes(_minute));
            foreach (var (name, clock) in _clocks)
                if (clock.Runs && !(name == "resolution" && IsPaused))
                    (clock.All, clock.Open) = (clock.All + 1, clock.Open + (open ? 1 : 0));
            _open.Add(_open[_minute++] + (open ? 1 : 0));
            foreach (var clock in _clocks.Values)
                clock.Past.Add((_minute, clock.All, clock.Open));
            if (_minute < until || !happens)
                Ask([], isOver: true);
        }
    }

    /// <summary>Something a person did, now; what follows from it comes with it.</summary>
    public void Happen(string name, string? to, string? priority)
    {
        Retarget(priority ?? Priority);
        _last["movement"] = Note(name);
        if (to is not null)
            Enter(to);
        // Whoever solves it has answered.
        if (name is "requester-contacted" or "requester-asked" or "ticket-resolved")
            _clocks["response"].Stop(hard: true);
        if (name is "requester-contacted" or "ticket-resolved")
            _clocks["promise"].Stop(hard: true);
        EndCauses();
        Ask([(name, _number)]);
    }

    private void Enter(string state)
    {
        var (was, will) = (Kind, kinds[state]);
        (State, _visit, _inState) = (state, _visit + 1, _minute);
        if (was != will)
            (_stay, _inKind) = (_visit, _minute);
        if ((was is "done" or "final") != (will is "done" or "final"))
            _causes.Clear();
        if (will == "done")
            _clocks["resolution"].Stop(hard: false);
        foreach (var clock in _clocks.Values)
            if (will == "final")
                clock.Stop(hard: false);
            else if (was is "done" or "final" && will != "done")
                clock.GoOn();
    }

    /// <summary>What a promise had taken up ends with its cycle.</summary>
    private void EndCauses()
    {
        foreach (var cause in _causes.Keys.ToList())
            if (_clocks.TryGetValue(cause.What, out var clock) && !(clock.Runs && clock.Cycle == cause.Cycle))
                _causes.Remove(cause);
    }

    private (int, int) Note(string name) => _last[name] = (_minute, ++_number);

    /// <summary>Passes on the same facts, until nothing follows or the eighth is over.</summary>
    private void Ask(List<(string Name, int Number)> events, bool isOver = false)
    {
        foreach (var (name, clock) in _clocks.Where(c => c.Value.Runs && !(c.Key == "resolution" && IsPaused)))
        foreach (var percent in name == "promise" ? [100] : new[] { 50, 80, 100 })
            if (Reached(name, clock, percent, isOver) is { } at && clock.Told.TrueForAll(t => t.Percent < percent))
                clock.Told.Add((percent, at));
        for (var pass = 1; ; pass++)
        {
            var firing = new List<(NaiveRule Rule, int Place, int Event)>();
            for (var i = 0; i < rules.Count; i++)
            {
                foreach (var e in rules[i].Kind == "on" ? events.Where(e => rules[i].Names.Contains(e.Name)) : [])
                    if (rules[i].Says(this) && _spent.Add((rules[i].Name, e.Number)))
                        firing.Add((rules[i], i, e.Number));
                if (rules[i].Kind != "on" && Come(rules[i], isOver) is { } key && IsItsTurn(rules[i], key))
                    firing.Add((rules[i], i, 0));
            }
            events = [];
            var written = new HashSet<string>();
            foreach (var (rule, _, _) in firing.OrderByDescending(f => f.Rule.Rank).ThenBy(f => f.Place).ThenBy(f => f.Event))
            {
                (pass > 8 ? Stopped : Fired).Add((rule.Name, _minute));
                foreach (var name in pass > 8 ? [] : new[] { "rule-fired", Do(rule, written) }.OfType<string>())
                    events.Add((name, Note(name).Item2));
            }
            if (events.Count == 0)
                return;
        }
    }

    /// <summary>
    /// Once a key, and again so long after it was due; what came so late that the next one was due already is counted from when it came.
    /// </summary>
    private bool IsItsTurn(NaiveRule rule, int key)
    {
        var came = _came.TryGetValue((rule.Name, key), out var known) ? known : _came[(rule.Name, key)] = _minute;
        if (!rule.Says(this))
            return false;
        if (_spent.Add((rule.Name, key)))
            return Fires(came, 1);
        var (from, times) = _again[(rule.Name, key)];
        if (rule.Again is not { } again || times >= again.AtMost)
            return false;
        return Counted(from, again.Working) >= again.Minutes && Fires(MinuteAfter(from, again), times + 1);

        bool Fires(int due, int times)
        {
            _again[(rule.Name, key)] = (rule.Again is { } again && Counted(due, again.Working) >= again.Minutes ? _minute : due, times);
            return true;
        }
    }

    private int MinuteAfter(int from, NaiveRepeat again)
    {
        var minute = from;
        while ((again.Working ? _open[minute] - _open[from] : minute - from) < again.Minutes)
            minute++;
        return minute;
    }

    private string? Do(NaiveRule rule, HashSet<string> written)
    {
        var what = rule.Does;
        if (what == "promise" && Kind != "final")
            _clocks["promise"].Start();
        if (what is not ("raise" or "escalate") || Kind == "final" || written.Contains(what))
            return null;
        if (what == "raise" ? Priority == Scale[0] : Level == 3)
            return null;
        written.Add(what);
        if (what == "raise")
            Retarget(Scale[Array.IndexOf(Scale, Priority) - 1]);
        else
            _causes[rule.Kind is "used" or "before" or "late" ? (rule.Names[0], _clocks[rule.Names[0]].Cycle) : (rule.Name, 0)] = (
                Level + 1,
                _minute
            );
        return what == "raise" ? "ticket-prioritised" : "ticket-escalated";
    }

    /// <summary>The key of a moment that has come; null: it has not.</summary>
    private int? Come(NaiveRule rule, bool isOver)
    {
        var name = rule.Names[0];
        if (rule.Kind == "in" && name.StartsWith("kind:", StringComparison.Ordinal))
            return Kind == name[5..] && Counted(_inKind, rule.Working) >= rule.Amount ? _stay : null;
        if (rule.Kind == "in")
            return State == name && Counted(_inState, rule.Working) >= rule.Amount ? _visit : null;
        if (Kind == "final")
            return null;
        if (rule.Kind is "since" or "without")
        {
            var known = rule.Names.Where(_last.ContainsKey).Select(n => _last[n]).ToList();
            if (known.Count == 0 && rule.Kind == "since")
                return null;
            var (at, number) = known.Count == 0 ? (0, 1) : known.Max();
            return Counted(at, rule.Working) >= rule.Amount ? number : null;
        }
        if (_clocks[name] is not { Runs: true } clock || (name == "resolution" && IsPaused))
            return null;
        var (target, working) = Target(name, Priority);
        var needed = rule.Kind switch
        {
            "used" => target * rule.Amount / 100,
            "before" => target - rule.Amount,
            _ => target + rule.Amount,
        };
        // A breach comes just after its minute, what comes before or later with its own.
        var has = needed == target ? Reached(name, clock, 100, isOver) is not null : clock.Used(working) >= needed;
        return needed > 0 && has ? clock.Cycle : null;
    }

    /// <summary>The minute in which so much of the time was used; null: not yet. The breach is there when its minute is over.</summary>
    private int? Reached(string name, Clock clock, int percent, bool isOver, string? priority = null)
    {
        var (target, working) = Target(name, priority ?? Priority);
        var past = clock.MinuteOf((target * percent + 99) / 100, working);
        return past < _minute || (past == _minute && (percent < 100 || isOver)) ? past : null;
    }

    private static (int Minutes, bool Working) Target(string name, string priority) =>
        (name, priority) switch
        {
            ("promise", _) => (240, false),
            ("response", "P1") => (15, false),
            ("response", "P2") => (30, false),
            ("response", "P3") => (120, false),
            ("response", _) => (240, false),
            (_, "P1") => (120, false),
            (_, "P2") => (240, false),
            (_, "P3") => (480, true),
            _ => (1440, true),
        };

    /// <summary>What a clock was told to have reached and has not any more may set rules off once more: those that fired since.</summary>
    private void Retarget(string priority)
    {
        foreach (var (name, clock) in _clocks.Where(c => c.Key != "promise" && c.Value.Runs))
        foreach (var told in clock.Told.Where(t => Reached(name, clock, t.Percent, false, priority) is null).ToList())
        {
            clock.Told.Remove(told);
            _spent.RemoveWhere(s =>
                s.Item2 == clock.Cycle
                && rules.Any(r => r.Name == s.Item1 && r.Kind is ("used" or "before" or "late") && r.Names[0] == name)
                && Fired.FindLast(f => f.Rule == s.Item1).Minute >= told.Minute
            );
        }
        Priority = priority;
    }

    private int Counted(int from, bool working) => working ? _open[_minute] - _open[from] : _minute - from;

    private sealed class Clock(int cycle, bool runs)
    {
        private bool _ended,
            _hard;

        public int Cycle = cycle,
            All,
            Open;

        /// <summary>The points of the running cycle, in percent, with the minute in which they were reached.</summary>
        public List<(int Percent, int Minute)> Told { get; } = [];

        /// <summary>How much was used at the end of each minute of the running cycle.</summary>
        public List<(int Minute, int All, int Open)> Past { get; } = [];

        public int Used(bool working) => working ? Open : All;

        /// <summary>The minute in which so much was used; null: not yet.</summary>
        public int? MinuteOf(int used, bool working)
        {
            if (Used(working) < used)
                return null;
            var (from, to) = (0, Past.Count);
            while (from < to)
                if ((from + to) / 2 is var middle && (working ? Past[middle].Open : Past[middle].All) >= used)
                    to = middle;
                else
                    from = middle + 1;
            return from < Past.Count ? Past[from].Minute : null;
        }

        public bool Runs = runs;

        public void Start()
        {
            if (Runs)
                return;
            (Cycle, Runs, All, Open, _ended, _hard) = (Cycle + 1, true, 0, 0, false, false);
            Told.Clear();
            Past.Clear();
        }

        public void Stop(bool hard)
        {
            _hard |= hard && Cycle > 0;
            if (Runs)
                (Runs, _ended) = (false, true);
        }

        public void GoOn() => (Runs, _ended) = (Runs || (_ended && !_hard), _ended && _hard);
    }
}
