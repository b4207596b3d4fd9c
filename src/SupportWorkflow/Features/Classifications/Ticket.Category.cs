using System.Text.Json.Serialization;

namespace SupportWorkflow;

public sealed partial record Ticket
{
    private string? _category;

    /// <summary>The category, if it is known.</summary>
    [JsonInclude]
    [JsonPropertyOrder(10)]
    public CategoryPath? Category
    {
        get => _category is null ? null : new(_category);
        internal set => _category = value?.ToString();
    }

    /// <summary>How sure the category is, 0 to 1; null: somebody said so, or there is none.</summary>
    [JsonInclude]
    [JsonPropertyOrder(10)]
    public double? CategoryConfidence { get; internal set; }
}
