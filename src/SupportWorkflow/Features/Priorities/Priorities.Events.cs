using SupportWorkflow.Priorities;

namespace SupportWorkflow;

/// <summary>The ticket got a priority, or another one.</summary>
/// <param name="Priority">The priority and what led to it.</param>
/// <param name="Reason">What was said when it was changed by hand; empty otherwise.</param>
/// <param name="Impact">The impact it rests on.</param>
/// <param name="Urgency">The urgency it rests on.</param>
public sealed record TicketPrioritised(
    [property: Personal] PriorityRecord Priority,
    [property: Personal] string Reason = "",
    string? Impact = null,
    string? Urgency = null
) : TicketEvent
{
    internal override string StableName => "ticket-prioritised";

    internal override void Fold(Ticket own)
    {
        own.Priority = Priority;
        if (own.Intake.Impact != Impact || own.Intake.Urgency != Urgency)
            own.Intake = own.Intake with { Impact = Impact, Urgency = Urgency };
    }

    internal override LocalText Tell(IProfileWords words) =>
        PriorityTexts.Table.Say(StableName, Priority.Code, LocalText.Join(Priority.Because));

    internal override TicketBefore Past(TicketBefore before) => before with { Priority = Priority.Code, Impact = Impact };

    internal override TicketEvent Redacted(in Redactor r) => this with { Priority = Priority.Redacted(r), Reason = r.Text(Reason) };
}
