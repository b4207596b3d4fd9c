using NodaTime;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Resolutions;

namespace SupportWorkflow.History;

/// <summary>What the people of the simulation say: the command behind a trigger, with everything a profile may demand of it.</summary>
internal sealed class Lines(TicketWorkflow workflow, Clientele clients, SimulationTexts texts)
{
    public TicketCommand Order(string trigger, SimulatedTicket ticket, Actor by, Instant now) =>
        trigger switch
        {
            "classify" => new ClassifyTicket(clients.CategoryOf(ticket)) { By = by },
            "reply" => new RecordReply(texts.Say("reply")) { By = by, Fields = clients.Missing(ticket, by, now) },
            "set-fields" => new SetFields(clients.Missing(ticket, by, now)) { By = by },
            "resolve" => Solution(by),
            "close" => new CloseTicket(ticket.Ticket.Resolution?.ConfirmedAt is null ? texts.Say("unconfirmed") : "") { By = by },
            "cancel" => new CancelTicket(by.Is(Role.Requester) ? texts.Say("cancel") : texts.Say("no-answer")) { By = by },
            "reopen" => new ReopenTicket(texts.Say("again")) { By = by },
            "rate" => new RateTicket(Score(ticket.Dice)) { By = by },
            "audit" => new AuditTicket(true) { By = by },
            "answer-escalation" => new AnswerEscalation(texts.Say("answer")) { By = by },
            "acknowledge" => new AcknowledgeTicket { By = by },
            "workaround" => new GiveWorkaround(texts.Say("measures")) { By = by },
            "assign" => new AssignTicket(Agent: new AgentId($"{Role.Engineer.Name}-1")) { By = by },
            "claim" => new ClaimTicket { By = by },
            "log" => new LogWork(texts.Say("log")) { By = by },
            "start" => new StartWork { By = by },
            "contact" => new RecordContact(texts.Say("contact")) { By = by },
            "ask" => new AskRequester(texts.Say("ask")) { By = by },
            "wait-for-vendor" => new WaitFor(WaitingOn.Vendor, texts.Say("wait")) { By = by },
            "wait-for-other-team" => new WaitFor(WaitingOn.OtherTeam, texts.Say("wait")) { By = by },
            "wait-for-schedule" => new WaitFor(WaitingOn.Schedule, texts.Say("wait")) { By = by },
            "hold" => new WaitFor(WaitingOn.Other, texts.Say("wait")) { By = by },
            "resume" => new ResumeWork { By = by },
            "confirm" => new ConfirmResolution { By = by },
            "refuse" => new RefuseResolution(texts.Say("refuse")) { By = by },
            "prioritise" => new PrioritiseTicket(texts.Say("prioritise")) { By = by },
            _ => new FireTrigger(trigger) { By = by },
        };

    /// <summary>Gives a ticket to somebody; taking it from somebody else needs a reason.</summary>
    public AssignTicket Assign(Actor by) =>
        new()
        {
            By = by,
            ByPolicy = true,
            Reason = texts.Say("assign"),
        };

    private ResolveTicket Solution(Actor by) =>
        new(
            new(ResolutionResult.Resolved, texts.Say("measures"))
            {
                Cause = texts.Say("cause"),
                Precautions = texts.Say("precautions"),
                Source = ResolutionSource.OwnReasoning,
                Resources = [texts.Say("resources")],
            }
        )
        {
            By = by,
        };

    /// <summary>Most are content.</summary>
    private int Score(Dice dice)
    {
        var (lowest, highest) = workflow.Scores;
        return dice.PickRising([.. Enumerable.Range(lowest, highest - lowest + 1)]);
    }
}
