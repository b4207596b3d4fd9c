using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.Escalations;

public sealed record NaiveRule(
    string Name,
    string Kind,
    string[] Names,
    NaiveTime Time,
    Func<NaiveEscalation, bool> Says,
    string Does,
    int Rank,
    NaiveRepeat? Again = null
);

/// <summary>So many minutes, working minutes or business days; of a clock in percent or minutes of its target.</summary>
public readonly record struct NaiveTime(int Amount, NaiveUnit Unit = NaiveUnit.Minutes);

public enum NaiveUnit
{
    Minutes,
    WorkingMinutes,
    BusinessDays,
}

/// <summary>After every such time once more, so often in all.</summary>
public sealed record NaiveRepeat(NaiveTime Every, int AtMost);

/// <summary>
/// Escalation told minute by minute: every rule is asked every minute, every clock counts minutes one by one, and what rules order is
/// carried out or refused. It shares nothing with the library but the calendar's answer whether it is open.
/// </summary>
public sealed partial class NaiveEscalation(
    IReadOnlyList<NaiveRule> rules,
    IReadOnlyDictionary<string, string> kinds,
    WorkCalendar business,
    Instant opened
)
{
    private const int Day = 1440;

    private static readonly string[] Scale = ["P1", "P2", "P3", "P4"];
    private static readonly int[] Points = [50, 80, 100],
        OnlyDue = [100];
    private static readonly List<(string Name, int Number)> Nothing = [];

    private readonly HashSet<(string, int)> _spent = [];
    private readonly Dictionary<(string Rule, int Key), (int From, int Times)> _again = [];
    private readonly HashSet<(string Rule, int Key)> _refused = [];
    private readonly Dictionary<(int From, NaiveTime Time), int> _ends = [];
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
    private bool _isOver,
        _assigned;

    public List<(string Rule, int Minute)> Fired { get; } = [];
    public List<(string Rule, int Minute)> Stopped { get; } = [];
    public string State { get; private set; } = "to-verify";
    public string Kind => kinds[State];
    public string Priority { get; private set; } = "P2";
    public int Level => _causes.Count == 0 ? 0 : _causes.Values.Max(c => c.Level);
    public bool Complex { get; set; }

    /// <summary>The minute that the field holds; null: none.</summary>
    public int? Visit { get; set; }
    public bool VisitHasPassed => Visit < _minute || (Visit == _minute && _isOver);
    public bool VisitLiesAhead => Visit > _minute;
    public int KindMinutes => _minute - _inKind;
    private bool IsPaused => State is "awaiting-information" or "scheduled";

    public void Begin() => Ask([("ticket-opened", 1), ("ticket-prioritised", 1)]);

    /// <summary>Lets time pass; each minute is asked about, the last one only if nothing happens in it: then it is asked about with
    /// that.</summary>
    public void Pass(int until, bool happens)
    {
        // What comes just after a minute waits until that minute is over.
        if (_minute < until)
            Ask(Nothing, isOver: true);
        while (_minute < until)
        {
            var open = business.IsOpen(opened + Duration.FromMinutes(_minute));
            foreach (var (name, clock) in _clocks)
                if (clock.Runs && !(name == "resolution" && IsPaused))
                    (clock.All, clock.Open) = (clock.All + 1, clock.Open + (open ? 1 : 0));
            _minute++;
            foreach (var clock in _clocks.Values)
                clock.Past.Add((_minute, clock.All, clock.Open));
            if (_minute == until && happens)
                return;
            Ask(Nothing);
            Ask(Nothing, isOver: true);
        }
    }

    /// <summary>Something a person did, now; what follows from it comes with it.</summary>
    public void Happen(string name, string? to, string? priority, string? sets)
    {
        Retarget(priority ?? Priority);
        _last["movement"] = Note(name);
        _assigned |= name == "ticket-assigned";
        if (name == "fields-set" && sets == "visit")
            _last["field.visit"] = _last["movement"];
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
        _isOver = isOver;
        var hasHappened = events.Count > 0;
        foreach (var (name, clock) in _clocks)
            if (clock.Runs && !(name == "resolution" && IsPaused))
                foreach (var percent in name == "promise" ? OnlyDue : Points)
                    if (clock.Told.TrueForAll(t => t.Percent < percent) && Reached(name, clock, percent, isOver) is { } at)
                    {
                        clock.Told.Add((percent, at));
                        hasHappened = true;
                    }
        for (var pass = 1; ; pass++)
        {
            var firing = new List<(NaiveRule Rule, int Place, int Event, int Key)>();
            for (var i = 0; i < rules.Count; i++)
            {
                foreach (var e in events)
                    if (
                        rules[i].Kind == "on"
                        && rules[i].Names.Contains(e.Name)
                        && rules[i].Says(this)
                        && _spent.Add((rules[i].Name, e.Number))
                    )
                        firing.Add((rules[i], i, e.Number, e.Number));
                if (rules[i].Kind == "on" || Come(rules[i], isOver) is not { } key)
                    continue;
                // What was refused is tried again when anything has happened.
                var isRetried = _refused.Contains((rules[i].Name, key));
                if (isRetried ? pass <= 8 && hasHappened && rules[i].Says(this) : IsItsTurn(rules[i], key))
                    firing.Add((rules[i], i, 0, key));
            }
            if (firing.Count == 0)
                return;
            events = [];
            var written = new HashSet<string>();
            foreach (var (rule, _, _, key) in firing.OrderByDescending(f => f.Rule.Rank).ThenBy(f => f.Place).ThenBy(f => f.Event))
            {
                var isRefused = pass <= 8 && IsRefused(rule);
                var own = (rule.Name, key);
                if (isRefused && !_refused.Add(own))
                    continue;
                if (!isRefused && _refused.Remove(own))
                    _again[own] = (_minute, 1);
                (pass > 8 ? Stopped : Fired).Add((rule.Name, _minute));
                foreach (var name in pass > 8 ? [] : new[] { "rule-fired", isRefused ? null : Do(rule, written) }.OfType<string>())
                    events.Add((name, Note(name).Item2));
            }
            if (events.Count == 0)
                return;
            hasHappened = true;
        }
    }

    /// <summary>Once a key, and again so long after it came.</summary>
    private bool IsItsTurn(NaiveRule rule, int key)
    {
        var own = (rule.Name, key);
        if (!rule.Says(this))
            return false;
        if (_spent.Add(own))
        {
            _again[own] = (_minute, 1);
            return true;
        }
        var (from, times) = _again[own];
        if (rule.Again is not { } again || times >= again.AtMost || End(from, again.Every) > _minute)
            return false;
        _again[own] = (_minute, times + 1);
        return true;
    }

    /// <summary>The minute in which a time is over that began with a minute. The desk opens and closes at the same hours on every day, so
    /// the N-th business day has the minute that it began with.</summary>
    private int End(int from, NaiveTime time)
    {
        if (_ends.TryGetValue((from, time), out var known))
            return known;
        var end = from;
        if (time.Unit == NaiveUnit.Minutes)
            end += time.Amount;
        else if (time.Unit == NaiveUnit.WorkingMinutes)
            for (var left = time.Amount; left > 0; end++)
                left -= IsOpen(end) ? 1 : 0;
        else
        {
            while (!IsOpen(end))
                end++;
            for (var left = time.Amount; left > 0; left -= IsOpen(end) ? 1 : 0)
                end += Day;
        }
        return _ends[(from, time)] = end;
    }

    private bool IsOpen(int minute) => business.IsOpen(opened + Duration.FromMinutes(minute));

    /// <summary>What the lifecycle lets nobody do as things are.</summary>
    private bool IsRefused(NaiveRule rule) =>
        rule.Does switch
        {
            "resume" => Kind != "waiting",
            "wait-for-vendor" => Kind is not ("working" or "waiting"),
            "close" => State != "awaiting-confirmation",
            "cancel" or "log" or "raise" or "escalate" => Kind == "final",
            _ => false,
        };

    private string? Do(NaiveRule rule, HashSet<string> written)
    {
        var what = rule.Does;
        if (what == "promise" && Kind != "final")
            _clocks["promise"].Start();
        if (Ordered(what) is { } order)
            return CarryOut(order, written);
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

    /// <summary>What a rule may order of a lifecycle: the event, and the state that is entered.</summary>
    private (string Name, string? To)? Ordered(string what) =>
        what switch
        {
            "resume" => ("work-resumed", _assigned ? "in-progress" : "to-verify"),
            "wait-for-vendor" => ("wait-started", "awaiting-vendor"),
            "close" => ("ticket-closed", "closed"),
            "cancel" => ("ticket-cancelled", "cancelled"),
            "log" => ("work-logged", null),
            _ => null,
        };

    /// <summary>Of a pass one rule moves the ticket.</summary>
    private string? CarryOut((string Name, string? To) order, HashSet<string> written)
    {
        if (order.To is null)
            return order.Name;
        if (!written.Add("state"))
            return null;
        Enter(order.To);
        EndCauses();
        return order.Name;
    }

    /// <summary>The key of a moment that has come; null: it has not.</summary>
    private int? Come(NaiveRule rule, bool isOver)
    {
        var name = rule.Names[0];
        if (rule.Kind == "in" && name.StartsWith("kind:", StringComparison.Ordinal))
            return Kind == name[5..] && End(_inKind, rule.Time) <= _minute ? _stay : null;
        if (rule.Kind == "in")
            return State == name && End(_inState, rule.Time) <= _minute ? _visit : null;
        if (Kind == "final")
            return null;
        if (rule.Kind is "at-before" or "at-after")
            return Visit is not { } visit ? null
                : (rule.Kind == "at-before" ? visit - rule.Time.Amount : End(visit, rule.Time)) <= _minute ? _last["field.visit"].Number
                : null;
        if (rule.Kind is "since" or "without")
        {
            (int At, int Number)? latest = null;
            foreach (var e in rule.Names)
                if (_last.TryGetValue(e, out var last) && (latest is null || last.CompareTo(latest.Value) > 0))
                    latest = last;
            if (latest is null && rule.Kind == "since")
                return null;
            var (at, number) = latest ?? (0, 1);
            return End(at, rule.Time) <= _minute ? number : null;
        }
        if (_clocks[name] is not { Runs: true } clock || (name == "resolution" && IsPaused))
            return null;
        var (target, working) = Target(name, Priority);
        var needed = rule.Kind switch
        {
            "used" => target * rule.Time.Amount / 100,
            "before" => target - rule.Time.Amount,
            _ => target + rule.Time.Amount,
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
            foreach (
                var rule in rules.Where(r =>
                    r.Kind is "used" or "before" or "late"
                    && r.Names[0] == name
                    && Fired.FindLast(f => f.Rule == r.Name).Minute >= told.Minute
                )
            )
                (_, _) = (_spent.Remove((rule.Name, clock.Cycle)), _refused.Remove((rule.Name, clock.Cycle)));
        }
        Priority = priority;
    }
}
