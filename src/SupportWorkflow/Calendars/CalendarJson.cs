using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportWorkflow.Calendars;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true
)]
[JsonSerializable(typeof(CalendarDocument))]
[JsonSerializable(typeof(Dictionary<string, CalendarDocument>))]
[JsonSerializable(typeof(DayOffRuleDocument))]
[JsonSerializable(typeof(HolidaySetDocument))]
internal sealed partial class CalendarJson : JsonSerializerContext
{
    /// <summary>What is written, with texts as they are.</summary>
    public static CalendarJson Readable => field ??= new(ReadableJson.Of(Default.Options));
}
