namespace SupportWorkflow.Cli.Simulate;

public class SimulateDocsTests
{
    [Fact]
    public void The_page_shows_what_the_tool_prints()
    {
        using var scratch = new Scratch();
        scratch.File("acme.json", new DocPage("profiles.md").Blocks("json").First());

        Assert.Equal(1, new DocPage("simulate.md").Run(scratch));
    }
}
