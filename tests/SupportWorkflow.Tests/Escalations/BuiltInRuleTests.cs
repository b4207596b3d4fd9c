using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Profiles;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Escalations;

/// <summary>The escalation of the built-in profiles, as their sheets say.</summary>
public sealed class BuiltInRuleTests
{
    private static readonly TicketWorkflow Platform = BuiltInProfiles.OnlinePlatform.Compile(),
        Department = BuiltInProfiles.SupportDepartment.Compile();

    [Fact]
    [Trait("Requirement", "HND-5")]
    [Trait("Requirement", "P-2")]
    public void A_complex_ticket_unresolved_after_2_hours_calls_a_review_and_promises_news()
    {
        var ticket = InProgress("usage-question")
            .Then(Friday, new RecordContact { By = Engineer }, new SetFields([new("complex", FactValue.Of(true))]) { By = Agent });

        var decision = CallCenter.Advance(ticket, Friday + Duration.FromHours(2));

        Assert.Equal(["complex-unresolved"], decision.Fired().Select(f => f.Rule));
        Assert.Equal(
            Friday + Duration.FromHours(4),
            CallCenter.Read(decision.Ticket, "promised-update", Friday + Duration.FromHours(2)).DueAt
        );
        Assert.Equal(
            ["review role:developer", "review role:tester", "review role:lead", "new-promise requester:chen@acme.cn"],
            decision.Notices.AsEnumerable().Select(n => $"{n.Template} {n.Recipient}")
        );
        Assert.Contains("2024-10-11 20:30", decision.Notices[3].Text.English, StringComparison.Ordinal);
        Assert.Empty(
            CallCenter
                .Advance(InProgress("usage-question").Then(Friday, new RecordContact { By = Engineer }), Friday + Duration.FromHours(2))
                .Fired()
        );
    }

    /// <summary>While the customer owes an answer nobody is told that engineers look at it: that comes with the answer.</summary>
    [Fact]
    [Trait("Requirement", "HND-5")]
    public void No_review_is_called_while_the_customer_is_asked()
    {
        var asked = InProgress("usage-question")
            .Then(
                Friday,
                new RecordContact { By = Engineer },
                new SetFields([new("complex", FactValue.Of(true))]) { By = Agent },
                new AskRequester("A picture of the screen?") { By = Engineer }
            );
        var later = CallCenter.Advance(asked, Friday + Duration.FromHours(5));
        Assert.DoesNotContain(later.Fired(), f => f.Rule == "complex-unresolved");

        var answered = CallCenter.Decide(later.Ticket, new RecordReply("here") { By = Customer }, Friday + Duration.FromHours(6));
        Assert.Contains(answered.Fired(), f => f.Rule == "complex-unresolved");
        Assert.Equal(
            Friday + Duration.FromHours(8),
            CallCenter.Read(answered.Ticket, "promised-update", Friday + Duration.FromHours(6)).DueAt
        );
    }

    [Fact]
    [Trait("Requirement", "ESC-2")]
    public void A_breach_goes_to_the_lead_and_unanswered_up_the_ladder()
    {
        var ticket = CallCenter.Advance(Open(), Friday + Minutes(30) + Duration.Epsilon).Ticket;
        Assert.Equal((1, "lead"), (ticket.Escalation.Level, ticket.Escalation.Responsible));

        ticket = CallCenter.Advance(ticket, Friday + Minutes(60) + Duration.Epsilon).Ticket;
        Assert.Equal((2, "department-head"), (ticket.Escalation.Level, ticket.Escalation.Responsible));
        ticket = CallCenter.Advance(ticket, Friday + Minutes(120) + Duration.Epsilon).Ticket;
        Assert.Equal((3, "executive"), (ticket.Escalation.Level, ticket.Escalation.Responsible));
    }

    /// <summary>Urgent: response 2 h from 16:30, so more than two hours late at 20:30.</summary>
    [Fact]
    [Trait("Requirement", "SLA-4")]
    [Trait("Requirement", "ESC-13")]
    public void Two_hours_past_a_due_time_the_platform_starts_the_emergency_plan_and_tells_the_user()
    {
        var ticket = Platform
            .Open(
                new OpenTicket(new("t-1"), new("TS1"), "Cannot log in")
                {
                    By = Customer,
                    ChosenPriority = new("urgent"),
                    Category = new("software-fault"),
                    Description = "E-17",
                    ContactMeans = "chen@acme.cn",
                },
                Friday
            )
            .Ticket;
        Assert.Empty(Platform.Advance(ticket, Friday + Minutes(239)).Fired());

        var decision = Platform.Advance(ticket, Friday + Minutes(240));

        Assert.Equal(["response-delayed"], decision.Fired().Select(f => f.Rule));
        Assert.Equal(
            ["custom:emergency-plan", "requester:chen@acme.cn", "role:administrator"],
            decision
                .Notices.AsEnumerable()
                .Where(n => n.Template is "custom" or "emergency-plan" or "emergency-plan-user")
                .Select(n => $"{n.Recipient}")
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    [Trait("Requirement", "P-8")]
    public void A_breach_of_the_department_goes_to_the_supervisor()
    {
        var ticket = Department
            .Open(
                new OpenTicket(new("t-1"), new("TS1"), "Upgrade fails")
                {
                    By = Customer,
                    Impact = "significant",
                    Urgency = "high",
                },
                Friday
            )
            .Ticket;

        // Friday 16:30: an hour of office time ends on Saturday, a make-up day, at 09:30.
        var decision = Department.Advance(ticket, Instant.FromUtc(2024, 10, 12, 1, 30) + Duration.Epsilon);

        Assert.Equal(["receipt-breached"], decision.Fired().Select(f => f.Rule));
        Assert.Equal("supervisor", decision.Ticket.Escalation.Responsible);
    }
}
