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
        var json = JsonNode.Parse(Json);
        Redact(json, r);
        return this with { Json = json!.ToJsonString() };
    }

    /// <summary>What its members mean is not known here: accounts become the pseudonym, texts stay.</summary>
    private static void Redact(JsonNode? node, in Redactor r)
    {
        if (node is JsonArray list)
            foreach (var item in list.ToList())
                Redact(item, r);
        else if (node is JsonObject members)
            foreach (var (_, member) in members.ToList())
                Redact(member, r);
        else if (node is JsonValue value && value.TryGetValue<string>(out var text) && r.Account(text) is var account && account != text)
            value.ReplaceWith(account);
    }

    internal override LocalText Tell(IProfileWords words) => TicketTexts.Table.Say("unknown-event", Type);
}
