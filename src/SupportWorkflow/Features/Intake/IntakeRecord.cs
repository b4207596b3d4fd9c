using System.Text.Json.Serialization;

namespace SupportWorkflow.Intake;

/// <summary>What was asked, by whom and how it came in.
/// Words such as channel and impact are the profile's; null means nobody said.</summary>
public sealed record IntakeRecord
{
    /// <summary>One line.</summary>
    [Personal]
    public required string Subject { get; init; }

    /// <summary>The objective description; may be empty.</summary>
    [Personal]
    public string Description
    {
        get;
        // JSON that leaves it out hands over null.
        init => field = value ?? "";
    } = "";

    /// <summary>The account of the person who asks, as the host has signed it in (INT-13); empty:
    /// nobody asked, as with a preventive ticket (INT-19).</summary>
    [Personal]
    public required string Requester { get; init; }

    /// <summary>How it came in, such as <c>phone</c> (INT-1).</summary>
    public string? Channel { get; init; }

    /// <summary>How far the trouble reaches.</summary>
    public string? Impact { get; init; }

    /// <summary>How soon it hurts.</summary>
    public string? Urgency { get; init; }

    /// <summary>The customer's tier, such as <c>vip</c>.</summary>
    public string? Tier { get; init; }

    /// <summary>The business scenario (INT-8).</summary>
    public string? Scenario { get; init; }

    /// <summary>How many users are hit.</summary>
    public int? AffectedUsers { get; init; }

    /// <summary>Whether it came in outside the hours the profile gives its desk; null: the profile gives none.</summary>
    public bool? OutsideHours { get; init; }

    /// <summary>Whether this is a security alert (CLS-8).</summary>
    public bool? SecurityAlert { get; init; }

    /// <summary>What kind of record it is, such as <c>incident</c> (INT-7).</summary>
    public string? Kind { get; init; }

    /// <summary>What kind of requester asks, such as <c>enterprise</c> or <c>external</c> (INT-13).</summary>
    public string? RequesterKind { get; init; }

    /// <summary>Whom to speak to.</summary>
    [Personal]
    public string? ContactName { get; init; }

    /// <summary>How to reach them.</summary>
    [Personal]
    public string? ContactMeans { get; init; }

    /// <summary>The company or department they ask for.</summary>
    public string? Organisation { get; init; }

    /// <summary>The device or system, with its model.</summary>
    public string? Device { get; init; }

    /// <summary>The priority the requester chose (PRI-3).</summary>
    public PriorityCode? ChosenPriority { get; init; }

    /// <summary>Whether it was reported as urgent or threatening the business: it escalates before any triage (INT-10).</summary>
    public bool? UrgentReport { get; init; }

    /// <summary>The number (工号) of the agent who took the call (INT-15).</summary>
    [Personal]
    public string? AgentNumber { get; init; }

    /// <summary>Whether the caller was upset (INT-15).</summary>
    public bool? CallerUpset { get; init; }

    /// <summary>The department that passed it on to us (INT-1).</summary>
    public string? TransferredFrom { get; init; }

    /// <summary>The files that belong to it, in the order they came (INT-9).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    [Personal]
    public ValueList<AttachmentRecord> Attachments { get; init; }

    /// <summary>What is still missing, with the questions (INT-4); empty: the record is complete.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ValueList<MissingField> Missing { get; init; }

    /// <summary>The record without how the requester can be reached.</summary>
    internal IntakeRecord WithoutContact() => this with { ContactName = null, ContactMeans = null };

    internal IntakeRecord Redacted(in Redactor r) =>
        this with
        {
            Subject = r.Text(Subject),
            Description = r.Text(Description),
            Requester = r.Account(Requester),
            ContactName = r.Text(ContactName),
            ContactMeans = r.Text(ContactMeans),
            AgentNumber = r.Account(AgentNumber),
            Attachments = r.Each(Attachments, AttachmentRecord.Redacted),
        };
}
