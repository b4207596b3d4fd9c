using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Resolutions;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Decisions;

/// <summary>The call centre end to end: after every step the events make the same ticket again, and both survive JSON.</summary>
public sealed class WholeLifeTests
{
    [Fact]
    [Trait("Requirement", "P-2")]
    public void A_ticket_lives_from_an_incomplete_call_to_the_archive()
    {
        var opening = new OpenTicket(new("t-1"), new("TS202410110001"), "系统不好用")
        {
            By = Agent,
            OnBehalfOf = Customer.Id,
            Channel = "phone",
            Kind = "incident",
            AgentNumber = "A-07",
            CallerUpset = true,
            ContactName = "陈静",
            ContactMeans = "13800000000",
        };
        var at = Friday;
        var opened = CallCenter.Open(opening, at).EnsureAccepted();
        var (ticket, events, states) = (opened.Ticket, opened.Events.ToList(), new List<string> { opened.Ticket.State.Name });
        Assert.Equal(["tier", "occurred", "device", "description", "subject"], ticket.Intake.Missing.Select(m => m.Field));
        Same(ticket, events);

        TicketCommand[] commands =
        [
            new SetFields([new("tier", FactValue.Of("normal"))], "customer record") { By = Agent },
            new RecordReply("打印按钮点击无反应，报错 E-17。")
            {
                By = Customer,
                Fields =
                [
                    new("description", FactValue.Of("点击打印报错 E-17")),
                    new("occurred", FactValue.Of("2024-10-11T08:00:00Z")),
                    new("device", FactValue.Of("ERP 4.2")),
                ],
                Attachments = [new("screen.png", 40_000)],
            },
            new FireTrigger("verify", "complete, clear, technical") { By = Agent },
            new ClassifyTicket(new("software-system")) { By = Agent },
            new PrioritiseTicket { By = Agent, Impact = "user-blocked" },
            new AssignTicket(new("software"), new("sun.li")) { By = Lead },
            new AssignTicket(new("software"), new("li.wei")) { By = Lead, Reason = "Sun already has three P2 tickets." },
            new AcknowledgeTicket { By = Engineer },
            new StartWork { By = Engineer },
            new RecordContact("Called.") { By = Engineer },
            new LogWork("Compared driver versions.") { By = Engineer, Topic = "step" },
            new GiveWorkaround("Print from the spare account.") { By = Engineer },
            new WaitFor(WaitingOn.Vendor, "the old driver") { By = Engineer },
            new WaitFor(WaitingOn.Schedule, "a maintenance window") { By = Engineer },
            new ResumeWork { By = Engineer },
            new ResolveTicket(
                new(ResolutionResult.Resolved, "Driver rolled back.") { Cause = "An update.", Source = ResolutionSource.OwnReasoning }
            )
            {
                By = Engineer,
            },
            new RefuseResolution("Only one printer works.") { By = Customer },
            new ResolveTicket(
                new(ResolutionResult.Resolved, "Rolled back on both.")
                {
                    Cause = "An update.",
                    Precautions = "Pinned.",
                    Resources = ["3 h"],
                }
            )
            {
                By = Engineer,
            },
            new ConfirmResolution { By = Customer },
            new RateTicket(5, "很好") { By = Customer },
            new AuditTicket(true) { By = Lead },
            new CloseTicket { By = Agent },
            new ArchiveTicket { By = Lead },
        ];
        foreach (var command in commands)
        {
            var decision = CallCenter.Decide(ticket, command, at += Minutes(7)).EnsureAccepted();
            ticket = decision.Ticket;
            events.AddRange(decision.Events);
            if (ticket.State.Name != states[^1])
                states.Add(ticket.State.Name);
            Same(ticket, events);
        }
        Assert.Equal(
            [
                "awaiting-information",
                "to-verify",
                "to-dispatch",
                "dispatched",
                "in-progress",
                "awaiting-vendor",
                "scheduled",
                "in-progress",
                "awaiting-confirmation",
                "in-progress",
                "awaiting-confirmation",
                "closed",
            ],
            states
        );
        Assert.Equal(("P2", 5, "很好"), (ticket.Priority!.Code.Code, ticket.Closing.Rating!.Score, ticket.Closing.Rating.Comment));
        Assert.Equal("ticket.archived", CallCenter.Decide(ticket, new ReopenTicket("again") { By = Customer }, at).Rejection?.Code);
        Assert.Null(ticket.WakeUp);
    }

    private static void Same(Ticket ticket, List<TicketEvent> events)
    {
        Assert.Equal(ticket, CallCenter.Rebuild(events));
        Assert.Equal(ticket, TicketJson.ReadTicket(TicketJson.Write(ticket)));
        var read = TicketJson.ReadEvents(TicketJson.Write([.. events]));
        Assert.Equal(events, read);
        Assert.Equal(ticket, CallCenter.Rebuild(read));
    }
}
