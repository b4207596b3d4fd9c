using System.Globalization;
using System.Text.Json;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Cli.Profiles;

/// <summary>A profile's ids, conditions and moments in the words its people use.</summary>
internal sealed class ProfileWords(WrittenProfile profile, TicketWorkflow workflow, ToolConsole console)
{
    /// <summary>The texts of this room.</summary>
    public static readonly TextTable Texts = new("Cli.Profiles", typeof(ProfileWords).Assembly);

    /// <summary>The events whose text stands among those of the tool.</summary>
    private static readonly HashSet<string> Events = new(StringComparer.Ordinal)
    {
        "ticket-opened",
        "ticket-classified",
        "ticket-prioritised",
        "target-chosen",
        "target-dropped",
        "outcome-recorded",
        "ticket-assigned",
        "work-started",
        "requester-contacted",
        "requester-asked",
        "reply-recorded",
        "wait-started",
        "work-resumed",
        "ticket-resolved",
        "resolution-confirmed",
        "resolution-refused",
        "ticket-closed",
        "ticket-cancelled",
        "trigger-fired",
        "state-imported",
        "person-erased",
        "clock-point-reached",
    };

    /// <summary>A sentence of this room.</summary>
    public string Say(string key, params ReadOnlySpan<object?> values) => console.In(Texts.Say(key, values));

    public string Text(WrittenText text) => console.In(new LocalText(text.En, text.ZhCn));

    public string List(IReadOnlyDictionary<string, WrittenText>? words) =>
        words is { Count: > 0 } ? string.Join(console.Say("comma"), words.Values.Select(Text)) : "–";

    public string State(string id) => profile.Lifecycle.States.TryGetValue(id, out var state) ? Text(state.Name) : id;

    public string Role(string id) => Word(profile.Words.Roles, id);

    public string Kind(LifecycleState state) =>
        state.WaitsOn is { } on ? console.Say("waits-on", console.Say("on-" + on)) : console.Say("kind-" + state.Kind);

    /// <summary>What a row of the lifecycle starts from: a state, a kind, or everything but the end.</summary>
    public string Selector(string selector)
    {
        if (selector == "*")
            return console.Say("all-but-final");
        if (!selector.StartsWith("kind:", StringComparison.Ordinal))
            return State(selector);
        return console.Say("any-of-kind", console.Say("kind-" + Capital(selector[5..])));
    }

    public string Moment(WrittenMoment moment)
    {
        var parts = moment.Events.Select(e => Event(e, moment.If)).ToList();
        if (moment.Becomes is { } becomes)
            parts.Add(console.Say("becomes", Condition(becomes)));
        if (moment.ByRule)
            parts.Add(Say("by-rule"));
        return string.Join(console.Say("or"), parts);
    }

    private string Event(WrittenEvent written, WrittenCondition? all) =>
        new[] { written.If, all }.OfType<WrittenCondition>().Select(Condition).ToList() is { Count: > 0 } conditions
            ? Say("event-if", Event(written.Event), string.Join(console.Say("and"), conditions))
            : Event(written.Event);

    public string Condition(WrittenCondition condition)
    {
        var holds = Holds(condition);
        if (condition.For is not { } time)
            return holds;
        return condition.Calendar is { } calendar ? Say("for-working-time", holds, time, calendar) : Say("for", holds, time);
    }

    private string Holds(WrittenCondition condition)
    {
        if (condition.Always is not null)
            return console.Say("always");
        if (condition.All is { } all)
            return string.Join(console.Say("and"), all.Select(Part));
        if (condition.Any is { } any)
            return string.Join(console.Say("or"), any.Select(Part));
        return condition.Not is { } not ? console.Say("not", Condition(not)) : Compared(condition, Fact(condition.Fact ?? ""));
    }

    private string Compared(WrittenCondition condition, string fact)
    {
        if (condition.Is is { } value)
            return console.Say("is", fact, Value(condition.Fact!, value));
        if (condition.In is { } values)
            return console.Say("is", fact, string.Join(console.Say("or"), values.Select(v => Value(condition.Fact!, v))));
        if (condition.AtLeast is { } least)
            return console.Say("is-at-least", fact, least);
        if (condition.Above is { } above)
            return Say("is-above", fact, above);
        if (condition.AtMost is { } most)
            return Say("is-at-most", fact, most);
        if (condition.Below is { } below)
            return console.Say("is-below", fact, below);
        return console.Say(condition.Known == false ? "is-unknown" : "is-known", fact);
    }

    /// <summary>An event in words; one that is newer is shown by its name.</summary>
    private string Event(string name) =>
        Events.Contains(name) ? console.Say("event-" + name)
        : Texts.Has("event-" + name) ? Say("event-" + name)
        : name;

    private string Part(WrittenCondition part) => part.All is null && part.Any is null ? Condition(part) : $"({Condition(part)})";

    private string Fact(string fact) =>
        fact switch
        {
            "state"
            or "state.kind"
            or "state.waits-on"
            or "priority"
            or "chosen-priority"
            or "category"
            or "channel"
            or "impact"
            or "urgency"
            or "tier"
            or "scenario"
            or "affected-users"
            or "security-alert"
            or "assigned"
            or "confirmed" => console.Say("fact-" + fact),
            _ => workflow.Facts.Find(fact)?.Label is { } label ? console.In(label) : fact,
        };

    private string Value(string fact, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return console.Say(value.GetBoolean() ? "yes" : "no");
        if (value.ValueKind != JsonValueKind.String)
            return value.GetRawText();
        var id = value.GetString()!;
        return fact switch
        {
            "state" => State(id),
            "state.kind" => console.Say("kind-" + Capital(id)),
            "state.waits-on" => console.Say("on-" + Capital(id)),
            "category" => Word(profile.Words.Categories, id),
            "channel" => Word(profile.Words.Channels, id),
            "scenario" => Word(profile.Words.Scenarios, id),
            "impact" => Word(profile.Words.Impacts, id),
            "urgency" => Word(profile.Words.Urgencies, id),
            "tier" => Word(profile.Words.Tiers, id),
            _ => workflow.Facts.Find(fact)?.Choices.AsEnumerable().FirstOrDefault(c => c.Value == id)?.Text is { } text
                ? console.In(text)
                : id,
        };
    }

    private string Word(IReadOnlyDictionary<string, WrittenText>? words, string id) =>
        words is not null && words.TryGetValue(id, out var text) ? Text(text) : id;

    /// <summary><c>other-team</c> to <c>OtherTeam</c>, as the enumerations and the keys of the texts have it.</summary>
    private static string Capital(string kebab) =>
        string.Concat(kebab.Split('-').Where(p => p.Length > 0).Select(p => char.ToUpper(p[0], CultureInfo.InvariantCulture) + p[1..]));
}
