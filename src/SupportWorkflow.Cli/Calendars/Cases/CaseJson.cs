using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportWorkflow.Cli.Calendars;

/// <summary>Reads the fields of a case; what is missing or of another kind is said, never guessed.</summary>
internal static class CaseJson
{
    public static string Text(this JsonObject json, string name) =>
        json.OptionalText(name) ?? throw new FormatException($"{name}: is missing");

    public static string? OptionalText(this JsonObject json, string name) => json[name] is { } node ? Text(node, name) : null;

    public static string Text(JsonNode? node, string name) =>
        node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : throw new FormatException($"{name}: must be a text");

    public static decimal Number(JsonNode? node, string name) =>
        node?.GetValueKind() == JsonValueKind.Number
        && decimal.TryParse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"{name}: {(node is null ? "is missing" : "must be a number in range")}");

    public static JsonArray Items(JsonNode? node, string name) => node as JsonArray ?? throw new FormatException($"{name}: must be a list");

    public static JsonObject Fields(JsonNode? node, string name) =>
        node as JsonObject ?? throw new FormatException($"{name}: must be an object");
}
