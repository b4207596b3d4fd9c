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

    /// <summary>Whether a text can stand above others: not empty, no slash at its ends.</summary>
    internal static bool IsPath(string text) => text.Length > 0 && text[0] != '/' && text[^1] != '/';

    /// <summary>Whether a path is another one or lies below it.</summary>
    internal static bool IsUnder(string path, string top) =>
        path.StartsWith(top, StringComparison.Ordinal) && (path.Length == top.Length || path[top.Length] == '/');

    /// <summary>The paths above a path, from the top, and the path itself.</summary>
    internal static IEnumerable<string> Above(string path)
    {
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = path.IndexOf('/', slash + 1))
            yield return path[..slash];
        yield return path;
    }
}
