namespace SupportWorkflow.Desk;

/// <summary>An opening without id and number: the desk allots both; the id is the number's text.</summary>
/// <param name="Subject">One line; not empty.</param>
/// <param name="By">Who asks.</param>
public sealed record TicketRequest(string Subject, Actor By)
{
    /// <summary>The host's key of this order, kept on the events it causes; null: none.</summary>
    public string? CommandId { get; init; }

    /// <summary>The objective description; may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>For whom, when somebody else than <see cref="By"/> asks.</summary>
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

    internal OpenTicket With(TicketId id, TicketNumber number) => new(id, number, Subject)
    {
        By = By,
        CommandId = CommandId,
        Description = Description,
        OnBehalfOf = OnBehalfOf,
        Channel = Channel,
        Impact = Impact,
        Urgency = Urgency,
        Tier = Tier,
        Scenario = Scenario,
        Category = Category,
        AffectedUsers = AffectedUsers,
        SecurityAlert = SecurityAlert,
        ChosenPriority = ChosenPriority,
    };
}
