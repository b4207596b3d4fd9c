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
        scratch.File("acme.json", files[0]);
        scratch.File("wuhan.json", files[1]);
        scratch.File("acme-2.json", files[2]);

        Assert.True(page.Run(scratch) >= 8);
    }
}
