using NodaTime;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.EntityFrameworkCore;

/// <summary>A ticket as columns: what lists show and filter by, and the ticket itself as JSON. Read by LINQ; written by the store
/// alone.</summary>
public abstract class TicketColumns
{
    private protected TicketColumns() { }

    /// <summary>The desk it belongs to; empty: the only one.</summary>
    public string Desk { get; internal set; } = "";

    /// <summary>The host's key.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The number people quote.</summary>
    public string Number { get; internal set; } = "";

    /// <summary>How many events it is folded from.</summary>
    public int Version { get; internal set; }

    /// <summary>The id of the profile it is decided by.</summary>
    public string Profile { get; internal set; } = "";

    /// <summary>The version of that profile.</summary>
    public string ProfileVersion { get; internal set; } = "";

    /// <summary>The state it is in.</summary>
    public string State { get; internal set; } = "";

    /// <summary>What that state means.</summary>
    public StateKind StateKind { get; internal set; }

    /// <summary>Whom or what it waits for; null: nothing.</summary>
    public WaitingOn? WaitsOn { get; internal set; }

    /// <summary>The priority, if it is known.</summary>
    public string? Priority { get; internal set; }

    /// <summary>The category, if it is known.</summary>
    public string? Category { get; internal set; }

    /// <summary>The group that has it; null: none.</summary>
    public string? Team { get; internal set; }

    /// <summary>The person who has it; null: nobody.</summary>
    public string? Agent { get; internal set; }

    /// <summary>The account of the person who asks; empty: nobody asked.</summary>
    public string Requester { get; internal set; } = "";

    /// <summary>The company or department they ask for.</summary>
    public string? Organisation { get; internal set; }

    /// <summary>One line; empty where texts are protected.</summary>
    public string Subject { get; internal set; } = "";

    /// <summary>The desk's own words for it; null: none.</summary>
    public string[]? Tags { get; internal set; }

    /// <summary>The accounts that follow it and may see it; null: none.</summary>
    public string[]? Watchers { get; internal set; }

    /// <summary>When it was asked.</summary>
    public Instant OpenedAt { get; internal set; }

    /// <summary>When the last event was recorded.</summary>
    public Instant ChangedAt { get; internal set; }

    /// <summary>Since when it is in its state.</summary>
    public Instant StateSince { get; internal set; }

    /// <summary>When the promise that is due first is, or was, due; null: no clock runs.</summary>
    public Instant? NextDue { get; internal set; }

    /// <summary>Which promise that is.</summary>
    public string? NextObjective { get; internal set; }

    /// <summary>When it is due by itself, rounded up to what the database keeps; null: never.</summary>
    public Instant? WakeUp { get; internal set; }

    /// <summary>When it is claimed next; null: nothing is due, or it is parked.</summary>
    public Instant? ClaimAt { get; internal set; }

    /// <summary>How often its due work failed in a row.</summary>
    public short Attempts { get; internal set; }

    /// <summary>Why it failed last; null: it did not.</summary>
    public string? Error { get; internal set; }

    /// <summary>The schema number of the document: an older version of the library leaves a newer one alone.</summary>
    public short Schema { get; internal set; }

    /// <summary>The ticket as JSON, or what protects it.</summary>
    public string Document { get; internal set; } = "";
}
