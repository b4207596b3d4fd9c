using SupportWorkflow.Intake;

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

    /// <summary>What kind of record it is, such as <c>incident</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>What kind of requester asks.</summary>
    public string? RequesterKind { get; init; }

    /// <summary>Whom to speak to.</summary>
    public string? ContactName { get; init; }

    /// <summary>How to reach them.</summary>
    public string? ContactMeans { get; init; }

    /// <summary>The company or department they ask for.</summary>
    public string? Organisation { get; init; }

    /// <summary>The device or system, with its model.</summary>
    public string? Device { get; init; }

    /// <summary>Whether it was reported as urgent or threatening the business.</summary>
    public bool? UrgentReport { get; init; }

    /// <summary>The number of the agent who took the call.</summary>
    public string? AgentNumber { get; init; }

    /// <summary>Whether the caller was upset.</summary>
    public bool? CallerUpset { get; init; }

    /// <summary>The department that passed it on to us.</summary>
    public string? TransferredFrom { get; init; }

    /// <summary>Whether nobody asked, as with an inspection or an alarm.</summary>
    public bool WithoutRequester { get; init; }

    /// <summary>The ticket that it goes on from.</summary>
    public TicketId? Continues { get; init; }

    /// <summary>The profile's own fields; members of the intake record may be given by name too.</summary>
    public ValueList<TicketField> Fields { get; init; }

    /// <summary>Files that came with it.</summary>
    public ValueList<AttachmentRecord> Attachments { get; init; }

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
        Kind = Kind,
        RequesterKind = RequesterKind,
        ContactName = ContactName,
        ContactMeans = ContactMeans,
        Organisation = Organisation,
        Device = Device,
        UrgentReport = UrgentReport,
        AgentNumber = AgentNumber,
        CallerUpset = CallerUpset,
        TransferredFrom = TransferredFrom,
        WithoutRequester = WithoutRequester,
        Continues = Continues,
        Fields = Fields,
        Attachments = Attachments,
    };
}
