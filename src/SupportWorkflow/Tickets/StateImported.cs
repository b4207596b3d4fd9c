using System.Text.Json.Serialization;

namespace SupportWorkflow;

/// <summary>A state of somebody else's log, taken over as it stands.</summary>
/// <param name="Source">The state's name there.</param>
public sealed record StateImported(string Source) : TicketEvent
{
    /// <summary>
    /// What it says in the words of our own events, such as <c>ticket-resolved</c>: clocks that start, stop or end with one of those do so
    /// with this event. Names nobody knows say nothing.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ValueList<string> As { get; init; }

    internal override string StableName => "state-imported";

    internal override void Fold(Ticket own) { }

    internal override LocalText Tell(IProfileWords words) => TicketTexts.Table.Say("state-imported", Source);
}
