using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportWorkflow.Messages;

/// <summary>Brings snapshots of older schemas up to date when they are read; the next commit writes the schema of today.</summary>
internal static class TicketSchemas
{
    /// <summary>What makes a snapshot of schema 1 one of schema 2, and so on. A change of schema adds a step and keeps the ones
    /// before.</summary>
    public static readonly Action<JsonObject>[] Steps = [];

    /// <summary>The schema number of a snapshot; null: it has none, or is no JSON.</summary>
    public static int? NumberOf(ReadOnlySpan<byte> utf8)
    {
        try
        {
            // It is the first member: nothing else is read.
            var reader = new Utf8JsonReader(utf8);
            return
                reader.Read()
                && reader.TokenType == JsonTokenType.StartObject
                && reader.Read()
                && reader.TokenType == JsonTokenType.PropertyName
                && reader.ValueTextEquals("schema"u8)
                && reader.Read()
                && reader.TokenType == JsonTokenType.Number
                && reader.TryGetInt32(out var schema)
                ? schema
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A snapshot of an older schema as one that comes after all the steps.</summary>
    public static byte[] Brought(ReadOnlySpan<byte> utf8, int schema, ReadOnlySpan<Action<JsonObject>> steps)
    {
        var snapshot = JsonNode.Parse(utf8)!.AsObject();
        for (var at = Math.Max(schema, 1); at <= steps.Length; at++)
        {
            steps[at - 1](snapshot);
            snapshot["schema"] = at + 1;
        }
        return JsonSerializer.SerializeToUtf8Bytes(snapshot, MessageJson.Default.JsonObject);
    }
}
