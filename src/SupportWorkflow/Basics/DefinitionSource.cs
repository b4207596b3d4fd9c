namespace SupportWorkflow;

/// <summary>The text of a definition, or of one it extends.</summary>
/// <param name="name">The name it is extended by; null: it is the definition itself.</param>
/// <param name="utf8">Its bytes, without a byte order mark.</param>
internal sealed class DefinitionSource(string? name, byte[] utf8)
{
    private readonly Lazy<Dictionary<string, int>> _lines = new(() => DefinitionLines.Of(utf8));

    public string? Name => name;

    public byte[] Utf8 => utf8;

    /// <summary>A path of this text with its line.</summary>
    public DefinitionPlace Place(string path) => new(path, ProblemList.LineOf(path, _lines.Value), name);
}

/// <summary>Where something stands.</summary>
/// <param name="Path">The JSON path in the text in which it stands.</param>
/// <param name="Line">The line, counted from 1; 0: not known.</param>
/// <param name="Base">The name of the base whose text it is; null: the definition's own.</param>
internal readonly record struct DefinitionPlace(string Path, int Line, string? Base);
