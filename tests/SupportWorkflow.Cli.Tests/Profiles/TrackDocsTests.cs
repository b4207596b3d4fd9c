using SupportWorkflow.Lifecycles;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Cli.Profiles;

/// <summary>What docs/tracks.md draws and lists is what the library has.</summary>
public class TrackDocsTests
{
    private static readonly DocPage Page = new("tracks.md");

    [Fact]
    public void The_pictures_are_what_the_tool_draws()
    {
        using var scratch = new Scratch();
        var own = scratch.File(
            "own.json",
            """{ "extends": "call-center", "id": "own", "version": "1", "tracks": { "approval": { "like": "approval" } } }"""
        );

        string[] drawn =
        [
            ToolRun.Of("profile", "diagram", "call-center", "--track", "visit").Output.Trim(),
            ToolRun.Of("profile", "diagram", own, "--track", "approval").Output.Trim(),
        ];

        Assert.Equal(drawn, Page.Blocks("mermaid").Select(b => b.Trim()));
    }

    [Fact]
    public void Every_kind_of_the_library_stands_in_the_table_with_its_ends()
    {
        string[] rows =
        [
            .. Page.Lines.Where(l =>
                l.StartsWith("| `", StringComparison.Ordinal)
                && l.Contains(". ", StringComparison.Ordinal)
                && l.Count(c => c == '|') == 5
                && l[3] != 'l'
            ),
        ];
        string[] kinds = [.. rows.Select(r => r.Split('`')[1])];
        // A checklist has no points of its own.
        var tracks = kinds.Select(k =>
            $$"""
                "{{k}}": { "like": "{{k}}"{{(k == "checklist" ? """, "items": { "one": { "en": "One" } }""" : "")}} }
                """
        );
        var profile =
            $$"""{ "extends": "call-center", "id": "own", "version": "1", "rules": [], "tracks": { {{string.Join(',', tracks)}} } }""";
        var workflow = WorkflowProfile.Parse(System.Text.Encoding.UTF8.GetBytes(profile)).Compile();

        Assert.Equal(
            workflow
                .TrackKinds.AsEnumerable()
                .OrderBy(k => k.Id, StringComparer.Ordinal)
                .Select(k => (Kind: k, Good: Ends(k.Lifecycle, StateKind.Done), Other: Ends(k.Lifecycle, StateKind.Final)))
                .Select(r => $"| `{r.Kind.Id}` | {r.Kind.Name.Chinese}. {r.Kind.About!.English} | {r.Good} | {r.Other} |"),
            rows
        );
        // The library's own words say so when one is missing here.
        using var scratch = new Scratch();
        var file = scratch.File(
            "own.json",
            """{ "extends": "call-center", "id": "own", "version": "1", "tracks": { "x": { "like": "nothing-of-the-kind" } } }"""
        );
        var unknown = ToolRun.Of("profile", "validate", file);
        Assert.Contains(string.Join(", ", kinds), unknown.Error + unknown.Output, StringComparison.Ordinal);
    }

    private static string Ends(Lifecycle lifecycle, StateKind kind) =>
        string.Join(", ", lifecycle.States.Where(s => s.Kind == kind).Select(s => $"`{s.Name}`"));
}
