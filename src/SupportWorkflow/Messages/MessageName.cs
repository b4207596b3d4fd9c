using System.Text.Json;

namespace SupportWorkflow.Messages;

/// <summary>The stable name that tells what a message in JSON is.</summary>
internal static class MessageName
{
    /// <summary>Looks ahead: the reader is a copy.</summary>
    /// <param name="ahead">Stands on the beginning of the message.</param>
    /// <param name="what">What is expected, for an error.</param>
    public static string Ahead(Utf8JsonReader ahead, string what)
    {
        if (ahead.TokenType != JsonTokenType.StartObject)
            throw new JsonException($"{what} was expected, not {ahead.TokenType}.");
        while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
        {
            var found = ahead.ValueTextEquals("type"u8);
            ahead.Read();
            if (found)
                return ahead.GetString() ?? "";
            ahead.Skip();
        }
        throw new JsonException($"{what} without a type.");
    }
}
