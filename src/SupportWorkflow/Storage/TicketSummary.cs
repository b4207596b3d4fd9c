using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Desk;

/// <summary>What a list shows of a ticket, and a store keeps beside it in columns. Immutable.</summary>
public sealed record TicketSummary
{
    /// <summary>The host's key.</summary>
    public required TicketId Id { get; init; }

    /// <summary>The number people quote.</summary>
    public required TicketNumber Number { get; init; }

    /// <summary>How many events it is folded from.</summary>
    public required int Version { get; init; }

    /// <summary>The profile it is decided by.</summary>
    public required ProfileVersion Profile { get; init; }

    /// <summary>The state it is in.</summary>
    public required string State { get; init; }

    /// <summary>What that state means.</summary>
    public required StateKind StateKind { get; init; }

    /// <summary>Whom or what it waits for; null: nothing.</summary>
    public WaitingOn? WaitsOn { get; init; }

    /// <summary>The priority, if it is known.</summary>
    public PriorityCode? Priority { get; init; }

    /// <summary>The category, if it is known.</summary>
    public CategoryPath? Category { get; init; }

    /// <summary>The group that has it; null: none.</summary>
    public TeamId? Team { get; init; }

    /// <summary>The person who has it; null: nobody.</summary>
    public AgentId? Agent { get; init; }

    /// <summary>The account of the person who asks; empty: nobody asked.</summary>
    public required string Requester { get; init; }

    /// <summary>The company or department they ask for.</summary>
    public string? Organisation { get; init; }

    /// <summary>One line.</summary>
    public required string Subject { get; init; }

    /// <summary>The desk's own words for it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ValueList<string> Tags { get; init; }

    /// <summary>When it was asked.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public required Instant OpenedAt { get; init; }

    /// <summary>When the last event was recorded.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public required Instant ChangedAt { get; init; }

    /// <summary>Since when it is in its state.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public required Instant StateSince { get; init; }

    /// <summary>The promise that is due first, passed or not; null: no clock runs.</summary>
    public TicketDue? NextDue { get; init; }

    /// <summary>What it has in common with others of its group; null: nothing.</summary>
    internal string? KeyOf(TicketGroup by) =>
        by switch
        {
            TicketGroup.StateKind => JsonNamingPolicy.KebabCaseLower.ConvertName(StateKind.ToString()),
            TicketGroup.State => State,
            TicketGroup.Team => Team?.Value,
            TicketGroup.Agent => Agent?.Value,
            TicketGroup.Priority => Priority?.Code,
            TicketGroup.Category => Category?.Path,
            _ => null,
        };

    /// <summary>What a list shows of a ticket.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="nextDue">The promise that is due first, as <see cref="Decision.NextDue"/> says it.</param>
    public static TicketSummary Of(Ticket ticket, TicketDue? nextDue)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return new()
        {
            Id = ticket.Id,
            Number = ticket.Number,
            Version = ticket.Version,
            Profile = ticket.Profile,
            State = ticket.State.Name,
            StateKind = ticket.State.Kind,
            WaitsOn = ticket.State.WaitsOn,
            Priority = ticket.Priority?.Code,
            Category = ticket.Category,
            Team = ticket.Assignment?.Team,
            Agent = ticket.Assignment?.Agent,
            Requester = ticket.Intake.Requester,
            Organisation = ticket.Intake.Organisation,
            Subject = ticket.Intake.Subject,
            Tags = ticket.Tags,
            OpenedAt = ticket.OpenedAt,
            ChangedAt = ticket.ChangedAt,
            StateSince = ticket.State.EnteredAt,
            NextDue = nextDue,
        };
    }
}
