namespace SupportWorkflow;

/// <summary>Opens a ticket. Id and number come from the host or its desk; the words of channel, impact and so on are the profile's.</summary>
/// <param name="Id">The host's key; not empty.</param>
/// <param name="Number">The number people quote; not empty.</param>
/// <param name="Subject">One line; not empty.</param>
/// <example><code>new OpenTicket(new("t-1"), new("TS202410110001"), "ERP cannot print invoices") { By = chen, Impact = "user-blocked", Tier = "vip" }</code></example>
public sealed record OpenTicket(TicketId Id, TicketNumber Number, string Subject) : TicketCommand
{
    /// <summary>An opening for a desk, which draws the number and takes it for the id.</summary>
    /// <param name="subject">One line; not empty.</param>
    public OpenTicket(string subject) : this(default, default, subject)
    {
    }

    /// <summary>The objective description; may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>For whom, when somebody else than <see cref="TicketCommand.By"/> asks; null: the actor is the requester.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>How it came in.</summary>
    public string? Channel { get; init; }

    /// <summary>How far the trouble reaches.</summary>
    public string? Impact { get; init; }

    /// <summary>How soon it hurts.</summary>
    public string? Urgency { get; init; }

    /// <summary>The customer's tier.</summary>
    public string? Tier { get; init; }

    /// <summary>The business scenario.</summary>
    public string? Scenario { get; init; }

    /// <summary>The category, if it is known.</summary>
    public CategoryPath? Category { get; init; }

    /// <summary>How many users are hit.</summary>
    public int? AffectedUsers { get; init; }

    /// <summary>Whether this is a security alert.</summary>
    public bool? SecurityAlert { get; init; }

    /// <summary>The priority the requester chose.</summary>
    public PriorityCode? ChosenPriority { get; init; }

    internal override string TriggerName => "open";
}
