using System.Text.Json;

namespace SupportWorkflow.Cli;

/// <summary>One thing wrong with the arguments or an input file.</summary>
/// <param name="Code">A stable code.</param>
/// <param name="Message">The sentence, in the language asked for.</param>
internal sealed record ToolProblem(string Code, string Message)
{
    /// <summary>Which file; null: the arguments.</summary>
    public string? File { get; init; }

    /// <summary>The line in it, counted from 1; 0: the file as a whole.</summary>
    public int Line { get; init; }

    /// <summary>The JSON path in it; null where the file is no JSON.</summary>
    public string? Path { get; init; }

    public string? Found { get; init; }

    public string? Allowed { get; init; }

    public string? Suggestion { get; init; }

    /// <summary>One line for a person: where, what, and the code to look up.</summary>
    public override string ToString()
    {
        var place = string.Join(": ", new[] { Line > 0 ? $"{File}:{Line}" : File, Path }.Where(p => p is not null));
        return $"{(place.Length > 0 ? place + ": " : "")}{Message} [{Code}]";
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("code", Code);
        json.WriteString("message", Message);
        if (File is not null)
            json.WriteString("file", File);
        if (Line > 0)
            json.WriteNumber("line", Line);
        if (Path is not null)
            json.WriteString("path", Path);
        if (Found is not null)
            json.WriteString("found", Found);
        if (Allowed is not null)
            json.WriteString("allowed", Allowed);
        if (Suggestion is not null)
            json.WriteString("suggestion", Suggestion);
        json.WriteEndObject();
    }
}

/// <summary>Arguments or an input file are wrong; carries every problem.</summary>
internal sealed class ToolProblemException(params IReadOnlyList<ToolProblem> problems) : Exception
{
    public IReadOnlyList<ToolProblem> Problems { get; } = problems;
}
