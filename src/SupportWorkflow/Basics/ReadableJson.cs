using System.Text.Encodings.Web;
using System.Text.Json;

namespace SupportWorkflow;

/// <summary>JSON that a person can read: Chinese stays Chinese, and a quote in a text stays one.
/// Whoever puts it into HTML escapes it there.</summary>
internal static class ReadableJson
{
    /// <summary>The same options with texts as they are.</summary>
    public static JsonSerializerOptions Of(JsonSerializerOptions options) =>
        new(options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
