using System.Text.RegularExpressions;

namespace SupportWorkflow.House.Docs;

/// <summary>A fenced block of a markdown file, with the directive in the HTML comment right above it.</summary>
/// <param name="File">The file, from the root of the repository.</param>
/// <param name="Line">The line of the first line of code, from 1.</param>
/// <param name="Language">What stands behind the backticks.</param>
/// <param name="Code">The lines between them, without the indentation of the fence.</param>
/// <param name="Directive"><c>no-run</c>, <c>not compiled</c>, <c>continues</c> or <c>begins every program of this page</c>; empty where
/// nothing is said.</param>
/// <param name="Reason">Why.</param>
internal sealed partial record Fence(string File, int Line, string Language, IReadOnlyList<string> Code, string Directive, string Reason)
{
    /// <summary>Markdown whose code blocks are held to be true.</summary>
    public static IReadOnlyList<string> Files { get; } =
    ["README.md", .. Directory.Exists(Repository.PathOf("docs")) ? Repository.Files("docs", "*.md").Select(Repository.Relative) : []];

    public string Place => $"{File}:{Line}";

    public bool BeginsEveryProgram => Directive == "begins every program of this page";

    public bool Runs => Directive is "" or "continues" || BeginsEveryProgram;

    /// <summary>What the block says it prints: the text behind each <c>// →</c>, in order.</summary>
    public IEnumerable<string> Expected =>
        Code.Select(line => Promise().Match(line)).Where(m => m.Success).Select(m => m.Groups[1].Value.TrimEnd());

    public static IEnumerable<Fence> In(string file) => In(file, Repository.Read(file));

    public static IEnumerable<Fence> In(string file, string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (Opening().Match(lines[i]) is not { Success: true } open)
                continue;
            var (indent, ticks) = (open.Groups["indent"].Value, open.Groups["ticks"].Value);
            var start = i + 1;
            for (i++; i < lines.Length && lines[i].Trim() != ticks; i++) { }
            Assert.True(i < lines.Length, $"{file}:{start}: the code block has no end.");

            var above = start - 2;
            while (above >= 0 && lines[above].Trim() == "")
                above--;
            var said = above < 0 ? Match.Empty : Comment().Match(lines[above]);
            yield return new Fence(
                file,
                start + 1,
                open.Groups["language"].Value,
                [.. lines[start..i].Select(l => l.StartsWith(indent, StringComparison.Ordinal) ? l[indent.Length..] : l)],
                said.Groups["directive"].Value,
                said.Groups["reason"].Value
            );
        }
    }

    [GeneratedRegex(@"^(?<indent> *)(?<ticks>`{3,})(?<language>\S*)\s*$")]
    private static partial Regex Opening();

    [GeneratedRegex(
        @"^\s*<!--\s*(?<directive>no-run|not compiled|continues|begins every program of this page)\s*(:\s*(?<reason>.*?))?\s*-->\s*$"
    )]
    private static partial Regex Comment();

    [GeneratedRegex("//\\s*→\\s?(.*)$")]
    private static partial Regex Promise();
}
