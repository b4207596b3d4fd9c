using NodaTime;
using SupportWorkflow.Profiles;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Guidance;

/// <summary>What a profile tells the people of the desk to say or do, and when it says nothing.</summary>
public sealed class GuidanceTests
{
    private static readonly Instant At = Friday + Minutes(5);

    [Fact]
    [Trait("Requirement", "INT-15")]
    public void Who_takes_the_call_is_told_what_to_say_step_by_step()
    {
        var call = new OpenTicket(new("t-1"), new("TS1"), "Printer jams")
        {
            By = Agent,
            OnBehalfOf = Customer.Id,
            AgentNumber = "8017",
        };
        var calm = CallCenter.Open(call, Friday).Ticket;
        Assert.Equal(["greeting", "clarify"], Names(calm, Agent));
        Assert.Equal("您好，技术支持 8017 号为您服务，请问有什么可以帮您？", Say(calm, Agent, "greeting").Chinese);

        Assert.Equal(["greeting", "calming", "clarify"], Names(CallCenter.Open(call with { CallerUpset = true }, Friday).Ticket, Agent));

        // Everything is known: now it is repeated back and no longer asked for.
        var complete = CallCenter.Open(Opening("production-unusable") with { AgentNumber = "8017" }, Friday).Ticket;
        Assert.Equal(["greeting", "confirm"], Names(complete, Agent));
        Assert.Equal(
            "May I repeat it: ERP cannot print invoices. We deal with it under priority P1. Is that right?",
            Say(complete, Agent, "confirm").English
        );
        // Who takes no calls is not told to greet, and a customer is told nothing.
        Assert.Equal(["confirm"], Names(complete, Engineer));
        Assert.Empty(Names(complete, Customer));
    }

    [Fact]
    [Trait("Requirement", "HND-12")]
    public void The_way_of_handling_goes_by_the_priority()
    {
        Assert.Equal("立即登录系统处理，无法远程解决时上门。", Assert.Single(Of(InProgress("production-unusable"), Engineer)).Text.Chinese);
        Assert.Equal(
            "通过电话或远程工具指导，或提供书面材料（手册、常见问题）。",
            Assert.Single(Of(InProgress("usage-question"), Engineer)).Text.Chinese
        );
        Assert.Empty(Of(InProgress(), Customer));
        Assert.DoesNotContain(Of(Open(), Engineer), g => g.Title.English == "Way of handling");
    }

    [Theory]
    [InlineData("""{ "in": ["nowhere"] }""", "guidance.unknown-state")]
    [InlineData("""{ "roles": ["astronaut"] }""", "profile.unknown-role")]
    [InlineData("""{ "text": { "en": "{nothing}" } }""", "notice.unknown-place")]
    [InlineData("""{ "if": { "fact": "nothing", "is": true } }""", "condition.unknown-fact")]
    public void What_a_profile_gets_wrong_is_told_where_it_stands(string change, string code)
    {
        var own = System.Text.Json.Nodes.JsonNode.Parse("""{ "name": { "en": "Words" }, "text": { "en": "Say it." } }""")!.AsObject();
        foreach (var (name, value) in System.Text.Json.Nodes.JsonNode.Parse(change)!.AsObject())
            own[name] = value!.DeepClone();
        var problem = Assert.Single(
            Assert.Throws<DefinitionException>(() => With($$"""{ "guidance": { "words": {{own.ToJsonString()}} } }""")).Problems
        );
        Assert.Equal(code, problem.Code);
        Assert.StartsWith("$.guidance.words", problem.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_without_guidance_tells_nothing()
    {
        var desk = BuiltInProfiles.OnlinePlatform.Compile();
        var ticket = desk.Open(new OpenTicket(new("t-1"), new("A1"), "No list") { By = Agent, OnBehalfOf = Customer.Id }, Friday).Ticket;
        Assert.Empty(desk.GuidanceFor(ticket, Agent, Friday));
    }

    private static IEnumerable<string> Names(Ticket ticket, Actor reader) => Of(ticket, reader).Select(g => g.Name);

    private static LocalText Say(Ticket ticket, Actor reader, string name) => Of(ticket, reader).First(g => g.Name == name).Text;

    private static ValueList<GuidanceText> Of(Ticket ticket, Actor reader) => CallCenter.GuidanceFor(ticket, reader, At);
}
