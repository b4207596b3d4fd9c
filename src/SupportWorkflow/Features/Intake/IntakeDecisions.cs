using NodaTime;

namespace SupportWorkflow.Intake;

/// <summary>A request comes in, and more is said about it (INT-3, INT-4, INT-9, RPT-5).</summary>
internal static class IntakeDecisions
{
    private static readonly TextTable Texts = IntakeTexts.Table;

    public static readonly CommandRow[] Commands =
    [
        new CommandRow<OpenTicket>("open-ticket", "open")
        {
            NeedsOf = static command => command is OpenTicket { Category: null } ? OutsideNeeds.Classification : OutsideNeeds.None,
        },
        new CommandRow<SetFields>("set-fields", "set-fields", Decide),
        new CommandRow<AmendTicket>("amend-ticket", "amend", Decide),
    ];

    public static readonly EventRow[] Events =
    [
        new EventRow<TicketOpened>("ticket-opened"),
        new EventRow<FieldsSet>("fields-set", ("reason", e => e.Reason)) { By = ["set-fields", "reply"] },
        new EventRow<TicketAmended>("ticket-amended", ("reason", e => e.Reason)) { By = ["amend"] },
        new EventRow<DetailsMissing>("details-missing"),
    ];

    /// <summary>Why a ticket may not be opened so, or null. What is missing is no reason: every request is registered (INT-4).</summary>
    /// <param name="command">What is asked.</param>
    /// <param name="policies">The profile.</param>
    /// <param name="intake">What is asked as a record.</param>
    public static Rejection? Refuses(OpenTicket command, TicketPolicies policies, out IntakeRecord intake)
    {
        intake = RecordOf(command);
        if (string.IsNullOrWhiteSpace(command.Subject))
            return Texts.No("open.no-subject");
        if (
            command.OnBehalfOf is { } other
            && other != command.By.Id
            && !command.By.IsSystem
            && command.By.Roles.All(r => r == Role.Requester)
            && command.By.Roles.Count > 0
        )
            return Texts.No("open.somebody-else", command.By.Id, other);
        var findings = new IntakeFindings(policies.Intake, command.By);
        if (command.Category is { } category && !policies.Knows(category))
            findings.Add(
                "field.not-a-choice",
                Texts.Say("category"),
                "category",
                category,
                string.Join(", ", policies.Categories!.Value.AsEnumerable())
            );
        findings.Check(intake);
        findings.Check(command.Fields);
        findings.Check(command.Attachments);
        return findings.Refusal();
    }

    /// <summary>The opening as it is recorded.</summary>
    public static TicketOpened Opened(OpenTicket command, IntakeRecord intake, TicketPolicies policies, Instant at)
    {
        ValueList<TicketField> own = default;
        foreach (var (name, value) in FieldChanges.Trimmed(command.Fields))
        {
            if (IntakeMember.Find(name) is { } member)
                intake = member.Write(intake, value);
            else
                own = TicketField.Set(own, name, value);
        }
        if (policies.Intake.Hours is { } hours)
            intake = intake with { OutsideHours = !policies.Calendars[hours].IsOpen(at) };
        return new(command.Id, command.Number, policies.Profile, intake) { Fields = own };
    }

    private static Verdict Decide(SetFields command, in Deciding on)
    {
        if (command.Fields.Count == 0)
            return Texts.No("fields.none-given");
        var findings = new IntakeFindings(on.Policies.Intake, command.By);
        findings.Check(command.Fields);
        if (findings.Refusal() is { } no)
            return no;
        return FieldChanges.Of(command.Fields, command.Reason, on.Ticket) is { } changed ? changed : Texts.No("fields.unchanged");
    }

    private static Verdict Decide(AmendTicket command, in Deciding on)
    {
        var (said, by) = (command.Correction, command.By);
        if (command.Reason.Length == 0)
            return Texts.No("amend.no-reason");
        if (said.IsNothing)
            return Texts.No("amend.nothing");
        if (said.Subject is { } subject && string.IsNullOrWhiteSpace(subject))
            return Texts.No("open.no-subject");
        if (said.Requester is not null && !by.IsSystem && by.Roles.Count > 0 && by.Roles.All(r => r == Role.Requester))
            return Texts.No("amend.not-yours", by.Id);
        var findings = new IntakeFindings(on.Policies.Intake, by);
        var corrected = said.On(on.Ticket.Intake);
        ValueList<TicketField> members =
        [
            .. said.Names.Select(IntakeMember.Find).OfType<IntakeMember>().Select(m => new TicketField(m.Name, m.Read(corrected))),
        ];
        findings.Check(members);
        if (findings.Refusal() is { } no)
            return no;
        var changed = said.Changing(on.Ticket.Intake);
        return changed.IsNothing
            ? Texts.No("amend.unchanged")
            : new TicketAmended(changed, changed.Before(on.Ticket.Intake), command.Reason);
    }

    private static IntakeRecord RecordOf(OpenTicket command) =>
        new()
        {
            Subject = command.Subject,
            Description = command.Description,
            Requester = command.OnBehalfOf ?? (command.WithoutRequester || command.By.IsSystem ? "" : command.By.Id),
            Channel = command.Channel,
            Impact = command.Impact,
            Urgency = command.Urgency,
            Tier = command.Tier,
            Scenario = command.Scenario,
            AffectedUsers = command.AffectedUsers,
            SecurityAlert = command.SecurityAlert,
            Kind = command.Kind,
            RequesterKind = command.RequesterKind,
            ContactName = command.ContactName,
            ContactMeans = command.ContactMeans,
            Organisation = command.Organisation,
            Device = command.Device,
            ChosenPriority = command.ChosenPriority,
            UrgentReport = command.UrgentReport,
            AgentNumber = command.AgentNumber,
            CallerUpset = command.CallerUpset,
            TransferredFrom = command.TransferredFrom,
            Attachments = command.Attachments,
        };
}
