using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using SupportWorkflow.Closing;
using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Profiles;

/// <summary>One of the two profiles that are compared: its document as plain JSON, and its values in the words of its people.</summary>
internal sealed class ProfileSide
{
    private static readonly TextTable Texts = new("Profiles.Comparing");

    private static readonly Dictionary<string, JsonNode> Defaults = new(StringComparer.Ordinal)
    {
        ["onRetarget"] = "fromStart",
        ["onReopen"] = "continue",
        ["since"] = "matched",
        ["reopenWithin"] = string.Create(CultureInfo.InvariantCulture, $"P{new ClosingRules().ReopenWithin.Days}D"),
        ["maxReopens"] = new ClosingRules().MaxReopens,
        ["lowestScore"] = new ClosingRules().LowestScore,
        ["highestScore"] = new ClosingRules().HighestScore,
    };

    private static readonly HashSet<string> ByName = FindByName();

    private readonly Escalations.RuleWords _words;

    public ProfileSide(ProfileDocument document, WorkflowParts parts)
    {
        (Document, Parts, _words) = (document, parts, new(new ProfileWords(parts)));
        Json = JsonSerializer.SerializeToNode(document, ProfileJson.Default.ProfileDocument)!.AsObject();
    }

    public ProfileDocument Document { get; }

    public WorkflowParts Parts { get; }

    public JsonObject Json { get; }

    /// <summary>A value as it counts: one left out is its default; null where it has none.</summary>
    public static JsonNode? Meant(string member, JsonNode? value) => value ?? Defaults.GetValueOrDefault(member);

    /// <summary>A value in words.</summary>
    /// <param name="value">The value.</param>
    /// <param name="member">Whose value it is.</param>
    public LocalText Words(JsonNode? value, string member)
    {
        switch (value)
        {
            case null:
                return Texts.Say(
                    member switch
                    {
                        "roles" => "everybody",
                        "to" => "stays",
                        "if" => "always",
                        _ => "nothing",
                    }
                );
            case JsonArray list:
                return list.Count == 0 ? Texts.Say("nothing") : Joined("comma", list.Select(item => Words(item, member)));
            case JsonObject text when ProfileLint.IsText(text):
                return new((string)text["en"]!, (string?)text["zh-CN"]);
            case JsonObject condition when IsCondition(condition):
                return ConditionWords.Of(ConditionOf(condition), Parts.Policies.EventFacts.Catalogue);
            case JsonObject moment when IsMoment(moment):
                var parts = moment["events"]!.AsArray().Select(e => Event(e!, moment["if"])).ToList();
                if (moment["becomes"] is { } becomes)
                    parts.Add(Texts.Say("becomes", Words(becomes, "becomes")));
                if (moment["byRule"]!.GetValue<bool>())
                    parts.Add(Texts.Say("by-rule"));
                return Joined("or", parts);
            case JsonObject members:
                var said = members
                    .Where(m => Says(m.Value))
                    .Select(m => Texts.Say("member-value", HoldsByName(member) ? m.Key : Member(m.Key), Words(m.Value, m.Key)))
                    .ToList();
                return said.Count == 0 ? Texts.Say("nothing") : Joined("comma", said);
        }
        return value.GetValueKind() switch
        {
            JsonValueKind.True => Texts.Say("yes"),
            JsonValueKind.False => Texts.Say("no"),
            JsonValueKind.String => Word((string)value!, member),
            _ => value.ToJsonString(),
        };
    }

    /// <summary>A moment of a rule in words.</summary>
    public LocalText Words(Escalations.Moment moment) => _words.Moment(moment);

    /// <summary>What people call a member of the format; its own name where it has none.</summary>
    public static LocalText Member(string name) => Texts.Has("member-" + name) ? Texts.Say("member-" + name) : name;

    /// <summary>What an entry of a list by names is called: its name and its id, or its id.</summary>
    public LocalText Entry(string id, JsonNode? value)
    {
        var name =
            ProfileLint.IsText(value) ? value
            : value is JsonObject entry ? entry["name"] ?? entry["text"]
            : null;
        return ProfileLint.IsText(name) ? Texts.Say("entry", Words(name, "name"), id) : id;
    }

    /// <summary>Whether a member of the format holds entries by names that the profile chooses; they may be words of the format too, as the
    /// trigger <c>merge</c> is.</summary>
    public static bool HoldsByName(string member) => ByName.Contains(member);

    /// <summary>Read off the classes of the format.</summary>
    private static HashSet<string> FindByName()
    {
        var (byName, others, seen) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(), new HashSet<Type>());
        Look(ProfileJson.Default.ProfileDocument);
        // At the top "words" has members, of a category it has entries: those are compared in a way of their own.
        byName.ExceptWith(others);
        return byName;

        void Look(JsonTypeInfo type)
        {
            if (!seen.Add(type.Type))
                return;
            if (type.ElementType is { } element)
                Look(type.Options.GetTypeInfo(element));
            foreach (var member in type.Properties)
            {
                var of = type.Options.GetTypeInfo(member.PropertyType);
                (
                    of.Kind == JsonTypeInfoKind.Dictionary ? byName
                    : of.Kind == JsonTypeInfoKind.Object ? others
                    : []
                ).Add(member.Name);
                Look(of);
            }
        }
    }

    /// <summary>An event of a moment, with what must hold of it.</summary>
    private LocalText Event(JsonNode written, JsonNode? all)
    {
        var name = (LocalText)(string)(written is JsonObject ? written["event"] : written)!;
        JsonNode[] conditions = [.. new[] { (written as JsonObject)?["if"], all }.OfType<JsonNode>()];
        return conditions.Length == 0 ? name : Texts.Say("event-if", name, Joined("comma", conditions.Select(c => Words(c, "if"))));
    }

    public static bool IsCondition(JsonNode? node) =>
        node is JsonObject condition && condition.ContainsKey("fact") && condition.ContainsKey("always");

    /// <summary>Whether it says when something happens: with events, or when a condition becomes true.</summary>
    public static bool IsMoment(JsonNode? node) =>
        node is JsonObject { Count: 4 } moment
        && moment.ContainsKey("becomes")
        && moment.ContainsKey("events")
        && moment.ContainsKey("byRule");

    private static Condition ConditionOf(JsonObject json) =>
        new ConditionReader(new()).Read(json.Deserialize(ConditionJson.Default.ConditionDocument)!, "$");

    private LocalText Word(string value, string member) =>
        member switch
        {
            "from" or "to" or "initial" or "parent" => Selector(value),
            "roles" when Document.Words.Roles is { } roles && roles.TryGetValue(value, out var role) => role.Text,
            "guard" when Document.Lifecycle.Guards is { } guards && guards.TryGetValue(value, out var guard) => guard.Text.Text,
            "trigger" when Document.Lifecycle.Triggers is { } triggers && triggers.TryGetValue(value, out var trigger) => trigger.Text,
            "kind" when LifecycleWords.Kinds.ContainsKey(value) => LifecycleWords.KindText(value),
            "on" when LifecycleWords.Waits.ContainsKey(value) => LifecycleWords.WaitText(value),
            _ => value,
        };

    private LocalText Selector(string value)
    {
        if (value == "*")
            return Texts.Say("all-but-final");
        if (value.StartsWith("kind:", StringComparison.Ordinal))
            return Texts.Say("all-of-kind", LifecycleWords.KindText(value[5..]));
        return Document.Lifecycle.States.TryGetValue(value, out var state) ? state.Name.Text : value;
    }

    private static bool Says(JsonNode? value) =>
        value switch
        {
            null or JsonArray { Count: 0 } => false,
            JsonValue plain => plain.GetValueKind() != JsonValueKind.False,
            _ => true,
        };

    private static LocalText Joined(string key, IEnumerable<LocalText> texts) =>
        texts.Aggregate((left, right) => Texts.Say(key, left, right));
}
