using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow.Desk;

/// <summary>Which outside facts somebody wants, and about what. Immutable.</summary>
/// <param name="Needs">The facts; what goes beyond them is not used.</param>
/// <param name="At">When it is asked, by the desk's clock:
/// what <see cref="OutsideFacts.AsOf"/> is where a source looks things up at once.</param>
public sealed record OutsideFactsWanted(OutsideNeeds Needs, [property: JsonConverter(typeof(InstantConverter))] Instant At)
{
    /// <summary>
    /// The ticket; null: it is about to be opened, or the facts are about no ticket, like the roster for a batch of notices.
    /// </summary>
    public Ticket? Ticket { get; init; }

    /// <summary>The command that will be decided; null: time passes, or notices are merged.</summary>
    public TicketCommand? Command { get; init; }
}
