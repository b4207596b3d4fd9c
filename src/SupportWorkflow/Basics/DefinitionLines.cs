using System.Text.Json;

namespace SupportWorkflow;

/// <summary>Which line of a JSON file each path stands on.</summary>
internal static class DefinitionLines
{
    /// <summary>Path to line, counted from 1, for as much of the file as can be read.</summary>
    public static Dictionary<string, int> Of(ReadOnlySpan<byte> utf8)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(utf8, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        try
        {
            var parents = new Stack<(string Path, int Index)>();
            var (path, line, counted) = ("$", 1, 0);
            while (reader.Read())
            {
                line += utf8[counted..(int)reader.TokenStartIndex].Count((byte)'\n');
                counted = (int)reader.TokenStartIndex;
                if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                {
                    parents.Pop();
                    continue;
                }
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    var above = parents.Peek().Path;
                    path = JsonPath.Step(above, reader.GetString()!);
                    if (path.Length > above.Length)
                        lines[path] = line;
                    continue;
                }
                if (parents.TryPeek(out var parent) && parent.Index >= 0)
                {
                    path = $"{parent.Path}[{parent.Index}]";
                    parents.Pop();
                    parents.Push((parent.Path, parent.Index + 1));
                }
                lines.TryAdd(path, line);
                if (reader.TokenType == JsonTokenType.StartObject)
                    parents.Push((path, -1));
                if (reader.TokenType == JsonTokenType.StartArray)
                    parents.Push((path, 0));
            }
        }
        catch (JsonException e)
        {
            lines["$"] = (int)(e.LineNumber ?? 0) + 1;
        }
        catch (InvalidOperationException)
        {
            // A name that is no text: the reader says so.
        }
        return lines;
    }
}
