using System.Text.Json.Serialization;

namespace SupportWorkflow;

/// <summary>A category of a profile's taxonomy; nested ones are joined by a slash: <c>hardware/printer</c>.
/// <c>default</c> is empty: none.</summary>
/// <param name="Path">The text, compared ordinally.</param>
[JsonConverter(typeof(CategoryPathConverter))]
public readonly record struct CategoryPath(string Path)
{
    /// <summary>The path itself.</summary>
    public override string ToString() => Path ?? "";
}
