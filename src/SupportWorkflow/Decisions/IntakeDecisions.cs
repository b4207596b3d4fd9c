using NodaTime;
using SupportWorkflow.Intake;

namespace SupportWorkflow.Decisions;

/// <summary>Opening, asking back, answers, categories, and what is not ours (INT-3 to INT-19, CLS-3).</summary>
internal static class IntakeDecisions
{
    private static readonly Actor Adviser = Actor.System("classification");

    /// <summary>Why a ticket may not be opened so, or null. What is missing is no reason: every request is registered (INT-4).</summary>
    /// <param name="command">What is asked.</param>
    /// <param name="rules">The profile.</param>
    /// <param name="intake">What is asked as a record.</param>
    public static Rejection? Refuses(OpenTicket command, DecisionRules rules, out IntakeRecord intake)
    {
        intake = RecordOf(command);
        if (string.IsNullOrWhiteSpace(command.Subject)) return DecisionTexts.No("open.no-subject");
        if (command.OnBehalfOf is { } other && other != command.By.Id && !command.By.IsSystem && command.By.Roles.All(r => r == Role.Requester) && command.By.Roles.Count > 0)
            return DecisionTexts.No("open.somebody-else", command.By.Id, other);
        if (command.Continues == command.Id) return DecisionTexts.No("link.to-itself");
        var findings = new IntakeFindings(rules.Intake, command.By);
        if (command.Category is { } category && !Knows(category, rules)) findings.Add("field.not-a-choice", DecisionTexts.Say("record.category"), "category", category, Categories(rules));
        findings.Check(intake);
        findings.Check(command.Fields);
        findings.Check(command.Attachments);
        return findings.Refusal();
    }

    /// <summary>Records the opening, the ticket it goes on from, and the category: the one that came with it, otherwise the one an adviser proposed.</summary>
    public static void Open(DecisionDraft draft, OpenTicket command, IntakeRecord intake, Instant at)
    {
        ValueList<TicketField> own = default;
        foreach (var (name, value) in FieldDecisions.Trimmed(command.Fields))
        {
            if (IntakeMember.Find(name) is { } member) intake = member.Write(intake, value);
            else own = FieldChanges.Set(own, name, value);
        }
        if (draft.Rules.Intake.Hours is { } hours) intake = intake with { OutsideHours = !draft.Rules.Calendars[hours].IsOpen(at) };
        var opened = new TicketOpened(command.Id, command.Number, draft.Rules.Profile, intake) { Fields = own };
        draft.Record(opened, command.By, at, draft.Rules.Lifecycle.Initial.Name);
        if (command.Continues is { } earlier) draft.Record(new TicketLinked(earlier, "continues"), command.By, at);
        if (command.Category is { } category) draft.Record(new TicketClassified(category), command.By, at);
        else if (draft.Given?.Classification is { } proposed && Knows(proposed, draft.Rules)) draft.React(new TicketClassified(proposed), Adviser, at, cause: 1);
    }

    public static Verdict Decide(AskRequester command) =>
        command.Question.Length == 0 ? DecisionTexts.No("ask.no-question") : new RequesterAsked(command.Question);

    public static Verdict Decide(RecordReply command, DecisionDraft draft)
    {
        var reply = new ReplyRecorded(command.Text) { Attachments = command.Attachments };
        if (command.Fields.Count == 0 && command.Attachments.Count == 0) return reply;
        var findings = new IntakeFindings(draft.Rules.Intake, command.By);
        findings.Check(command.Fields);
        findings.Check(command.Attachments);
        return findings.Refusal() is { } no ? no : (Verdict)reply with { Also = FieldDecisions.Changed(command.Fields, "", draft.Ticket) };
    }

    public static Verdict Decide(HandOver command) => command is { Department: "" } or { Reason: "" } or { Contact: "" }
        ? DecisionTexts.No("hand-over.incomplete")
        : new TicketHandedOver(command.Department, command.Reason, command.Contact);

    public static Verdict Decide(ClassifyTicket command, DecisionDraft draft)
    {
        var before = draft.Ticket.Category;
        if (!Knows(command.Category, draft.Rules)) return DecisionTexts.No("classify.unknown-category", command.Category, Categories(draft.Rules));
        if (before == command.Category) return DecisionTexts.No("classify.unchanged", command.Category);
        if (before is not null && command.Reason.Length == 0) return DecisionTexts.No("classify.no-reason", before);
        return new TicketClassified(command.Category, before, command.Reason);
    }

    private static IntakeRecord RecordOf(OpenTicket command) => new()
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

    private static bool Knows(CategoryPath category, DecisionRules rules) => rules.Categories is not { } known || known.Contains(category.Path);

    private static string Categories(DecisionRules rules) => string.Join(", ", rules.Categories!.Value.AsEnumerable());
}
