using NodaTime;
using SupportWorkflow.Intake;

namespace SupportWorkflow.Decisions;

/// <summary>Asking back, answers, categories, and what is not ours (INT-4, INT-6, CLS-3).</summary>
internal static class IntakeDecisions
{
    private static readonly string Adviser = Actor.System("classification").Id;

    /// <summary>Why a ticket may not be opened so, or null.</summary>
    public static Rejection? Refuses(OpenTicket command, DecisionRules rules) =>
        string.IsNullOrWhiteSpace(command.Subject) ? DecisionTexts.No("open.no-subject") : null;

    /// <summary>Records the opening and the category: the one that came with it, otherwise the one an adviser proposed.</summary>
    public static void Open(DecisionDraft draft, OpenTicket command, Instant at)
    {
        var intake = new IntakeRecord
        {
            Subject = command.Subject,
            Description = command.Description,
            Requester = command.OnBehalfOf ?? command.By.Id,
            Channel = command.Channel,
            Impact = command.Impact,
            Urgency = command.Urgency,
            Tier = command.Tier,
            Scenario = command.Scenario,
            AffectedUsers = command.AffectedUsers,
            SecurityAlert = command.SecurityAlert,
        };
        draft.Record(new TicketOpened(command.Id, command.Number, draft.Rules.Profile, intake), command.By.Id, at, draft.Rules.Lifecycle.Initial.Name);
        if (command.Category is { } category) draft.Record(new TicketClassified(category), command.By.Id, at);
        else if (draft.Given?.Classification is { } proposed && Knows(proposed, draft)) draft.React(new TicketClassified(proposed), Adviser, at, cause: 1);
    }

    public static Verdict Decide(AskRequester command) =>
        command.Question.Length == 0 ? DecisionTexts.No("ask.no-question") : new RequesterAsked(command.Question);

    public static Verdict Decide(RecordReply command) => new ReplyRecorded(command.Text);

    public static Verdict Decide(HandOver command) => command is { Department: "" } or { Reason: "" } or { Contact: "" }
        ? DecisionTexts.No("hand-over.incomplete")
        : new TicketHandedOver(command.Department, command.Reason, command.Contact);

    public static Verdict Decide(ClassifyTicket command, DecisionDraft draft)
    {
        var before = draft.Ticket.Category;
        if (!Knows(command.Category, draft))
            return DecisionTexts.No("classify.unknown-category", command.Category, string.Join(", ", draft.Rules.Categories!.Value.AsEnumerable()));
        if (before == command.Category) return DecisionTexts.No("classify.unchanged", command.Category);
        if (before is not null && command.Reason.Length == 0) return DecisionTexts.No("classify.no-reason", before);
        return new TicketClassified(command.Category, before, command.Reason);
    }

    private static bool Knows(CategoryPath category, DecisionDraft draft) => draft.Rules.Categories is not { } known || known.Contains(category.Path);
}
