using System.Text.Json.Serialization;
using SupportWorkflow.Intake;

namespace SupportWorkflow;

/// <summary>The first event of every ticket.</summary>
/// <param name="Id">The host's key.</param>
/// <param name="Number">The number people quote.</param>
/// <param name="Profile">The profile it is decided by.</param>
/// <param name="Intake">What was asked, by whom, how it came in.</param>
public sealed record TicketOpened(TicketId Id, TicketNumber Number, ProfileVersion Profile, IntakeRecord Intake) : TicketEvent
{
    /// <summary>The profile's own fields that were given with it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ValueList<TicketField> Fields { get; init; }

    internal override string StableName => "ticket-opened";
}
