using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SupportWorkflow.Calendars;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true,
    ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(CalendarDocument))]
[JsonSerializable(typeof(Dictionary<string, CalendarDocument>))]
[JsonSerializable(typeof(HolidaySetDocument))]
internal sealed partial class CalendarJson : JsonSerializerContext
{
    public static IEnumerable<string> FieldsOfCalendar => Default.CalendarDocument.Properties.Where(p => !p.IsExtensionData).Select(p => p.Name);

    public static T? Read<T>(ReadOnlySpan<byte> utf8, JsonTypeInfo<T> type, ProblemList problems) where T : class
    {
        try
        {
            if (utf8.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
            if (JsonSerializer.Deserialize(utf8, type) is { } document) return document;
            problems.Add("$", "calendar.bad-json", "null", "an object");
        }
        catch (JsonException e)
        {
            problems.AddRange([new(e.Path ?? "$", "calendar.bad-json", e.Message, "JSON of the documented form") { Line = (int)(e.LineNumber ?? -1) + 1 }]);
        }
        return null;
    }
}
