using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Escalations;
using SupportWorkflow.Intake;

namespace SupportWorkflow;

/// <summary>What a workflow tells those who build forms, pages and tools around it.</summary>
public class WorkflowFaceTests
{
    private static readonly TicketWorkflow Workflow = Desks.CallCenter;

    [Fact]
    public void The_words_of_the_profile_are_the_choices_of_its_facts()
    {
        var tier = Workflow.Facts.Find("tier")!;

        Assert.Equal(FactType.Choice, tier.Type);
        Assert.Contains("vip", tier.Choices.Select(c => c.Value));
    }

    [Fact]
    public void The_form_has_the_members_of_the_intake_record_and_the_fields_of_the_profile()
    {
        var (description, occurred, tier) = (Field("description"), Field("occurred"), Field("tier"));

        Assert.Equal((FieldType.Text, false, true), (description.Type, description.IsOwn, description.IsRequired));
        Assert.Equal((FieldType.Instant, true), (occurred.Type, occurred.IsOwn));
        Assert.True(tier.AffectsDecisions);
        Assert.Equal((false, true), (tier.MaySet(Desks.Customer), tier.MaySet(Desks.Agent)));
    }

    [Fact]
    public void A_field_says_what_a_ticket_says_of_it()
    {
        var ticket = Desks.Open(tier: "vip");

        Assert.Equal("vip", Field("tier").ValueOn(ticket).Text);
        Assert.Equal("2024-10-11T08:00:00Z", Field("occurred").ValueOn(ticket).Text);
        Assert.True(Field("organisation").ValueOn(ticket).IsMissing);
    }

    [Fact]
    public void Triggers_without_a_command_are_the_profiles_own()
    {
        var own = Workflow.OwnTriggers.Select(t => t.Name).ToList();

        Assert.Contains("verify", own);
        Assert.DoesNotContain("resolve", own);
    }

    [Fact]
    public void Levels_scores_moments_and_actions_are_told()
    {
        Assert.Equal((1, 5), Workflow.Scores);
        Assert.Equal(Workflow.Levels.Count, Workflow.Levels.Select(l => l.In("zh-CN")).Distinct().Count());
        Assert.Equal("escalate to level 2", Workflow.Tell(RuleAction.EscalateTo(2)).English);
        Assert.Contains("80%", Workflow.Tell(Moment.ClockUsed("resolution", 80)).English, StringComparison.Ordinal);
        Assert.Equal((true, false), (RuleAction.AskReason("at-risk", "role:lead").Notifies, RuleAction.EscalateTo(2).Notifies));
    }

    [Fact]
    public void A_profile_without_rules_has_words_for_them() =>
        Assert.Equal("escalate to level 2", TicketWorkflow.Standard.Tell(RuleAction.EscalateTo(2)).English);

    /// <summary>P2 has four hours to be solved, day and night.</summary>
    [Fact]
    public void A_target_explains_itself_without_a_ticket()
    {
        var why = Workflow.ExplainTarget(
            "resolution",
            Desks.Friday,
            new Dictionary<string, FactValue> { ["priority"] = FactValue.Of("P2") }
        );

        Assert.Null(why.Priority);
        Assert.True(why.Chosen!.Holds);
        Assert.All(why.Rows.SkipLast(1), r => Assert.False(r.Holds));
        Assert.Equal(Desks.Friday + Duration.FromHours(4), why.Clock!.DueAt(Workflow.Calendars));
        Assert.Empty(why.MissingFacts);
    }

    [Fact]
    public void Where_no_priority_is_given_the_policy_gives_it()
    {
        var why = Workflow.ExplainTarget(
            "resolution",
            Desks.Friday,
            new Dictionary<string, FactValue> { ["impact"] = FactValue.Of("user-blocked") }
        );

        Assert.Equal(("P2", "P2"), (why.Priority!.Priority.Code, why["priority"].Text));
    }

    [Fact]
    public void A_promise_nobody_makes_cannot_be_explained() =>
        Assert.Throws<ArgumentException>(() => Workflow.ExplainTarget("visit", Desks.Friday, new Dictionary<string, FactValue>()));

    private static FormField Field(string name) => Workflow.Form.Single(f => f.Name == name);
}
