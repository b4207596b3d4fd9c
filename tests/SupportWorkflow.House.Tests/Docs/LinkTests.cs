using System.Text.RegularExpressions;

namespace SupportWorkflow.House.Docs;

/// <summary>A link to a file of the repository leads there.</summary>
public partial class LinkTests
{
    [Fact]
    public void Links_inside_the_repository_lead_somewhere() =>
        Rule.Holds(
            Repository
                .TrackedFiles()
                .Where(f => f.EndsWith(".md", StringComparison.Ordinal))
                .SelectMany(f => DeadLinks(f, Repository.Read(f)))
        );

    [Fact]
    public void A_dead_link_is_reported()
    {
        const string page = """
            [here](README.md), [there](docs/no-such-page.md#part), [web](https://example.org/x), [part](#part)
            ```text
            [code](not-a-link.md)
            ```
            ![picture](no-such-picture.png "title") and `[inline](nothing.md)`
            [reference]: no-such-reference.md
            """;

        Assert.Equal(
            ["page.md:1: docs/no-such-page.md", "page.md:5: no-such-picture.png", "page.md:6: no-such-reference.md"],
            DeadLinks("page.md", page)
        );
    }

    private static IEnumerable<string> DeadLinks(string file, string text)
    {
        var inFence = false;
        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal))
                inFence = !inFence;
            if (inFence)
                continue;
            foreach (Match link in Link().Matches(InlineCode().Replace(line, "")))
            {
                var target = Uri.UnescapeDataString(link.Groups["target"].Value.Split('#')[0]);
                if (target == "" || Elsewhere().IsMatch(target))
                    continue;
                var path = Path.Combine(Repository.Root, Path.GetDirectoryName(file)!, target);
                if (!File.Exists(path) && !Directory.Exists(path))
                    yield return $"{file}:{number}: {target}";
            }
        }
    }

    [GeneratedRegex(
        """(\]\(\s*<?(?<target>[^)\s>]+)>?[^)]*\))|(^\s{0,3}\[[^\]]+\]:\s*<?(?<target>[^\s>]+))""",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Link();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex InlineCode();

    [GeneratedRegex("^([a-z][a-z0-9+.-]*:|//)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Elsewhere();
}
