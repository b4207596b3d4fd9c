using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SupportWorkflow;
using SupportWorkflow.Assignments;
using SupportWorkflow.Classifications;
using SupportWorkflow.Conditions;
using SupportWorkflow.Desk;
using SupportWorkflow.Escalations;
using SupportWorkflow.Priorities;
using SupportWorkflow.Profiles;
using SupportWorkflow.ServiceLevels;

namespace Outsider;

/// <summary>A priority, a category and an assignee chosen in code, a calendar by tier, and a rule.</summary>
internal static class OwnPolicy
{
    public static async Task RunAsync()
    {
        Console.WriteLine("Policies of one's own");
        var services = new ServiceCollection();
        services.AddSupportWorkflow(desk =>
            desk.UseBuiltInProfile("call-center")
                .UsePriorityPolicy<ByValue>()
                .UseSlaCalendarPolicy<ByTier>()
                .UseClassificationPolicy<ByWish>()
                .UseAssignmentPolicy<ToChen>()
                .ConfigurePolicies(policies =>
                    policies.AddRule(
                        new EscalationRule("big-money")
                        {
                            When = Moment.On("ticket-opened"),
                            If = Condition.Fact("affected-users").AtLeast(100),
                            Then = [RuleAction.OpenGreenChannel()],
                        }
                    )
                )
        );
        await using ServiceProvider provider = services.BuildServiceProvider();
        var desk = provider.GetRequiredService<ITicketDesk>();
        var agent = new Actor("wang.fang", Role.Agent);

        Decision opened = await desk.OpenAsync(
            new OpenTicket("Nothing can be booked")
            {
                By = agent,
                Channel = "phone",
                AffectedUsers = 250,
                Tier = "vip",
            }
        );

        Expect.That(opened.IsAccepted, "a desk with policies of one's own opens tickets");
        PriorityRecord priority = opened.Ticket.Priority!;
        Expect.That(
            priority.Code.Code == "P1" && priority.Because[0].English.Contains("250", StringComparison.Ordinal),
            $"the priority is decided in code: {priority.Because[0]}"
        );
        Expect.That(opened.Ticket.Escalation.GreenChannel, "the rule in code has fired");

        var work = provider.GetRequiredService<IDeskWork>();
        Expect.That((await work.FireDueAsync(10)).Fired == 0, "nothing is due yet, so a host of one's own has nothing to do");
        Instant? check = await work.RunSchedulesAsync();
        Expect.That(check > opened.Ticket.OpenedAt, "the next progress check is known, so a host knows when to come again");
        var sources = provider.GetRequiredService<OutsideFactSources>();
        OutsideFacts? facts = await sources.AskAsync(new(OutsideNeeds.Roster, opened.Ticket.OpenedAt));
        Expect.That(facts?.Roster is null, "nobody knows who is on duty");

        Decision small = await desk.OpenAsync(new OpenTicket("A tip, please") { By = agent, Channel = "phone" });
        Expect.That(small.Ticket.Category?.Path == "functional-question", "the category is found in code");
        var order = new AssignTicket
        {
            By = new("zhao.min", Role.Lead),
            ByPolicy = true,
            Given = new()
            {
                AsOf = opened.Ticket.OpenedAt,
                Roster = new(opened.Ticket.OpenedAt, [new(new("li.wei")), new(new("chen.jie"))]),
            },
        };
        Decision given = await desk.HandleAsync(opened.Ticket.Id, order);
        Expect.That(given.Ticket.Assignment?.Agent == new AgentId("chen.jie"), "the assignee is chosen in code");
        string? calendar = small.Ticket.Clock("resolution")!.Target!.Value.Calendar;
        Expect.That(calendar is not null && ByTier.Asked > 0, $"the calendar is chosen in code: {calendar}");
    }

    private sealed class ByValue : IPriorityPolicy
    {
        public PriorityResult Decide(PriorityInput input) =>
            input["affected-users"].Number is >= 100 and var users
                ? new(input.Scale.Highest, $"{users} people cannot work.")
                : new(input.Scale.Codes[^1], "Nobody is kept from work.");
    }

    private sealed class ByWish : IClassificationPolicy
    {
        public ClassificationResult? Classify(ClassificationInput input) =>
            input.Subject.StartsWith("A tip", StringComparison.Ordinal) ? new(new("functional-question"), 0.9) : input.ByProfile();
    }

    private sealed class ToChen : IAssignmentPolicy
    {
        public AssignmentResult Choose(AssignmentInput input) =>
            input.Tier == "vip" && input.Roster?.IsOnDuty(new("chen.jie")) == true ? new() { Agent = new("chen.jie") } : input.ByProfile();
    }

    private sealed class ByTier : ISlaCalendarPolicy
    {
        public static int Asked { get; private set; }

        public string Choose(SlaCalendarInput input)
        {
            Asked++;
            return input.Tier == "vip" && input.Known.Contains("always") ? "always" : input.Default;
        }
    }
}
