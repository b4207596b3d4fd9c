using System.Text.Json;
using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.Decisions;

/// <summary>
/// The call-center profile interpreted straight from its JSON, with nothing of the library but working time: rows are searched, conditions
/// walked, and every clock is told anew from the list of all its marks whenever somebody looks.
/// </summary>
internal sealed class NaiveDesk(
    JsonElement profile,
    WorkCalendar business,
    string requester,
    Dictionary<string, string> said,
    Instant opened
)
{
    private static readonly (string Trigger, string Event)[] Events =
    [
        ("assign", "ticket-assigned"),
        ("start", "work-started"),
        ("contact", "requester-contacted"),
        ("ask", "requester-asked"),
        ("reply", "reply-recorded"),
        ("wait-for-vendor", "wait-started"),
        ("wait-for-schedule", "wait-started"),
        ("resume", "work-resumed"),
        ("resolve", "ticket-resolved"),
        ("confirm", "resolution-confirmed"),
        ("refuse", "resolution-refused"),
        ("close", "ticket-closed"),
        ("cancel", "ticket-cancelled"),
        ("reopen", "ticket-reopened"),
        ("archive", "ticket-archived"),
        ("rate", "ticket-rated"),
        ("prioritise", "ticket-prioritised"),
    ];

    private readonly Dictionary<string, List<(Instant At, int Order, char Kind, JsonElement Target)>> _marks = [];
    private Instant? _entered,
        _ended;
    private int _reopened,
        _order;

    public string State { get; private set; } = profile.GetProperty("lifecycle").GetProperty("initial").GetString()!;

    public string Priority { get; private set; } = "";

    public void Open()
    {
        Priority = Prioritise();
        Mark("ticket-opened", opened, [], entersEnd: false);
    }

    public bool Decide(string trigger, string by, string? role, string? impact, Instant at, Instant now)
    {
        if (said.ContainsKey("archived") || at > now || at < opened)
            return false;
        var kind = Kind(State);
        var roles = role == "requester" && by != requester ? null : role;
        var row = profile
            .GetProperty("lifecycle")
            .GetProperty("transitions")
            .EnumerateArray()
            .FirstOrDefault(r =>
                r.GetProperty("trigger").GetString() == trigger
                && r.GetProperty("from")
                    .EnumerateArray()
                    .Any(f => f.GetString() is var from && (from == State || from == "kind:" + kind || (from == "*" && kind != "final")))
                && (
                    role == "system"
                    || !r.TryGetProperty("roles", out var granted)
                    || granted.EnumerateArray().Any(g => g.GetString() == roles)
                )
                && (
                    !r.TryGetProperty("guard", out var guard)
                    || Holds(profile.GetProperty("lifecycle").GetProperty("guards").GetProperty(guard.GetString()!).GetProperty("if"))
                        == true
                )
            );
        if (row.ValueKind == JsonValueKind.Undefined)
            return false;
        // What a machine sent moves nothing and keeps no promise.
        var machine = role == "system" && trigger is ("contact" or "reply");
        var to = !machine && row.TryGetProperty("to", out var entered) ? entered.GetString() : null;
        if (
            (to is not null && at < _entered)
            || (impact is not null && said["impact"] == impact)
            || (trigger == "confirm" && said["confirmed"] == "true")
        )
            return false;
        if (trigger == "reopen" && _ended is { } end && (_reopened >= 2 || at - end > Duration.FromDays(7)))
            return false;
        var before = Moments();
        if (trigger is "confirm" or "refuse" or "reopen" or "resolve")
            said["confirmed"] = trigger == "confirm" ? "true" : "false";
        if (trigger is "refuse" or "reopen" or "resolve")
            said["record.complete"] = trigger == "resolve" ? "true" : "false";
        if (trigger == "assign")
            said["assigned"] = "true";
        if (trigger == "archive")
            said["archived"] = "true";
        if (impact is not null)
            said["impact"] = impact;
        if (to is not null)
        {
            (State, _entered) = (to, at);
            if (kind == "final" && Kind(to) != "final")
                _reopened++;
            _ended =
                Kind(to) != "final" ? null
                : kind == "final" ? _ended
                : at;
        }
        if (impact is not null)
            Priority = Prioritise();
        var left = to is not null && kind is "done" or "final" && Kind(State) != kind && Kind(State) is not ("done" or "final");
        Mark(
            machine ? "" : Events.FirstOrDefault(e => e.Trigger == trigger).Event ?? "trigger-fired",
            at,
            before,
            to is not null && Kind(State) is "done" or "final",
            left,
            isLook: role != "system" && by != requester
        );
        return true;
    }

    /// <summary>Running, paused, stopped or cancelled; when it is due, and whether that passed before it was kept. Null: no target, no
    /// clock.</summary>
    public (string Phase, Instant? Due, Instant? Breached, JsonElement Target, Instant Chosen)? Clock(string objective, Instant now)
    {
        var (phase, since, used, paused, held, byState, target, setAt) = (
            "",
            opened,
            Duration.Zero,
            Duration.Zero,
            false,
            false,
            default(JsonElement),
            opened
        );
        var stretches = new List<(Instant From, Instant Until, Duration Used, Duration Paused)>();
        foreach (
            var (at, _, mark, chosen) in _marks[objective]
                .OrderBy(m => m.At)
                .ThenBy(m => m.Order)
                .TakeWhile(m => m.At <= now)
                .Append((now, 0, '.', default))
        )
        {
            if (mark is 'P' or 'R')
                held = mark == 'P';
            byState &= phase is not ("stopped" or "cancelled") || mark != 'E';
            if (phase is "stopped" or "cancelled" && !(mark == 'O' && byState))
                continue;
            (target, setAt) = mark == 'T' ? (chosen, at) : (target, mark == 'O' ? at : setAt);
            var next =
                phase == "" && mark != 'S'
                    ? phase
                    : mark switch
                    {
                        'E' or 'e' => "stopped",
                        'C' => "cancelled",
                        'S' or 'O' => "running",
                        _ => phase,
                    };
            if (next is "running" or "paused")
                next = held ? "paused" : "running";
            if (phase == "running" && (next != "running" || mark == '.'))
                stretches.Add((since, at, used, paused));
            if (phase == "running" && next != "running")
                (used, since) = (used + (at - since), at);
            else if (phase != "running" && phase != "" && next == "running")
                (paused, since) = (paused + business.WorkBetween(since, at), at);
            if (mark is 'E' or 'e' or 'C')
                byState = mark != 'E';
            phase = next;
        }
        if (target.ValueKind == JsonValueKind.Undefined || phase == "")
            return null;
        Instant? breached = stretches
            .Where(s => Due(s.From, s.Used, s.Paused) < s.Until)
            .Select(s => (Instant?)Due(s.From, s.Used, s.Paused))
            .FirstOrDefault();
        return (phase, phase == "running" ? Due(since, used, paused) : null, breached, target, setAt);

        Instant Due(Instant from, Duration before, Duration out_) =>
            target.GetProperty("within").GetString()!.Split(' ') is [var days, _, _]
                ? Instant.Max(from, business.Add(business.DueAfterBusinessDays(opened, int.Parse(days), BusinessDayRule.SameTime), out_))
                : from + NodaTime.Text.PeriodPattern.Roundtrip.Parse(target.GetProperty("within").GetString()!).Value.ToDuration() - before;
    }

    private static bool IsKeptByContact(JsonElement objective) =>
        objective.GetProperty("stop").TryGetProperty("events", out var events)
        && events.EnumerateArray().Any(e => e.GetString() == "requester-contacted");

    /// <summary>Per event and clock one of stop, cancel by the end, going on after it, and start; then whether it is paused.</summary>
    private void Mark(string name, Instant at, HashSet<string> before, bool entersEnd, bool leavesEnd = false, bool isLook = false)
    {
        var after = Moments();
        foreach (var objective in profile.GetProperty("objectives").EnumerateObject())
        {
            var marks = _marks.TryGetValue(objective.Name, out var known) ? known : _marks[objective.Name] = [];
            if (Happens(objective, "stop"))
                marks.Add((at, _order++, entersEnd ? 'e' : 'E', default));
            // Whoever solves it has answered, for good.
            else if (name == "ticket-resolved" && IsKeptByContact(objective.Value))
                marks.Add((at, _order++, 'E', default));
            else if (entersEnd && Kind(State) == "final")
                marks.Add((at, _order++, 'C', default));
            else if (leavesEnd)
                marks.Add((at, _order++, 'O', default));
            else if (Happens(objective, "start"))
                marks.Add((at, _order++, 'S', default));
            var (was, pauses) = (before.Contains(objective.Name + ".pauseWhile"), after.Contains(objective.Name + ".pauseWhile"));
            if (was != pauses)
                marks.Add((at, _order++, pauses ? 'P' : 'R', default));
            var target = objective
                .Value.GetProperty("targets")
                .EnumerateArray()
                .FirstOrDefault(t => !t.TryGetProperty("if", out var condition) || Holds(condition) == true);
            if (
                target.ValueKind != JsonValueKind.Undefined
                && Clock(objective.Name, marks.Select(m => m.At).Append(at).Max()) is var clock
                && clock is not { Phase: "stopped" or "cancelled" }
                && !target.Equals(clock?.Target)
            )
                marks.Add((Instant.Max(at, clock?.Chosen ?? at), _order++, 'T', target));
        }

        bool Happens(JsonProperty objective, string moment) =>
            objective.Value.GetProperty(moment) is var m
            && (
                // The one condition on events that the profile has: somebody of the desk looked.
                (
                    m.TryGetProperty("events", out var events)
                    && events.EnumerateArray().Any(e => e.GetString() == name)
                    && (isLook || !m.TryGetProperty("if", out _))
                ) || (after.Contains($"{objective.Name}.{moment}") && !before.Contains($"{objective.Name}.{moment}"))
            );
    }

    private HashSet<string> Moments() =>
        [
            .. profile
                .GetProperty("objectives")
                .EnumerateObject()
                .SelectMany(o =>
                    new[] { "start", "stop", "pauseWhile" }
                        .Where(m =>
                            o.Value.TryGetProperty(m, out var moment)
                            && (m == "pauseWhile" || moment.TryGetProperty("becomes", out moment))
                            && Holds(moment) == true
                        )
                        .Select(m => $"{o.Name}.{m}")
                ),
        ];

    private string Kind(string state) =>
        profile.GetProperty("lifecycle").GetProperty("states").GetProperty(state).GetProperty("kind").GetString()!;

    private string Prioritise()
    {
        var rules = profile.GetProperty("priority");
        var scale = rules.GetProperty("scale").EnumerateArray().Select(p => p.GetString()!).ToList();
        var row = rules.GetProperty("rows").EnumerateArray().FirstOrDefault(r => Holds(r.GetProperty("if")) == true);
        var rank = scale.IndexOf(
            (row.ValueKind == JsonValueKind.Undefined ? rules.GetProperty("otherwise") : row.GetProperty("priority")).GetString()!
        );
        foreach (var modifier in rules.GetProperty("modifiers").EnumerateArray().Where(m => Holds(m.GetProperty("if")) == true))
            rank = Math.Max(
                0,
                modifier.TryGetProperty("raise", out var by)
                    ? rank - by.GetInt32()
                    : Math.Min(rank, scale.IndexOf(modifier.GetProperty("atLeast").GetString()!))
            );
        return scale[rank];
    }

    /// <summary>Null: not known.</summary>
    private bool? Holds(JsonElement condition) =>
        condition.TryGetProperty("all", out var all)
            ? all.EnumerateArray().Select(Holds).ToList() is var parts && parts.Contains(false)
                ? false
                : parts.Contains(null)
                    ? null
                    : true
            : condition.TryGetProperty("not", out var not)
                ? !Holds(not)
                : Fact(condition.GetProperty("fact").GetString()!) is not { } value
                    ? null
                    : condition.TryGetProperty("in", out var list)
                        ? list.EnumerateArray().Any(v => v.ToString() == value)
                        : condition.GetProperty("is").ToString().Equals(value, StringComparison.OrdinalIgnoreCase);

    private string? Fact(string name) =>
        name switch
        {
            "state" => State,
            "state.kind" => Kind(State),
            "state.waits-on" => profile.GetProperty("lifecycle").GetProperty("states").GetProperty(State) is var s
            && s.TryGetProperty("on", out var on)
                ? on.GetString()
                : null,
            "priority" => Priority,
            _ => said.GetValueOrDefault(name),
        };
}
