using System.Text.Json.Serialization;

namespace SupportWorkflow.Calendars;

/// <summary>A day off in JSON: its name, or an object that says more.</summary>
[TextOr(typeof(DayOffRuleDocument))]
[ReplacedWhole]
[JsonConverter(typeof(DayOffConverter))]
internal sealed class DayOffDocument
{
    /// <summary>The name, where it stands alone.</summary>
    public string? Text { get; init; }

    /// <summary>The name and more.</summary>
    public DayOffRuleDocument? Rule { get; init; }

    internal string Name => Text ?? Rule?.Name ?? "";
}

/// <summary>What more may be said of a day off.</summary>
[ReplacedWhole]
internal sealed class DayOffRuleDocument
{
    /// <summary>Its name, or the reason.</summary>
    public required string Name { get; set; }

    /// <summary>
    /// Where it is kept when it falls on a day without hours in the week: <c>none</c>, <c>nearestWeekday</c>, <c>nextWeekday</c> or
    /// <c>sundayToNextWeekday</c>. Absent: what the calendar says for dates of every year, otherwise <c>none</c>.
    /// </summary>
    public string? Observed { get; set; }

    /// <summary>The first year in which there is such a holiday.</summary>
    public int? FirstYear { get; set; }

    /// <summary>The last one.</summary>
    public int? LastYear { get; set; }
}

/// <summary>Reads both forms.</summary>
internal sealed class DayOffConverter()
    : TextOrConverter<DayOffDocument, DayOffRuleDocument>(
        text => new() { Text = text },
        rule => new() { Rule = rule },
        day => (day.Text, day.Rule)
    );
