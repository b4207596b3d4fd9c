using System.Text.Json.Serialization;

namespace SupportWorkflow.Intake;

/// <summary>What a field holds.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<FieldType>))]
public enum FieldType
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A whole number from 0.</summary>
    Count,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>A date: <c>2024-10-11</c>.</summary>
    Date,

    /// <summary>An instant: <c>2024-10-11T08:30:00Z</c>.</summary>
    Instant,

    /// <summary>One of the listed values; any text where nothing is listed.</summary>
    Choice,
}
