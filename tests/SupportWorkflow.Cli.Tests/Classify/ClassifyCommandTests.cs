using System.Text.Json.Nodes;
using Properties;

namespace SupportWorkflow.Cli.Classify;

[Trait("Requirement", "CLS-2")]
public sealed class ClassifyCommandTests
{
    [Fact]
    public void A_text_is_told_with_the_words_that_were_found()
    {
        var run = ToolRun.Of("classify", "The printer in room 7 jams again", "--json");

        var said = JsonNode.Parse(run.Output)!;
        Assert.Equal((0, "hardware-fault"), (run.Code, (string?)said["category"]));
        Assert.Equal(("keywords", 0.75), ((string?)said["guess"]!["policy"], (double)said["guess"]!["confidence"]!));
        Assert.Equal(
            """{"word":"printer","where":"subject","at":4,"length":7,"weight":1}""",
            Assert.Single(said["guess"]!["evidence"]!.AsArray())!.ToJsonString()
        );
        Assert.Contains("Hardware fault", ToolRun.Of("classify", "The printer jams").Output, StringComparison.Ordinal);
        Assert.Contains("硬件故障类", ToolRun.Of("classify", "打印机卡纸", "--lang", "zh").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_nobody_is_sure_about_is_a_guess_or_nothing()
    {
        var guess = JsonNode.Parse(ToolRun.Of("classify", "It stopped", "--description", "the printer or the VPN", "--json").Output)!;
        Assert.Equal((null, "hardware-fault"), ((string?)guess["category"], (string?)guess["guess"]!["category"]));
        var nothing = JsonNode.Parse(ToolRun.Of("classify", "It stopped", "--json").Output)!;
        Assert.Equal((null, null), ((string?)nothing["category"], nothing["guess"]));
    }

    /// <summary>Counted by hand: of four texts three get a category, two of them the right one.</summary>
    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    public void A_labelled_table_is_counted(string separator)
    {
        using var scratch = new Scratch();
        var file = Path.Combine(scratch.Folder, "labelled.csv");
        File.WriteAllLines(
            file,
            new[]
            {
                "Category|Subject",
                "hardware-fault|printer broken",
                "network-connection|\"no internet\nsince noon\"",
                "data-security|strange mail",
                "hardware-fault|VPN",
            }.Select(l => l.Replace("|", separator, StringComparison.Ordinal))
        );

        var said = JsonNode.Parse(ToolRun.Of("classify", "check", file, "--json").Output)!;
        Assert.Equal((4, 3, 2), ((int)said["texts"]!, (int)said["covered"]!, (int)said["right"]!));
        Assert.Equal((0.75, 0.6667), ((double)said["coverage"]!, (double)said["accuracy"]!));
        Assert.Equal(
            [
                "data-security > ",
                "hardware-fault > hardware-fault",
                "hardware-fault > network-connection",
                "network-connection > network-connection",
            ],
            said["confusion"]!.AsArray().Select(c => $"{c!["label"]} > {c["given"]}")
        );
        Assert.Contains("66.7%", ToolRun.Of("classify", "check", file).Output, StringComparison.Ordinal);
    }

    /// <summary>A text without a label is never right, nor is one with a label that the profile does not have, which is said.</summary>
    [Fact]
    public void Labels_that_cannot_be_right_are_told()
    {
        using var scratch = new Scratch();
        var file = Path.Combine(scratch.Folder, "labelled.csv");
        File.WriteAllText(file, "category,subject\nhardware-fault,printer\n,nothing of it\n,nothing\nHardware,printer\n");

        var said = JsonNode.Parse(ToolRun.Of("classify", "check", file, "--json").Output)!;
        Assert.Equal((4, 2, 1, 0.5), ((int)said["texts"]!, (int)said["covered"]!, (int)said["right"]!, (double)said["accuracy"]!));
        Assert.Equal(["Hardware"], said["unknownLabels"]!.AsArray().Select(l => (string?)l));
        var page = ToolRun.Of("classify", "check", file).Output;
        Assert.Contains("The profile has no category Hardware", page, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Split('\n'), l =>
            l.Contains("(none)", StringComparison.Ordinal) && l.Contains('%', StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("a,b\n1,2\n", "classify.no-column")]
    [InlineData("category,subject\nx\n", "classify.bad-row")]
    [InlineData("category,subject\n", "classify.empty")]
    public void A_table_that_is_wrong_is_one_clear_problem(string text, string code)
    {
        using var scratch = new Scratch();
        var file = Path.Combine(scratch.Folder, "labelled.csv");
        File.WriteAllText(file, text);
        var run = ToolRun.Of("classify", "check", file, "--json");
        Assert.Equal((2, code), (run.Code, (string?)Assert.Single(JsonNode.Parse(run.Output)!["problems"]!.AsArray())!["code"]));
    }

    /// <summary>The profile whose figures stand in the docs.</summary>
    [Fact]
    public void The_profile_of_the_measured_set_is_read()
    {
        var profile = Path.Combine(Checkout.Root, "docs", "it-tickets.profile.json");
        var said = JsonNode.Parse(ToolRun.Of("classify", "My mailbox is full", "--profile", profile, "--json").Output)!;
        Assert.Equal("storage", (string?)said["category"]);
    }

    [Fact]
    public void Without_a_text_it_says_what_to_type() =>
        Assert.Contains("classify check", ToolRun.Of("classify").Error, StringComparison.Ordinal);
}
