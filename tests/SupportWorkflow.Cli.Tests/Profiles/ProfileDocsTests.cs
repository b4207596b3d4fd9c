using System.Text.Json.Nodes;
using Properties;

namespace SupportWorkflow.Cli.Profiles;

/// <summary>Every command of docs/profiles.md prints what stands below it; the files it names are the page's own.</summary>
public class ProfileDocsTests
{
    private static readonly string[] Page = File.ReadAllLines(Path.Combine(Checkout.Root, "docs", "profiles.md"));

    [Fact]
    public void Every_command_of_the_page_prints_what_the_page_says()
    {
        using var scratch = new Scratch();
        var files = Blocks("json").ToArray();
        var next = JsonNode.Parse(files[0])!;
        Merge(next.AsObject(), JsonNode.Parse(files[1])!.AsObject());
        scratch.File("acme.json", files[0]);
        scratch.File("acme-2.json", next.ToJsonString(new() { WriteIndented = true }));

        var commands = Blocks("console").Where(b => b.StartsWith("$ support-workflow ", StringComparison.Ordinal)).ToList();

        Assert.True(commands.Count >= 6);
        Assert.All(commands, block =>
        {
            var (command, said) = (block.Split('\n')[0], block.Split('\n')[1..]);
            var run = ToolRun.Of([.. command.Split(' ')[2..].Select(a => a.EndsWith(".json", StringComparison.Ordinal) ? Path.Combine(scratch.Folder, a) : a)]);
            var printed = run.Output.Replace(scratch.Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).TrimEnd().Split('\n').Select(l => l.TrimEnd()).ToList();
            Assert.Equal("", run.Error);
            Assert.Equal(string.Join('\n', said).TrimEnd(), string.Join('\n', printed));
        });
    }

    private static IEnumerable<string> Blocks(string language)
    {
        for (var i = 0; i < Page.Length; i++)
        {
            if (Page[i] != "```" + language) continue;
            var end = Array.IndexOf(Page, "```", i);
            yield return string.Join('\n', Page[(i + 1)..end]);
            i = end;
        }
    }

    /// <summary>Members in the place of those of the same name; lists are replaced as a whole.</summary>
    private static void Merge(JsonObject into, JsonObject members)
    {
        foreach (var (name, value) in members.ToList())
            if (value is JsonObject inner && into[name] is JsonObject mine) Merge(mine, inner);
            else into[name] = value?.DeepClone();
    }
}
