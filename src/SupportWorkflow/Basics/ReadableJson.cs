using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportWorkflow;

/// <summary>JSON that a person can read: Chinese stays Chinese, and a quote in a text stays one.
/// Whoever puts it into HTML escapes it there.</summary>
internal static class ReadableJson
{
    private const int Width = 140;

    private static readonly JsonSerializerOptions AsTheyAre = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The same options with texts as they are.</summary>
    public static JsonSerializerOptions Of(JsonSerializerOptions options) =>
        new(options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of a document: two spaces a level, and on one line whatever fits into 140 characters.</summary>
    public static string Text(JsonNode document)
    {
        var text = new StringBuilder();
        Write(document, "", 0, text);
        return text.Append('\n').ToString();
    }

    private static void Write(JsonNode? node, string indent, int used, StringBuilder text)
    {
        var line = Line(node);
        if (used + line.Length <= Width || node is not (JsonObject { Count: > 0 } or JsonArray { Count: > 0 }))
        {
            text.Append(line);
            return;
        }
        var (inner, first) = (indent + "  ", true);
        text.Append(node is JsonObject ? '{' : '[');
        foreach (var (name, value) in Parts(node))
        {
            text.Append(first ? "\n" : ",\n").Append(inner).Append(name);
            Write(value, inner, inner.Length + name.Length + 1, text);
            first = false;
        }
        text.Append('\n').Append(indent).Append(node is JsonObject ? '}' : ']');
    }

    private static string Line(JsonNode? node) =>
        node switch
        {
            null => "null",
            JsonObject { Count: > 0 } => $"{{ {string.Join(", ", Parts(node).Select(p => p.Name + Line(p.Value)))} }}",
            JsonArray { Count: > 0 } => $"[{string.Join(", ", Parts(node).Select(p => Line(p.Value)))}]",
            _ => node.ToJsonString(AsTheyAre),
        };

    private static IEnumerable<(string Name, JsonNode? Value)> Parts(JsonNode node) =>
        node is JsonObject members
            ? members.Select(m => ($"\"{JsonEncodedText.Encode(m.Key, AsTheyAre.Encoder)}\": ", m.Value))
            : node.AsArray().Select(i => ("", i));
}
