namespace SupportWorkflow;

/// <summary>One thing wrong in a definition: where, what was found, what is allowed.</summary>
/// <param name="Path">Where: a JSON path such as <c>$.priority.rows[1].if</c>, or the builder's word for it.</param>
/// <param name="Code">A stable code, such as <c>lifecycle.unknown-state</c>.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Allowed">What may stand there.</param>
public sealed record DefinitionProblem(string Path, string Code, string Found, string Allowed)
{
    /// <summary>The line in the file, counted from 1; 0 where there is no file.</summary>
    public int Line { get; init; }

    /// <summary>The base in whose text it stands, by the name it is extended by; absent: it stands in the text itself. Path and line are
    /// those of the text in which it stands.</summary>
    public string? Base { get; init; }

    /// <summary>What was probably meant; absent where nothing is close.</summary>
    public string? Suggestion { get; init; }

    /// <summary>The same with no text longer than anybody reads.</summary>
    internal DefinitionProblem Shortened() =>
        this with
        {
            Path = Cut(Path, JsonPath.MostCharacters),
            Found = Cut(Found, 200),
            Allowed = Cut(Allowed, 2000),
            Suggestion = Suggestion is null ? null : Cut(Suggestion, 200),
            Base = Base is null ? null : Cut(Base, 200),
        };

    private static string Cut(string text, int most) =>
        text.Length <= most ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1), "…");

    /// <summary>One line for a person.</summary>
    public override string ToString() =>
        $"{(Base is null ? "" : $"base '{Base}', ")}{(Line > 0 ? $"line {Line}, " : "")}{Path}: {Code}: found {Found}; allowed: {Allowed}{(Suggestion is null ? "" : $" (did you mean '{Suggestion}'?)")}";
}
