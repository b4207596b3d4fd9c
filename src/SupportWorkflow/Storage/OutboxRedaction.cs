using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportWorkflow.Desk;

/// <summary>Takes a person out of what has not left yet. Nothing is rebuilt from it, so more goes than must.</summary>
internal static class OutboxRedaction
{
    /// <summary>What a notice still says; every other value of it may quote somebody.</summary>
    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "number",
        "category",
        "priority",
        "priority.before",
        "state",
        "team",
        "level",
        "opened",
        "at",
        "rule",
        "objective",
        "point",
        "due",
        "left",
        "result",
        "score",
    };

    /// <summary>The members of commands that hold what somebody wrote.</summary>
    private static readonly HashSet<string> Written = new(StringComparer.Ordinal)
    {
        "subject",
        "description",
        "text",
        "note",
        "reason",
        "question",
        "remarks",
        "comment",
        "measures",
        "cause",
        "contactName",
        "contactMeans",
        "what",
        "contact",
    };

    public static OutboxEntry Without(OutboxEntry entry, Redaction what)
    {
        var json = JsonNode.Parse(entry.ToJson())!.AsObject();
        if (json["notice"] is JsonObject notice)
        {
            notice["text"] = new JsonObject { ["english"] = Redaction.Erased, ["chinese"] = Redaction.Erased };
            if (notice["facts"] is JsonObject facts)
                foreach (var (name, value) in facts.ToList())
                    if (!Keeps(name) && value?.GetValueKind() == JsonValueKind.String && !what.Names(value.GetValue<string>()))
                        facts[name] = Redaction.Erased;
        }
        Walk(json, what);
        return OutboxEntry.FromJson(JsonSerializer.SerializeToUtf8Bytes(json, OutboxJson.Default.JsonObject)) with
        {
            Attempts = entry.Attempts,
        };
    }

    private static bool Keeps(string fact) =>
        Kept.Contains(fact) || fact.StartsWith("due.", StringComparison.Ordinal) || fact.StartsWith("limit.", StringComparison.Ordinal);

    private static void Walk(JsonNode? node, Redaction what)
    {
        if (node is JsonArray items)
            for (var i = 0; i < items.Count; i++)
                if (Changed("", items[i], what) is { } item)
                    items[i] = item;
                else
                    Walk(items[i], what);
        if (node is JsonObject members)
            foreach (var (name, member) in members.ToList())
                if (Changed(name, member, what) is { } changed)
                    members[name] = changed;
                else
                    Walk(member, what);
    }

    /// <summary>What stands in the place of a text; null: it stays.</summary>
    private static string? Changed(string name, JsonNode? node, Redaction what)
    {
        if (node?.GetValueKind() != JsonValueKind.String)
            return null;
        var text = node.GetValue<string>();
        if (what.Names(text))
            return what.Pseudonym;
        if (NoticeRecipient.TryParse(text, out _) && what.Names(text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..]))
            return text[..(text.IndexOf(':', StringComparison.Ordinal) + 1)] + what.Pseudonym;
        return Written.Contains(name) && text.Length > 0 ? Redaction.Erased : null;
    }
}
