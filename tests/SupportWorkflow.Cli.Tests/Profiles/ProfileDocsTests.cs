using System.Text.Json.Nodes;

namespace SupportWorkflow.Cli.Profiles;

/// <summary>Every command of docs/profiles.md prints what stands below it; the files it names are the page's own.</summary>
public class ProfileDocsTests
{
    [Fact]
    public void Every_command_of_the_page_prints_what_the_page_says()
    {
        using var scratch = new Scratch();
        var page = new DocPage("profiles.md");
        var files = page.Blocks("json").ToArray();
        var next = JsonNode.Parse(files[0])!;
        Merge(next.AsObject(), JsonNode.Parse(files[1])!.AsObject());
        scratch.File("acme.json", files[0]);
        scratch.File("acme-2.json", next.ToJsonString(new() { WriteIndented = true }));

        Assert.True(page.Run(scratch) >= 6);
    }

    /// <summary>Members in the place of those of the same name; lists are replaced as a whole.</summary>
    private static void Merge(JsonObject into, JsonObject members)
    {
        foreach (var (name, value) in members.ToList())
            if (value is JsonObject inner && into[name] is JsonObject mine)
                Merge(mine, inner);
            else
                into[name] = value?.DeepClone();
    }
}
