using static SupportWorkflow.Desks;

namespace SupportWorkflow.Profiles;

/// <summary>Several commands under one name.</summary>
public sealed class MacroTests
{
    private const string Screenshot = """
        { "macros": { "screenshot": { "name": { "en": "Ask for a screenshot", "zh-CN": "索取截图" },
            "do": [ { "fire": "ask", "texts": { "question": { "en": "Please send a screenshot.", "zh-CN": "请提供截图。" } } },
                    { "fire": "tag", "with": { "added": "screenshot, waiting" } } ] },
          "give-up": { "name": { "en": "No answer" }, "do": [ { "fire": "cancel" } ] } } }
        """;

    [Fact]
    public void A_macro_is_its_commands_in_the_language_of_the_reader()
    {
        var desk = With(Screenshot);
        Assert.Equal(["Ask for a screenshot", "No answer"], desk.Macros.Select(m => m.Text.English));
        Assert.Equal(
            [new AskRequester("请提供截图。") { By = Engineer }, new TagTicket { Added = ["screenshot", "waiting"], By = Engineer }],
            desk.Expand("screenshot", Engineer, "zh-CN")
        );
        Assert.Equal([new AskRequester("Please send a screenshot.") { By = Engineer }], desk.Expand("screenshot", Engineer).Take(1));
        // A reason that is not said is what the macro is called.
        Assert.Equal([new CancelTicket("No answer") { By = Lead }], desk.Expand("give-up", Lead));
        var ticket = desk.Expand("screenshot", Engineer)
            .Aggregate(InProgress(), (t, c) => desk.Decide(t, c, Friday).EnsureAccepted().Ticket);
        Assert.Equal(("awaiting-information", "screenshot"), (ticket.State.Name, ticket.Tags[0]));
    }

    [Fact]
    public void A_macro_nobody_wrote_is_a_callers_mistake() => Assert.Throws<ArgumentException>(() => CallCenter.Expand("sing", Engineer));

    [Theory]
    [InlineData("""{ "fire": "aks" }""", "macro.unknown-trigger", "$.macros.m.do[0].fire")]
    [InlineData("""{ "fire": "ask" }""", "rule.missing-argument", "$.macros.m.do[0].with")]
    [InlineData(
        """{ "fire": "ask", "texts": { "querstion": { "en": "x" } } }""",
        "rule.unknown-argument",
        "$.macros.m.do[0].with.querstion"
    )]
    public void A_macro_is_checked_when_it_is_read(string step, string code, string path)
    {
        var problems = Assert
            .Throws<DefinitionException>(() => With($$"""{ "macros": { "m": { "name": { "en": "M" }, "do": [{{step}}] } } }"""))
            .Problems;
        Assert.Contains(problems, p => p.Code == code && p.Path == path);
    }
}
