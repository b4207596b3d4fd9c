using NodaTime;
using SupportWorkflow;

/// <summary>Tells what every decision did: the state, the due times, and why.</summary>
internal sealed class Story(TicketWorkflow workflow, string language, string subject)
{
    private readonly List<TicketEvent> _events = [];
    private Ticket? _ticket;

    public string Subject { get; } = subject;

    public void Decide(Instant at, string what, TicketCommand command) => Tell(at, what, workflow.Decide(_ticket!, command, at));

    /// <summary>Goes to the next instant at which something is due by itself. Nothing has to be polled.</summary>
    public void Advance(string what) => Tell(_ticket!.WakeUp!.Value, what, workflow.Advance(_ticket, _ticket.WakeUp.Value));

    public void Tell(Instant at, string what, Decision decision)
    {
        Console.WriteLine($"{at.InZone(workflow.Zone):uuuu-MM-dd HH:mm}  {what}");
        if (decision.Rejection is { } no)
        {
            Console.WriteLine($"    ✗ {no.Code}: {no.Reason.In(language)}");
            Console.WriteLine();
            return;
        }
        _ticket = decision.Ticket;
        _events.AddRange(decision.Events);
        Console.WriteLine($"    {_ticket.Number} ← {string.Join(", ", decision.Events.Select(e => e.Name))}");
        foreach (var line in workflow.Explain(_ticket, at).ToText(language).Split('\n'))
            Console.WriteLine($"    {line}");
        Console.WriteLine();
    }

    /// <summary>The events are the truth: the ticket can be rebuilt from them at any time.</summary>
    public void End() =>
        Console.WriteLine(
            new LocalText(
                $"Rebuilt from its {_events.Count} events, the ticket is {(workflow.Rebuild(_events) == _ticket ? "the same" : "DIFFERENT")}.",
                $"由 {_events.Count} 个事件重建的工单与当前工单{(workflow.Rebuild(_events) == _ticket ? "一致" : "不一致")}。"
            ).In(language)
        );
}
