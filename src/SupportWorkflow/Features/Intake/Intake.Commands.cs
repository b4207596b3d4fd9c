using System.Text.Json.Serialization;
using SupportWorkflow.Intake;

namespace SupportWorkflow;

/// <summary>Opens a ticket. Id and number come from the host or its desk;
/// the words of channel, impact and so on are the profile's.</summary>
/// <param name="Id">The host's key; not empty.</param>
/// <param name="Number">The number people quote; not empty.</param>
/// <param name="Subject">One line; not empty.</param>
/// <example><code>
/// new OpenTicket(new("t-1"), new("TS202410110001"), "ERP cannot print invoices")
/// {
///     By = chen,
///     Impact = "user-blocked",
///     Tier = "vip",
/// }
/// </code></example>
[method: JsonConstructor]
public sealed record OpenTicket(TicketId Id, TicketNumber Number, string Subject) : TicketCommand
{
    /// <summary>An opening for a desk, which draws the number and takes it for the id.</summary>
    /// <param name="subject">One line; not empty.</param>
    public OpenTicket(string subject)
        : this(default, default, subject) { }

    /// <summary>The objective description; may be empty.</summary>
    public string Description
    {
        get;
        // JSON that leaves it out hands over null.
        init => field = value ?? "";
    } = "";

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

    /// <summary>What kind of record it is, such as <c>incident</c> (INT-7).</summary>
    public string? Kind { get; init; }

    /// <summary>What kind of requester asks (INT-13).</summary>
    public string? RequesterKind { get; init; }

    /// <summary>Whom to speak to.</summary>
    public string? ContactName { get; init; }

    /// <summary>How to reach them.</summary>
    public string? ContactMeans { get; init; }

    /// <summary>The company or department they ask for.</summary>
    public string? Organisation { get; init; }

    /// <summary>The device or system, with its model.</summary>
    public string? Device { get; init; }

    /// <summary>Whether it was reported as urgent or threatening the business (INT-10).</summary>
    public bool? UrgentReport { get; init; }

    /// <summary>The number (工号) of the agent who took the call (INT-15).</summary>
    public string? AgentNumber { get; init; }

    /// <summary>Whether the caller was upset (INT-15).</summary>
    public bool? CallerUpset { get; init; }

    /// <summary>The department that passed it on to us (INT-1).</summary>
    public string? TransferredFrom { get; init; }

    /// <summary>Whether nobody asked, as with an inspection or an alarm (INT-19); always so when a system opens it for nobody.</summary>
    public bool WithoutRequester { get; init; }

    /// <summary>The ticket that it goes on from, when that one can no longer be reopened (CLO-3); both are linked.</summary>
    public TicketId? Continues { get; init; }

    /// <summary>The profile's own fields; members of the intake record may be given by name too.</summary>
    [JsonConverter(typeof(TicketFieldsConverter))]
    public ValueList<TicketField> Fields { get; init; }

    /// <summary>Files that came with it (INT-9).</summary>
    public ValueList<AttachmentRecord> Attachments { get; init; }

    internal override string? Opens => Id.Value;

    internal override void Look(ref TextCheck texts)
    {
        texts.Id("id", string.IsNullOrEmpty(Id.Value) ? null : Id.Value);
        texts.Id("number", string.IsNullOrEmpty(Number.Value) ? null : Number.Value);
        texts.Text("subject", Subject);
        texts.Text("description", Description);
        texts.Id("onBehalfOf", OnBehalfOf);
        texts.Maybe("channel", Channel);
        texts.Maybe("impact", Impact);
        texts.Maybe("urgency", Urgency);
        texts.Maybe("tier", Tier);
        texts.Maybe("scenario", Scenario);
        texts.Id("category", Category is { } category ? category.Path ?? "" : null);
        texts.Id("chosenPriority", ChosenPriority is { } chosen ? chosen.Code ?? "" : null);
        texts.Maybe("kind", Kind);
        texts.Maybe("requesterKind", RequesterKind);
        texts.Maybe("contactName", ContactName);
        texts.Maybe("contactMeans", ContactMeans);
        texts.Maybe("organisation", Organisation);
        texts.Maybe("device", Device);
        texts.Maybe("agentNumber", AgentNumber);
        texts.Maybe("transferredFrom", TransferredFrom);
        texts.Id("continues", Continues is { } continues ? continues.Value ?? "" : null);
        TicketField.Look(Fields, ref texts);
        AttachmentRecord.Look(Attachments, ref texts);
    }

    internal override string? WrittenReason => null;
}

/// <summary>
/// Says more about the request: members of the intake record and the profile's own fields, by name. A value that is missing takes one away.
/// What completes the record ends the waiting for it (INT-4).
/// </summary>
/// <param name="Fields">What is said; not empty.</param>
/// <param name="Reason">Why; may be empty.</param>
public sealed record SetFields([property: JsonConverter(typeof(TicketFieldsConverter))] ValueList<TicketField> Fields, string Reason = "")
    : TicketCommand
{
    internal override void Look(ref TextCheck texts)
    {
        TicketField.Look(Fields, ref texts);
        texts.Text("reason", Reason);
    }

    internal override string? WrittenReason => Reason;
}

/// <summary>
/// Puts right what was written down wrongly when the ticket was opened. A correction of the requester moves what is theirs: who may act and
/// see as the requester, who is told, whose organisation counts.
/// </summary>
/// <param name="Correction">What; at least one member.</param>
/// <param name="Reason">Why; not empty.</param>
/// <example><code>
/// new AmendTicket(new() { Requester = "wu@acme.cn" }, "asked for a colleague") { By = lead }
/// </code></example>
public sealed record AmendTicket(CorrectionRecord Correction, string Reason) : TicketCommand
{
    internal override void Look(ref TextCheck texts)
    {
        texts.Text("correction", Correction is null ? null : "");
        Correction?.Look(ref texts);
        texts.Text("reason", Reason);
    }

    internal override string? WrittenReason => Reason;
}
