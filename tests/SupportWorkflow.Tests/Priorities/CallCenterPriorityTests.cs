using static SupportWorkflow.Desks;

namespace SupportWorkflow.Priorities;

/// <summary>Sheet P-2: P1 to P4 by stated conditions, a VIP one level up, a security alert at least P2.</summary>
public sealed class CallCenterPriorityTests
{
    [Theory]
    [Trait("Requirement", "PRI-2")]
    [InlineData("production-unusable", "P1")]
    [InlineData("core-data-lost", "P1")]
    [InlineData("security-hole", "P1")]
    [InlineData("function-broken", "P2")]
    [InlineData("user-blocked", "P2")]
    [InlineData("degraded", "P2")]
    [InlineData("usage-question", "P3")]
    [InlineData("improvement", "P3")]
    [InlineData("version-question", "P4")]
    [InlineData("training", "P4")]
    [InlineData("suggestion", "P4")]
    public void The_stated_condition_gives_the_priority(string impact, string expected) =>
        Assert.Equal(expected, Open(impact).Priority!.Code.Code);

    [Fact]
    [Trait("Requirement", "PRI-2")]
    public void A_fault_of_the_test_environment_is_P3_however_bad() =>
        Assert.Equal("P3", CallCenter.Open(Opening("production-unusable", scenario: "test-fault"), Friday).Ticket.Priority!.Code.Code);

    [Theory]
    [Trait("Requirement", "PRI-4")]
    [InlineData("user-blocked", "P1")]
    [InlineData("usage-question", "P2")]
    [InlineData("production-unusable", "P1")]
    public void A_vip_is_one_level_up_and_never_above_the_top(string impact, string expected) =>
        Assert.Equal(expected, Open(impact, "vip").Priority!.Code.Code);

    [Theory]
    [Trait("Requirement", "CLS-8")]
    [InlineData("training", "P2")]
    [InlineData("production-unusable", "P1")]
    public void A_security_alert_is_at_least_P2(string impact, string expected) =>
        Assert.Equal(expected, CallCenter.Open(Opening(impact) with { SecurityAlert = true }, Friday).Ticket.Priority!.Code.Code);

    [Fact]
    [Trait("Requirement", "PRI-7")]
    public void The_priority_says_which_condition_and_which_modifier_led_to_it_in_both_languages()
    {
        var because = Open("user-blocked", "vip").Priority!.Because;
        Assert.Equal(2, because.Count);
        Assert.StartsWith("part of business or users", because[0].English);
        Assert.Equal("a VIP's ticket is handled one level higher (P2 → P1)", because[1].English);
        Assert.Equal("VIP 客户的工单提升一级（P2 → P1）", because[1].Chinese);
    }

    [Fact]
    public void A_ticket_of_unknown_impact_gets_the_priority_of_no_row() => Assert.Equal("P3", Open(impact: null).Priority!.Code.Code);

    [Fact]
    [Trait("Requirement", "PRI-6")]
    public void A_priority_set_by_hand_needs_a_reason()
    {
        var ticket = Open();
        var silent = CallCenter.Decide(ticket, new PrioritiseTicket { By = Agent, Priority = new("P1") }, Friday);
        var reasoned = CallCenter.Decide(
            ticket,
            new PrioritiseTicket("The whole floor is hit.") { By = Agent, Priority = new("P1") },
            Friday
        );
        Assert.Equal("priority.no-reason", silent.Rejection?.Code);
        Assert.Equal("P1", reasoned.Ticket.Priority!.Code.Code);
    }

    [Fact]
    [Trait("Requirement", "PRI-6")]
    public void A_widened_impact_runs_the_policy_again()
    {
        var widened = CallCenter.Decide(
            Open("usage-question"),
            new PrioritiseTicket { By = Agent, Impact = "production-unusable" },
            Friday
        );
        Assert.Equal("P1", widened.Ticket.Priority!.Code.Code);
        Assert.Equal("production-unusable", widened.Ticket.Intake.Impact);
    }

    [Fact]
    public void A_policy_of_the_host_takes_the_place_of_the_rows()
    {
        var workflow = Profiles.BuiltInProfiles.CallCenter.Compile(p => p.Priority(new AlwaysTop()));
        Assert.Equal("P1", workflow.Open(Opening("training"), Friday).Ticket.Priority!.Code.Code);
    }

    private sealed class AlwaysTop : IPriorityPolicy
    {
        public PriorityResult Decide(PriorityInput input) => new(input.Scale.Highest, "Everything is urgent.");
    }
}
