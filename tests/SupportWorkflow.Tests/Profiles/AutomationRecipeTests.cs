using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NodaTime;
using Properties;
using SupportWorkflow.Conditions;
using SupportWorkflow.Resolutions;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Profiles;

/// <summary>Every piece of docs/automation.md, copied as a reader would and run.</summary>
public sealed partial class AutomationRecipeTests
{
    /// <summary>Friday 16:30; Saturday is a make-up day, Sunday is free.</summary>
    private static readonly Dictionary<string, JsonNode> Recipes = Read();

    [Fact]
    public void There_are_seven_and_each_is_run_below() => Assert.Equal(7, Recipes.Count);

    [Fact]
    public void Close_after_three_quiet_business_days()
    {
        var desk = Profile("Close after three quiet business days", withoutRules: true);
        var done = Working(desk).By(desk, Friday, new ResolveTicket(new(ResolutionResult.Resolved, "new driver")) { By = Engineer });

        Assert.Equal("awaiting-confirmation", desk.Advance(done, Instant.FromUtc(2024, 10, 15, 8, 29)).Ticket.State.Name);
        Assert.Equal("closed", desk.Advance(done, Instant.FromUtc(2024, 10, 15, 8, 30)).Ticket.State.Name);
    }

    [Fact]
    public void Remind_every_business_day_three_times()
    {
        var desk = Profile("Remind every business day, three times", withoutRules: true);
        var waiting = Working(desk).By(desk, Friday, new AskRequester("Which floor?") { By = Engineer });

        Assert.Equal([Utc(10, 12, 8, 30), Utc(10, 14, 8, 30), Utc(10, 15, 8, 30)], Told(desk, waiting, "we-wait").Select(n => n.At));
        Assert.Empty(Told(desk, waiting.By(desk, Friday, new RecordReply("the third") { By = Customer }), "we-wait"));
    }

    /// <summary>P2: four hours, half of them at 18:30 in Shanghai.</summary>
    [Fact]
    public void Tell_the_lead_at_half_time()
    {
        var told = Assert.Single(Told(Profile("Tell the lead at half time"), Working(Profile("Tell the lead at half time")), "half-time"));
        Assert.Equal((Utc(10, 11, 10, 30), Role.Lead), (told.At, told.Recipient.Role));
        Assert.Contains("截止 2024-10-11 20:30", told.Text.Chinese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("user-blocked", 1)]
    [InlineData("usage-question", 0)]
    public void Nobody_has_taken_it_for_ten_minutes(string impact, int level)
    {
        var desk = Profile("Nobody has taken it for ten minutes", withoutRules: true);
        var opened = desk.Open(Opening(impact), Friday).Ticket;

        Assert.Equal(0, desk.Advance(opened, Friday + Minutes(10) - Duration.Epsilon).Ticket.Escalation.Level);
        Assert.Equal(level, desk.Advance(opened, Friday + Minutes(10)).Ticket.Escalation.Level);
    }

    [Fact]
    public void An_hour_before_a_visit()
    {
        var desk = Profile("An hour before a visit");
        var ticket = Working(desk).By(desk, Friday, Visit("2024-10-11T11:00:00Z"));

        Assert.Equal([Utc(10, 11, 10, 0), Utc(10, 11, 10, 0)], Told(desk, ticket, "visit-soon").Select(n => n.At));
        // Put off before it came: it comes anew.
        var later = ticket.By(desk, Friday, Visit("2024-10-12T03:00:00Z"));
        var told = Told(desk, later, "visit-soon");
        Assert.Equal([Utc(10, 12, 2, 0), Utc(10, 12, 2, 0)], told.Select(n => n.At));
        Assert.Equal("工单 TS202410110001：工程师将于 2024-10-12 11:00 上门。", told[0].Text.Chinese);

        static SetFields Visit(string at) => new([new("visit", FactValue.Of(at))]) { By = Agent };
    }

    [Theory]
    [InlineData("2023-10-11T08:30:01Z", "warranty")]
    [InlineData("2023-10-11T08:30:00Z", null)]
    public void Within_the_warranty_to_another_group(string purchased, string? team)
    {
        var desk = Profile("Within the warranty, to another group");
        var opening = Opening();
        var opened = desk.Open(opening with { Fields = [.. opening.Fields, new("purchased", FactValue.Of(purchased))] }, Friday);
        Assert.Equal(team, opened.EnsureAccepted().Ticket.Assignment?.Team?.Value);
    }

    [Fact]
    public void Every_Friday_evening_every_month_every_quarter()
    {
        var desk = Profile("Every Friday evening, every month, every quarter");
        var next = desk.DeskSchedules.ToDictionary(s => s.Name, s => s.NextAfter(Friday)!.Value);

        Assert.Equal(Utc(10, 11, 9, 30), next["week-end"]);
        Assert.Equal(Utc(11, 1, 1, 0), next["line-inspection"]);
        Assert.Equal(Instant.FromUtc(2025, 1, 2, 2, 0), next["survey"]);
    }

    private static Instant Utc(int month, int day, int hour, int minute) => Instant.FromUtc(2024, month, day, hour, minute);

    private static Ticket Working(TicketWorkflow desk) =>
        desk.Open(Opening(), Friday)
            .Ticket.By(desk, Friday, new AssignTicket(Agent: new("li.wei")) { By = Lead }, new StartWork { By = Engineer });

    /// <summary>What is told of a kind within two weeks when nobody does anything.</summary>
    private static List<Notice> Told(TicketWorkflow desk, Ticket ticket, string template)
    {
        var told = new List<Notice>();
        for (var left = 60; left > 0 && ticket.WakeUp is { } at && at < Friday + Duration.FromDays(14); left--)
        {
            var decision = desk.Advance(ticket, at);
            told.AddRange(decision.Notices.AsEnumerable().Where(n => n.Template == template));
            ticket = decision.Ticket;
        }
        return told;
    }

    private static TicketWorkflow Profile(string recipe, bool withoutRules = false)
    {
        var own = Recipes[recipe].DeepClone().AsObject();
        (own["id"], own["version"], own["extends"]) = ("mine", "1", "call-center");
        own["name"] = JsonNode.Parse("""{ "en": "Mine", "zh-CN": "示例" }""");
        var profile = WorkflowProfile.Parse(Encoding.UTF8.GetBytes(own.ToJsonString()));
        if (!withoutRules)
            return profile.Compile();
        // Alone, so that a rule of the base that does the same is not what is seen.
        var names = own["rules"]!.AsArray().Select(r => r!["name"]!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        var whole = JsonNode.Parse(profile.ToJson())!;
        whole["rules"] = new JsonArray([
            .. whole["rules"]!.AsArray().Where(r => names.Contains(r!["name"]!.GetValue<string>())).Select(r => r!.DeepClone()),
        ]);
        return WorkflowProfile.Parse(Encoding.UTF8.GetBytes(whole.ToJsonString())).Compile();
    }

    private static Dictionary<string, JsonNode> Read() =>
        Section()
            .Matches(File.ReadAllText(Path.Combine(Checkout.Root, "docs", "automation.md")))
            .ToDictionary(m => m.Groups["name"].Value, m => JsonNode.Parse(m.Groups["json"].Value)!, StringComparer.Ordinal);

    [GeneratedRegex(@"^## (?<name>[^\n]*?) · [^\n]*\n(?:(?!^## ).*\n)*?```json\n(?<json>(?:(?!^```).*\n)*)```", RegexOptions.Multiline)]
    private static partial Regex Section();
}
