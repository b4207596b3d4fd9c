using NodaTime;
using SupportWorkflow.Cli.Run;
using SupportWorkflow.Resolutions;

namespace SupportWorkflow.Cli.Simulate;

/// <summary>What the people of the simulation say: the command behind a trigger, with everything a profile may demand of it.</summary>
internal sealed class Lines(TicketWorkflow workflow, Cast cast, Clientele clients, ToolConsole console)
{
    private readonly SimulateTexts _texts = new(console);

    public TicketCommand Order(string trigger, SimulatedTicket ticket, Actor by, Instant now) => trigger switch
    {
        "classify" => new ClassifyTicket(clients.CategoryOf(ticket)) { By = by },
        "reply" => new RecordReply(console.Say("said-reply")) { By = by, Fields = clients.Missing(ticket, by, now) },
        "set-fields" => new SetFields(clients.Missing(ticket, by, now)) { By = by },
        "resolve" => Solution(by),
        "close" => new CloseTicket(ticket.Ticket.Resolution?.ConfirmedAt is null ? _texts.Say("said-unconfirmed") : "") { By = by },
        "cancel" => new CancelTicket(by.Is(Role.Requester) ? console.Say("said-cancel") : _texts.Say("said-no-answer")) { By = by },
        "reopen" => new ReopenTicket(_texts.Say("said-again")) { By = by },
        "rate" => new RateTicket(Score(ticket.Dice)) { By = by },
        "audit" => new AuditTicket(true) { By = by },
        "answer-escalation" => new AnswerEscalation(_texts.Say("said-answer")) { By = by },
        "acknowledge" => new AcknowledgeTicket { By = by },
        "workaround" => new GiveWorkaround(console.Say("said-measures")) { By = by },
        _ => cast.Order(trigger, by),
    };

    /// <summary>Gives a ticket to somebody; taking it from somebody else needs a reason.</summary>
    public AssignTicket Assign(Engineer engineer, Actor by) => new(Agent: new(engineer.Actor.Id)) { By = by, Reason = _texts.Say("said-assign") };

    private ResolveTicket Solution(Actor by) => new(new(ResolutionResult.Resolved, console.Say("said-measures"))
    {
        Cause = console.Say("said-cause"),
        Precautions = _texts.Say("said-precautions"),
        Source = ResolutionSource.OwnReasoning,
        Resources = [_texts.Say("said-resources")],
    })
    { By = by };

    /// <summary>Most are content.</summary>
    private int Score(Dice dice)
    {
        var (lowest, highest) = (workflow.Policies.Closing.LowestScore, workflow.Policies.Closing.HighestScore);
        return dice.PickRising([.. Enumerable.Range(lowest, highest - lowest + 1)]);
    }
}
