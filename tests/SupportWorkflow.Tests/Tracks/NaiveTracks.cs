using System.Text.Json;

namespace SupportWorkflow.Tracks;

/// <summary>Tracks as somebody would write them down in an afternoon: straight from the JSON, with dictionaries and no engine.</summary>
internal sealed class NaiveTracks(JsonElement profile, string requester)
{
    private static readonly string[] Desk = ["desk"];

    public sealed class One(string id, string kind, string state, string starter)
    {
        public string Id => id;

        public string Kind => kind;

        public string State { get; set; } = state;

        public string Starter => starter;

        public Dictionary<string, object> Fields { get; } = new(StringComparer.Ordinal);

        public bool Cancelled { get; set; }
    }

    public List<One> All { get; } = [];

    public bool Open(One track) => !track.Cancelled && KindOf(track.Kind, track.State) is not ("done" or "final");

    public bool AnyOpen(string kind) => All.Exists(t => t.Kind == kind && Open(t));

    /// <summary>Whether what waits for a kind may go on.</summary>
    public bool Passed(string kind) =>
        !AnyOpen(kind) && All.LastOrDefault(t => t.Kind == kind && !t.Cancelled) is { } last && KindOf(kind, last.State) == "done";

    public bool Start(string kind, string who, string role, Dictionary<string, object> fields)
    {
        var own = profile.GetProperty(kind);
        var most = own.TryGetProperty("atOnce", out var number) ? number.GetInt32() : 1;
        if (!MayStart(own, who, role) || All.Count(t => t.Kind == kind && Open(t)) >= most || !Takes(own, fields, role))
            return false;
        foreach (var field in own.GetProperty("fields").EnumerateObject())
            if (field.Value.TryGetProperty("required", out var required) && required.GetBoolean() && !fields.ContainsKey(field.Name))
                return false;
        var begun = new One(
            $"{kind}/{All.Count(t => t.Kind == kind) + 1}",
            kind,
            own.GetProperty("lifecycle").GetProperty("initial").GetString()!,
            who
        );
        All.Add(begun);
        Say(begun, fields);
        return true;
    }

    public bool Fire(string id, string trigger, string who, string role, Dictionary<string, object> fields)
    {
        if (All.Find(t => t.Id == id) is not { Cancelled: false } track || !Takes(profile.GetProperty(track.Kind), fields, role))
            return false;
        var lifecycle = profile.GetProperty(track.Kind).GetProperty("lifecycle");
        var said = new Dictionary<string, object>(track.Fields, StringComparer.Ordinal);
        foreach (var (name, value) in fields)
            said[name] = value;
        foreach (var row in lifecycle.GetProperty("transitions").EnumerateArray())
        {
            if (row.GetProperty("trigger").GetString() != trigger || !Strings(row, "from")!.Contains(track.State))
                continue;
            if (!Plays(Strings(row, "roles") ?? Desk, who, role))
                continue;
            if (row.TryGetProperty("guard", out var guard))
            {
                var condition = lifecycle.GetProperty("guards").GetProperty(guard.GetString()!).GetProperty("if");
                if (Holds(condition, track, said, who) != true)
                    continue;
            }
            if (row.TryGetProperty("to", out var to))
                track.State = to.GetString()!;
            Say(track, fields);
            return true;
        }
        return false;
    }

    public bool Amend(string id, string who, string role, Dictionary<string, object> fields)
    {
        if (All.Find(t => t.Id == id) is not { } track || !Open(track) || !MayStart(profile.GetProperty(track.Kind), who, role))
            return false;
        if (!Takes(profile.GetProperty(track.Kind), fields, role))
            return false;
        var changes = fields.Any(f => !track.Fields.TryGetValue(f.Key, out var was) || !was.Equals(f.Value));
        Say(track, fields);
        return changes;
    }

    public bool Cancel(string id, string who, string role)
    {
        if (All.Find(t => t.Id == id) is not { } track || !Open(track) || !MayStart(profile.GetProperty(track.Kind), who, role))
            return false;
        return track.Cancelled = true;
    }

    private static void Say(One track, Dictionary<string, object> fields)
    {
        foreach (var (name, value) in fields)
            track.Fields[name] = value;
    }

    private string KindOf(string kind, string state) =>
        profile.GetProperty(kind).GetProperty("lifecycle").GetProperty("states").GetProperty(state).GetProperty("kind").GetString()!;

    private bool MayStart(JsonElement own, string who, string role) => Plays(Strings(own, "roles") ?? Desk, who, role);

    private bool Plays(string[] granted, string who, string role) =>
        role == "requester" ? who == requester && granted.Contains(role) : granted.Contains(role) || granted.Contains("desk");

    private static bool Takes(JsonElement own, Dictionary<string, object> fields, string role)
    {
        foreach (var name in fields.Keys)
            if (!own.GetProperty("fields").TryGetProperty(name, out var field))
                return false;
            else if (role == "requester" && Strings(field, "roles")?.Contains(role) != true)
                return false;
        return true;
    }

    private bool? Holds(JsonElement condition, One track, Dictionary<string, object> said, string who)
    {
        if (condition.TryGetProperty("all", out var all))
            return Together(all.EnumerateArray().Select(c => Holds(c, track, said, who)), false);
        if (condition.TryGetProperty("any", out var any))
            return Together(any.EnumerateArray().Select(c => Holds(c, track, said, who)), true);
        var fact = condition.GetProperty("fact").GetString()!;
        var own = $"track.{track.Kind}.";
        object? value = fact switch
        {
            "actor.is-requester" => who == requester,
            _ when fact == own + "is-starter" => who == track.Starter,
            _ when fact.StartsWith(own + "is.", StringComparison.Ordinal) => said.TryGetValue(fact[(own.Length + 3)..], out var named)
                ? who.Equals(named)
                : null,
            _ when fact.StartsWith(own + "field.", StringComparison.Ordinal) => said.GetValueOrDefault(fact[(own.Length + 6)..]),
            _ => throw new NotSupportedException(fact),
        };
        if (condition.TryGetProperty("known", out var known))
            return value is not null == known.GetBoolean();
        if (value is null)
            return null;
        var wanted = condition.GetProperty("is");
        return wanted.ValueKind == JsonValueKind.String ? wanted.GetString()!.Equals(value) : wanted.GetBoolean().Equals(value);
    }

    /// <summary>One that decides decides; otherwise one that nobody knows leaves it open.</summary>
    private static bool? Together(IEnumerable<bool?> parts, bool decides)
    {
        bool? result = !decides;
        foreach (var part in parts)
            if (part == decides)
                return decides;
            else if (part is null)
                result = null;
        return result;
    }

    private static string[]? Strings(JsonElement of, string name) =>
        of.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(s => s.GetString()!)] : null;
}
