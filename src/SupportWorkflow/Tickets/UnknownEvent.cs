using System.Text.Json.Nodes;

namespace SupportWorkflow;

/// <summary>An event that a newer version of the library wrote: kept, reported, not understood.</summary>
/// <param name="Type">Its name.</param>
/// <param name="Json">All of it.</param>
public sealed record UnknownEvent(string Type, string Json) : TicketEvent
{
    internal override string StableName => Type;

    internal override void Fold(Ticket own) { }

    internal override TicketEvent Redacted(in Redactor r)
    {
        var json = JsonNode.Parse(Json)!;
        Redact(json, r);
        return this with { Json = json.ToJsonString() };
    }

    /// <summary>What its members mean is not known here: accounts become the pseudonym, texts stay.</summary>
    private static void Redact(JsonNode node, in Redactor r)
    {
        if (node is JsonArray list)
            for (var i = 0; i < list.Count; i++)
                if (Redacted(list[i], r) is var item && item != list[i])
                    list[i] = item;
        if (node is JsonObject members)
            foreach (var (name, member) in members.ToList())
                if (Redacted(member, r) is var changed && changed != member)
                    members[name] = changed;
    }

    private static JsonNode? Redacted(JsonNode? member, in Redactor r)
    {
        if (member is JsonValue value && value.TryGetValue<string>(out var text) && r.Account(text) is var account && account != text)
            return JsonValue.Create(account);
        if (member is JsonArray or JsonObject)
            Redact(member, r);
        return member;
    }

    internal override LocalText Tell(IProfileWords words) => TicketTexts.Table.Say("unknown-event", Type);
}
