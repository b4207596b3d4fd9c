using System.Text.Json.Serialization;
using NodaTime;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Reading;

namespace SupportWorkflow.Desk;

/// <summary>
/// Which tickets, in which order, from where on. Everything that is said narrows; what is left out does not. Immutable.
/// </summary>
/// <example><code>
/// TicketPage mine = await desk.ListAsync(new TicketQuery { Agent = new("li.wei"), Kinds = TicketQuery.Open }, li);
/// </code></example>
public sealed record TicketQuery
{
    /// <summary>The kinds of state that are not done: queued, working and waiting.</summary>
    public static ValueList<StateKind> Open { get; } = [StateKind.Queued, StateKind.Working, StateKind.Waiting];

    /// <summary>What their states mean; empty: anything.</summary>
    public ValueList<StateKind> Kinds { get; init; }

    /// <summary>Their states; empty: any.</summary>
    public ValueList<string> States { get; init; }

    /// <summary>The groups that have them; empty: any, or none.</summary>
    public ValueList<TeamId> Teams { get; init; }

    /// <summary>The person who has them; null: anybody, or nobody.</summary>
    public AgentId? Agent { get; init; }

    /// <summary>Whether a person has them; null: both.</summary>
    public bool? HasAgent { get; init; }

    /// <summary>The account of the person who asked; null: anybody's.</summary>
    public string? Requester { get; init; }

    /// <summary>The company or department they were asked for; null: any.</summary>
    public string? Organisation { get; init; }

    /// <summary>Their category, or one above it; null: any.</summary>
    public CategoryPath? Category { get; init; }

    /// <summary>Their priorities; empty: any.</summary>
    public ValueList<PriorityCode> Priorities { get; init; }

    /// <summary>A word of the desk's that is on them; null: any.</summary>
    public string? Tag { get; init; }

    /// <summary>A part of the subject, or the beginning of the number, whatever the case of its letters; null: any.</summary>
    public string? Text { get; init; }

    /// <summary>The first promise is due before this, passed or not; null: any, or none.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public Instant? DueBefore { get; init; }

    /// <summary>They were asked then or later; null: ever.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public Instant? OpenedFrom { get; init; }

    /// <summary>They were asked before this; null: ever.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public Instant? OpenedBefore { get; init; }

    /// <summary>The order. Default: what is due first.</summary>
    public TicketOrder Order { get; init; }

    /// <summary><see cref="TicketPage.Next"/> of the part before, of the same query; null: from the beginning.</summary>
    public string? After { get; init; }

    /// <summary>The most tickets of one part. Default: 50. 1 to 1,000.</summary>
    public int AtMost
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(AtMost));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1_000, nameof(AtMost));
            field = value;
        }
    } = 50;

    /// <summary>Whose list it is: a store gives and counts nothing else. Null: nobody's rights are asked. A desk sets it.</summary>
    public ReadScope? Scope { get; init; }

    /// <summary>Whether a ticket is one of them, the part and the order aside.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="nextDue">Its promise that is due first.</param>
    public bool Matches(Ticket ticket, TicketDue? nextDue)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return (Kinds.Count == 0 || Kinds.Contains(ticket.State.Kind))
            && (States.Count == 0 || States.Contains(ticket.State.Name))
            && (Teams.Count == 0 || (ticket.Assignment?.Team is { } team && Teams.Contains(team)))
            && (Agent is null || ticket.Assignment?.Agent == Agent)
            && (HasAgent is null || HasAgent == ticket.Assignment?.Agent is not null)
            && (Requester is null || ticket.Intake.Requester == Requester)
            && (Organisation is null || ticket.Intake.Organisation == Organisation)
            && (Category is not { } category || ticket.Category is { } own && CategoryPath.IsUnder(own.ToString(), category.ToString()))
            && (Priorities.Count == 0 || (ticket.Priority is { } priority && Priorities.Contains(priority.Code)))
            && (Tag is null || ticket.Tags.Contains(Tag))
            && (Text is null || HasText(ticket, Text))
            && (DueBefore is null || nextDue?.At < DueBefore)
            && (OpenedFrom is null || ticket.OpenedAt >= OpenedFrom)
            && (OpenedBefore is null || ticket.OpenedAt < OpenedBefore)
            && (Scope is null || Scope.Covers(ticket));
    }

    /// <summary>Where a ticket stands in a list of this order.</summary>
    public TicketPlace PlaceOf(TicketSummary ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return new(
            Order switch
            {
                TicketOrder.LatestOpened => ticket.OpenedAt,
                TicketOrder.LatestChanged => ticket.ChangedAt,
                _ => ticket.NextDue?.At,
            },
            ticket.Id
        );
    }

    /// <summary>Where this part begins: after this place; null: at the beginning.</summary>
    /// <exception cref="FormatException"><see cref="After"/> is no place of a list.</exception>
    public TicketPlace? Start() => After is null ? null : TicketPlace.Parse(After);

    private static bool HasText(Ticket ticket, string text) =>
        ticket.Intake.Subject.Contains(text, StringComparison.OrdinalIgnoreCase)
        || ticket.Number.Value.StartsWith(text, StringComparison.OrdinalIgnoreCase);
}
