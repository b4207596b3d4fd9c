using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow;

/// <summary>
/// What a decision may know beyond ticket, command and instant: fetched by the host because <see cref="TicketWorkflow.Needs"/> asked for
/// it. Absent is unknown, never zero or empty; what needs an absent fact waits for it or says so.
/// </summary>
public sealed partial record OutsideFacts
{
    /// <summary>When the facts were fetched.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public required Instant AsOf { get; init; }

    /// <summary>How many other tickets are like this one within the profile's window; the fact <c>similar.count</c>.</summary>
    public int? Similar { get; init; }
}
