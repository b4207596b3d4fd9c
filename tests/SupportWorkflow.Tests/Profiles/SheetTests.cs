using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Escalations;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Resolutions;
using SupportWorkflow.ServiceLevels;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Profiles;

/// <summary>What the sheets of the three organisations say happens after a ticket was dealt with, and who is told on the way.</summary>
public sealed class SheetTests
{
    private static readonly TicketWorkflow Platform = BuiltInProfiles.OnlinePlatform.Compile(),
        Department = BuiltInProfiles.SupportDepartment.Compile();

    private static readonly Actor Supporter = new("sun.li", new Role("supporter")),
        Supervisor = new("qian.yu", new Role("supervisor")),
        AccountManager = new("he.jing", new Role("account-manager"));

    /// <summary>
    /// Dealt with on Friday 16:30. Saturday 12 October 2024 is a make-up day of the State Council, Sunday is free, so the first business
    /// days end on Saturday, Monday and Tuesday at 16:30.
    /// </summary>
    [Fact]
    [Trait("Requirement", "RES-2")]
    public void A_call_centre_asks_twice_and_closes_on_the_third_business_day()
    {
        var ticket = InProgress().Then(Friday, new ResolveTicket(new(ResolutionResult.Resolved, "Driver replaced")) { By = Engineer });

        var (told, reason) = (new List<(string Template, Instant At)>(), "");
        for (var left = 10; left > 0 && ticket.WakeUp is { } at; left--)
        {
            var decision = CallCenter.Advance(ticket, at);
            told.AddRange(
                decision.Notices.AsEnumerable().Where(n => n.Template is "please-confirm" or "closed").Select(n => (n.Template, n.At))
            );
            reason = decision.Events.OfType<TicketClosed>().FirstOrDefault()?.Reason ?? reason;
            ticket = decision.Ticket;
        }

        Assert.Equal(
            [
                ("please-confirm", Instant.FromUtc(2024, 10, 12, 8, 30)),
                ("please-confirm", Instant.FromUtc(2024, 10, 14, 8, 30)),
                ("closed", Instant.FromUtc(2024, 10, 15, 8, 30)),
            ],
            told
        );
        Assert.Equal("closed", ticket.State.Name);
        Assert.Equal("rule “nobody has answered for three business days”", reason);
        Assert.Null(ticket.WakeUp);
    }

    [Fact]
    [Trait("Requirement", "RES-2")]
    public void Nothing_closes_what_somebody_has_touched_or_what_is_not_recorded()
    {
        var resolved = InProgress().Then(Friday, new ResolveTicket(new(ResolutionResult.Resolved, "Driver replaced")) { By = Engineer });
        var late = Friday + Duration.FromDays(20);

        Assert.Equal(
            "awaiting-confirmation",
            CallCenter.Advance(resolved.Then(Friday, new ConfirmResolution { By = Customer }), late).Ticket.State.Name
        );
        Assert.Equal(
            "in-progress",
            CallCenter.Advance(resolved.Then(Friday, new RefuseResolution("no") { By = Customer }), late).Ticket.State.Name
        );

        // Nobody wrote down what it is about: the gate refuses, and closes it as soon as somebody has.
        var opened = CallCenter
            .Open(
                new OpenTicket(new("t-2"), new("TS2"), "No dial tone")
                {
                    By = Agent,
                    OnBehalfOf = Customer.Id,
                    Tier = "normal",
                },
                Friday
            )
            .Ticket;
        var bare = opened.Then(
            Friday,
            new AssignTicket(Agent: new("li.wei")) { By = Lead },
            new StartWork { By = Engineer },
            new ResolveTicket(new(ResolutionResult.Resolved, "Driver replaced")) { By = Engineer }
        );
        bare = CallCenter.Advance(CallCenter.Advance(bare, late).Ticket, late + Duration.FromDays(10)).Ticket;
        Assert.Equal("awaiting-confirmation", bare.State.Name);
        Assert.Null(bare.WakeUp);
        var amended = CallCenter.Decide(
            bare,
            new AmendTicket(new() { Description = "No dial tone on floor 3" }, "now it says so") { By = Agent },
            late + Duration.FromDays(10)
        );
        Assert.Equal("closed", amended.EnsureAccepted().Ticket.State.Name);
    }

    [Fact]
    [Trait("Requirement", "P-4")]
    public void On_the_platform_the_users_word_ends_the_ticket()
    {
        var ticket = AtPlatform().By(Platform, Friday, new ConfirmResolution { By = Customer });
        Assert.Equal("resolved", ticket.State.Name);
    }

    [Fact]
    [Trait("Requirement", "P-4")]
    [Trait("Requirement", "RES-7")]
    public void Every_refusal_on_the_platform_goes_a_level_higher()
    {
        var ticket = AtPlatform();
        for (var level = 1; level <= 3; level++)
        {
            ticket = ticket.By(Platform, Friday, new RefuseResolution("still not") { By = Customer });
            Assert.Equal(("to-follow-up", level), (ticket.State.Name, ticket.Escalation.Level));
            if (level < 3)
                ticket = ticket.By(
                    Platform,
                    Friday,
                    new StartWork { By = Supporter },
                    new ResolveTicket(new(ResolutionResult.Resolved, "again")) { By = Supporter }
                );
        }
    }

    [Theory]
    [InlineData("call-center")]
    [InlineData("online-platform")]
    [InlineData("support-department")]
    [Trait("Requirement", "INT-10")]
    public void An_urgent_report_goes_up_before_anybody_looks_at_it(string profile)
    {
        var workflow = WorkflowProfile.Parse(BuiltInProfiles.Json(profile)).Compile();
        var opened = workflow.Open(new OpenTicket(new("t-1"), new("TS1"), "Nothing works") { By = Customer, UrgentReport = true }, Friday);

        Assert.Equal(1, opened.Ticket.Escalation.Level);
        Assert.Contains(opened.Notices, n =>
            n.Template == "escalated" && n.Recipient.Role == new Role(opened.Ticket.Escalation.Responsible!)
        );
        Assert.Empty(workflow.Open(new OpenTicket(new("t-2"), new("TS2"), "Some time") { By = Customer }, Friday).Fired());
    }

    /// <summary>Friday 23:00 in Shanghai; the customers' waking hours begin at 8:00.</summary>
    [Theory]
    [InlineData("production-unusable", null)]
    [InlineData("usage-question", "2024-10-12T00:00:00Z")]
    [Trait("Requirement", "P-2")]
    public void At_night_only_a_P1_is_told_that_it_is_solved(string impact, string? notBefore)
    {
        var night = Instant.FromUtc(2024, 10, 11, 15, 0);
        foreach (
            var (template, command) in new (string, TicketCommand)[]
            {
                ("workaround", new GiveWorkaround("Use the web page") { By = Engineer }),
                ("resolved", new ResolveTicket(new(ResolutionResult.Resolved, "Driver replaced")) { By = Engineer }),
            }
        )
            Assert.Equal(
                notBefore,
                CallCenter.Decide(InProgress(impact), command, night).Notices.Single(n => n.Template == template).NotBefore?.ToString()
            );
    }

    [Fact]
    [Trait("Requirement", "P-8")]
    public void The_department_tells_the_customer_its_estimate_once_and_the_account_manager_what_happens()
    {
        var ticket = AtDepartment();
        var estimated = Department
            .Decide(ticket, new SetFields([new("estimate", FactValue.Of("2024-10-12T08:00:00Z"))]) { By = Supervisor }, Friday)
            .EnsureAccepted();

        Assert.Equal(ClockPhase.Stopped, Department.Read(estimated.Ticket, "receipt", Friday).Phase);
        var told = Assert.Single(estimated.Notices, n => n.Template == "receipt-with-estimate");
        Assert.Equal(
            ("requester:chen@acme.cn", "您的工单 TS1（Upgrade fails）已受理，预计于 2024-10-12 16:00 前解决。"),
            (told.Recipient.ToString(), told.Text.Chinese)
        );
        Assert.DoesNotContain(
            Department
                .Decide(estimated.Ticket, new SetFields([new("device", FactValue.Of("ERP"))]) { By = Supervisor }, Friday)
                .EnsureAccepted()
                .Notices,
            n => n.Template == "receipt-with-estimate"
        );
        Assert.Contains(Department.Decide(estimated.Ticket, new FireTrigger("take-up") { By = Engineer }, Friday).Notices, n =>
            n.Template == "account-manager" && n.Recipient.Role == AccountManager.Roles[0]
        );
    }

    [Fact]
    [Trait("Requirement", "P-2")]
    [Trait("Requirement", "ASG-6")]
    public void The_lead_hears_that_another_department_is_needed()
    {
        var told = CallCenter
            .Decide(InProgress(), new WaitFor(WaitingOn.OtherTeam, "finance checks the invoice") { By = Engineer }, Friday)
            .Notices.AsEnumerable()
            .Single(n => n.Recipient.Role == Role.Lead);
        Assert.Equal(
            ("other-department", true),
            (told.Template, told.Text.In("zh-CN").Contains("需要其他部门协作：finance checks", StringComparison.Ordinal))
        );
        Assert.DoesNotContain(CallCenter.Decide(InProgress(), new WaitFor(WaitingOn.Vendor, "part") { By = Engineer }, Friday).Notices, n =>
            n.Template == "other-department"
        );
    }

    [Fact]
    [Trait("Requirement", "P-8")]
    [Trait("Requirement", "RES-8")]
    public void The_department_asks_after_each_solution_how_it_was()
    {
        var ticket = AtDepartment().By(Department, Friday, new ClaimTicket { By = Engineer }, new StartWork { By = Engineer });
        for (var i = 0; i < 2; i++)
        {
            var solved = Department
                .Decide(ticket, new ResolveTicket(new(ResolutionResult.Resolved, "patched") { Cause = "a bug" }) { By = Engineer }, Friday)
                .EnsureAccepted();
            var told = Assert.Single(solved.Notices, n => n.Template == "resolved");
            Assert.Equal("requester:chen@acme.cn", told.Recipient.ToString());
            Assert.Contains("1 至 5 分", told.Text.Chinese, StringComparison.Ordinal);
            ticket = solved.Ticket.By(Department, Friday, new RefuseResolution("again") { By = Customer }, new StartWork { By = Engineer });
        }
    }

    [Fact]
    [Trait("Requirement", "P-8")]
    public void The_department_escalates_to_somebody()
    {
        var ticket = AtDepartment()
            .By(Department, Friday, new FireTrigger("take-up") { By = Engineer }, new FireTrigger("escalate") { By = Engineer });
        Assert.Equal(("escalated", 1, "supervisor"), (ticket.State.Name, ticket.Escalation.Level, ticket.Escalation.Responsible));
    }

    [Fact]
    [Trait("Requirement", "P-8")]
    [Trait("Requirement", "RES-7")]
    public void The_department_goes_on_until_the_customer_is_satisfied_and_closes_nothing_by_itself()
    {
        var solved = AtDepartment()
            .By(
                Department,
                Friday,
                new ClaimTicket { By = Engineer },
                new StartWork { By = Engineer },
                new ResolveTicket(new(ResolutionResult.Resolved, "patched") { Cause = "a bug" }) { By = Engineer }
            );

        var asked = 0;
        var ticket = solved;
        for (var left = 20; left > 0 && ticket.WakeUp is { } at && at < Friday + Duration.FromDays(60); left--)
        {
            var decision = Department.Advance(ticket, at);
            asked += decision.Notices.AsEnumerable().Count(n => n.Template == "please-confirm");
            ticket = decision.Ticket;
        }
        Assert.Equal(("to-verify", 2), (ticket.State.Name, asked));

        Assert.Equal("assessing", solved.By(Department, Friday, new RateTicket(1) { By = Customer }).State.Name);
        Assert.Equal("to-verify", solved.By(Department, Friday, new RateTicket(3) { By = Customer }).State.Name);
    }

    /// <summary>Nobody agrees to their own proposal.</summary>
    [Fact]
    [Trait("Requirement", "P-8")]
    public void An_engineer_cannot_agree_for_the_customer()
    {
        var proposed = AtDepartment()
            .By(Department, Friday, new ClaimTicket { By = Engineer }, new FireTrigger("propose") { By = Engineer });
        Assert.Equal(
            "lifecycle.role-not-granted",
            Department.Decide(proposed, new FireTrigger("agree") { By = Engineer }, Friday).Rejection?.Code
        );
        Assert.Equal("in-progress", proposed.By(Department, Friday, new FireTrigger("agree") { By = AccountManager }).State.Name);
    }

    private static Ticket AtPlatform() =>
        Platform
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
            .Ticket.By(
                Platform,
                Friday,
                new ClaimTicket { By = Supporter },
                new LogWork("The cache is full.") { By = Supporter },
                new ResolveTicket(new(ResolutionResult.Resolved, "Cache emptied")) { By = Supporter }
            );

    private static Ticket AtDepartment() =>
        Department
            .Open(
                new OpenTicket(new("t-1"), new("TS1"), "Upgrade fails")
                {
                    By = Customer,
                    Impact = "significant",
                    Urgency = "high",
                    Category = new("fault"),
                    Organisation = "Acme",
                    ContactName = "Chen Jing",
                    ContactMeans = "chen@acme.cn",
                    Description = "E-17 after the upgrade",
                    Device = "ERP 4.2",
                    Fields = [new("occurred", FactValue.Of("2024-10-11T08:00:00Z"))],
                },
                Friday
            )
            .Ticket;
}
