using static SupportWorkflow.Desks;

namespace SupportWorkflow.Decisions;

/// <summary>A screen can be built from what a trigger wants.</summary>
public sealed class TriggerFormTests
{
    [Fact]
    public void Cancelling_wants_a_reason() =>
        Assert.Equal(
            new TriggerForm(
                "cancel",
                CallCenter.Lifecycle.FindTrigger("cancel")!.Text,
                "cancel-ticket",
                [new("reason", ArgumentType.Text, IsRequired: true)]
            ),
            CallCenter.FormOf("cancel")
        );

    [Fact]
    public void Assigning_takes_a_group_a_person_or_both_and_sometimes_wants_a_reason() =>
        Assert.Equal(
            [
                new("team", ArgumentType.Team, false),
                new("agent", ArgumentType.Agent, false),
                new("byPolicy", ArgumentType.YesNo, false),
                new("reason", ArgumentType.Text, false),
            ],
            CallCenter.FormOf("assign").Arguments
        );

    [Fact]
    public void A_solution_is_asked_for_part_by_part()
    {
        var form = CallCenter.FormOf("resolve");
        Assert.Equal("resolve-ticket", form.Command);
        Assert.Equal(["resolution.result", "resolution.measures"], form.Arguments.Where(a => a.IsRequired).Select(a => a.Name));
        Assert.Equal(["resolved", "unresolved", "to-be-followed-up"], form.Arguments[0].Choices.Select(c => c.Value));
        Assert.DoesNotContain(form.Arguments, a => a.Name is "resolution.resolvedAt" or "resolution.confirmedAt");
    }

    [Fact]
    public void A_choice_lists_the_words_of_the_profile()
    {
        var priority = CallCenter.FormOf("prioritise").Arguments.Single(a => a.Name == "priority");
        Assert.Equal(CallCenter.Priorities.Codes.Select(c => c.Code), priority.Choices.Select(c => c.Value));
    }

    [Theory]
    [InlineData("wait-for-vendor", "wait-for", "reason")]
    [InlineData("verify", "fire-trigger", "note")]
    [InlineData("ask", "ask-requester", "question")]
    public void What_the_trigger_says_itself_is_not_asked(string trigger, string command, string argument)
    {
        var form = CallCenter.FormOf(trigger);
        Assert.Equal(
            (command, argument),
            (form.Command, Assert.Single(form.Arguments, a => a.IsRequired || a.Type == ArgumentType.Text).Name)
        );
    }

    [Fact]
    public void A_trigger_nobody_knows_is_a_callers_mistake() => Assert.Throws<ArgumentException>(() => CallCenter.FormOf("sing"));

    [Fact]
    public void Every_trigger_of_every_built_in_profile_has_a_form() =>
        Assert.All(
            new[]
            {
                Profiles.BuiltInProfiles.CallCenter,
                Profiles.BuiltInProfiles.OnlinePlatform,
                Profiles.BuiltInProfiles.SupportDepartment,
            },
            p => Assert.All(p.Compile().Lifecycle.Triggers, t => Assert.NotEqual("", p.Compile().FormOf(t.Name).Command))
        );
}
