using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.Escalations;

/// <summary>
/// Escalation told minute by minute: every rule is asked every minute, every clock counts minutes one by one. It shares nothing with the library
/// but the calendar's answer whether it is open.
/// </summary>
internal sealed class NaiveEscalation(IReadOnlyList<NaiveRule> rules, IReadOnlyDictionary<string, string> kinds, WorkCalendar business, Instant opened)
{
    private const int Levels = 3;

    private static readonly string[] Scale = ["P1", "P2", "P3", "P4"];

    private readonly HashSet<(string, int)> _spent = [];
    private readonly List<int> _open = [0];
    private readonly Dictionary<string, (int At, int Number)> _last = new() { ["ticket-opened"] = (0, 1) };
    private readonly Dictionary<string, NaiveClock> _clocks = new() { ["response"] = new() { Cycle = 1, Runs = true }, ["resolution"] = new() { Cycle = 1, Runs = true }, ["promise"] = new() };
    private int _minute, _visit = 1, _stay = 1, _number = 1, _inState, _inStateOpen, _inKind, _inKindOpen;

    /// <summary>What fired, in its order.</summary>
    public List<(string Rule, int Minute)> Fired { get; } = [];

    public List<(string Rule, int Minute)> Stopped { get; } = [];

    public string State { get; private set; } = "to-verify";

    public string Kind => kinds[State];

    public string Priority { get; private set; } = "P2";

    public int Level { get; private set; }

    public bool Complex { get; set; }

    public int KindMinutes => _inKind;

    public void Begin() => Ask([("ticket-opened", 1, true), ("ticket-prioritised", 1, false)]);

    /// <summary>Lets time pass; at each minute what is due is asked.</summary>
    /// <param name="until">The last minute asked about; one less where something happens next.</param>
    /// <param name="happens">Whether something happens in the minute after it: then that minute is asked about with it.</param>
    public void Pass(int until, bool happens)
    {
        while (_minute < until)
        {
            var open = business.IsOpen(opened + Duration.FromMinutes(_minute));
            foreach (var (name, clock) in _clocks)
                if (clock.Runs && !(name == "resolution" && State is "awaiting-information" or "scheduled")) clock.Count(open);
            (_inState, _inKind, _minute) = (_inState + 1, _inKind + 1, _minute + 1);
            _open.Add(_open[^1] + (open ? 1 : 0));
            if (open) (_inStateOpen, _inKindOpen) = (_inStateOpen + 1, _inKindOpen + 1);
            if (_minute < until || !happens) Ask([]);
        }
    }

    /// <summary>Something a person did, now; what follows from it comes with it.</summary>
    public void Happen(string name, string? to, string? priority)
    {
        Priority = priority ?? Priority;
        Note(name, byPerson: true);
        if (to is not null) Enter(to);
        if (name is "requester-contacted" or "requester-asked") _clocks["response"].Stop(hard: true);
        if (name == "requester-contacted") _clocks["promise"].Stop(hard: true);
        Ask([(name, _number, true)]);
    }

    private void Enter(string state)
    {
        var (was, will) = (Kind, kinds[state]);
        (State, _visit, _inState, _inStateOpen) = (state, _visit + 1, 0, 0);
        if (was != will) (_stay, _inKind, _inKindOpen) = (_visit, 0, 0);
        if (will == "done") _clocks["resolution"].Stop(hard: false);
        if (will == "final")
            foreach (var clock in _clocks.Values) clock.Stop(hard: false);
        if (was is "done" or "final" && will is not ("done" or "final"))
            foreach (var clock in _clocks.Values) clock.GoOn();
    }

    private void Note(string name, bool byPerson)
    {
        _last[name] = (_minute, ++_number);
        if (byPerson) _last["movement"] = (_minute, _number);
    }

    /// <summary>Passes on the same facts, until nothing follows or the eighth is over.</summary>
    private void Ask(List<(string Name, int Number, bool ByPerson)> events)
    {
        for (var pass = 1; ; pass++)
        {
            var firing = new List<(NaiveRule Rule, int Place, int Key, int Event)>();
            for (var i = 0; i < rules.Count; i++)
            {
                foreach (var e in rules[i].Kind == "on" ? events.Where(e => rules[i].Names.Contains(e.Name)) : [])
                    if (rules[i].Says(this) && _spent.Add((rules[i].Name, e.Number))) firing.Add((rules[i], i, e.Number, e.Number));
                if (rules[i].Kind != "on" && Come(rules[i]) is { } key && rules[i].Says(this) && _spent.Add((rules[i].Name, key))) firing.Add((rules[i], i, key, 0));
            }
            if (firing.Count == 0) return;
            events = [];
            var written = new HashSet<string>();
            foreach (var (rule, _, _, _) in firing.OrderByDescending(f => f.Rule.Rank).ThenBy(f => f.Place).ThenBy(f => f.Event))
            {
                (pass > 8 ? Stopped : Fired).Add((rule.Name, _minute));
                if (pass > 8) continue;
                Note("rule-fired", byPerson: false);
                events.Add(("rule-fired", _number, false));
                if (Do(rule.Does, written) is not { } name) continue;
                Note(name, byPerson: false);
                events.Add((name, _number, false));
            }
            if (pass > 8) return;
        }
    }

    private string? Do(string what, HashSet<string> written)
    {
        if (what == "promise" && Kind != "final") _clocks["promise"].Start();
        if (what is not ("raise" or "escalate") || Kind == "final" || !written.Add(what)) return null;
        if (what == "raise" && Priority != Scale[0])
        {
            Priority = Scale[Array.IndexOf(Scale, Priority) - 1];
            return "ticket-prioritised";
        }
        if (what == "raise" || Level == Levels) return null;
        Level++;
        return "ticket-escalated";
    }

    /// <summary>The key of a moment that has come; null: it has not.</summary>
    private int? Come(NaiveRule rule)
    {
        var name = rule.Names[0];
        if (rule.Kind == "in") return name.StartsWith("kind:", StringComparison.Ordinal)
            ? Kind == name[5..] && (rule.Working ? _inKindOpen : _inKind) >= rule.Amount ? _stay : null
            : State == name && (rule.Working ? _inStateOpen : _inState) >= rule.Amount ? _visit : null;
        if (Kind == "final") return null;
        if (rule.Kind is "since" or "without")
        {
            var known = rule.Names.Where(_last.ContainsKey).Select(n => _last[n]).ToList();
            if (known.Count == 0 && rule.Kind == "since") return null;
            var (at, number) = known.Count == 0 ? (0, 1) : known.MaxBy(k => k.At * 100_000 + k.Number);
            return Counted(at, rule.Working) >= rule.Amount ? number : null;
        }
        if (_clocks[name] is not { Runs: true } clock || (name == "resolution" && State is "awaiting-information" or "scheduled")) return null;
        var (target, working) = Target(name);
        var (used, needed) = (working ? clock.Open : clock.All, rule.Kind switch { "used" => target * rule.Amount / 100, "before" => target - rule.Amount, _ => target + rule.Amount });
        return needed > 0 && used >= needed ? clock.Cycle : null;
    }

    private (int Minutes, bool Working) Target(string clock) => (clock, Priority) switch
    {
        ("promise", _) => (240, false),
        ("response", var p) => (p switch { "P1" => 15, "P2" => 30, "P3" => 120, _ => 240 }, false),
        (_, var p) => (p switch { "P1" => 120, "P2" => 240, "P3" => 480, _ => 1440 }, p is "P3" or "P4"),
    };

    private int Counted(int from, bool working) => working ? _open[_minute] - _open[from] : _minute - from;
}

internal sealed record NaiveRule(string Name, string Kind, string[] Names, int Amount, bool Working, Func<NaiveEscalation, bool> Says, string Does, int Rank);

internal sealed class NaiveClock
{
    private bool _ended, _hard;

    public int Cycle { get; set; }

    public bool Runs { get; set; }

    public int All { get; private set; }

    public int Open { get; private set; }

    public void Count(bool open) => (All, Open) = (All + 1, Open + (open ? 1 : 0));

    public void Start()
    {
        if (!Runs) (Cycle, Runs, All, Open, _ended, _hard) = (Cycle + 1, true, 0, 0, false, false);
    }

    public void Stop(bool hard)
    {
        if (Cycle > 0 && hard) _hard = true;
        if (Runs) (Runs, _ended) = (false, true);
    }

    public void GoOn()
    {
        if (_ended && !_hard) (Runs, _ended) = (true, false);
    }
}
