using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Intake;

namespace SupportWorkflow.Decisions;

/// <summary>
/// What a request lacks is asked for at once, by <c>system:intake</c>, and the answer that completes it ends the waiting (INT-4, INT-5). Where
/// the lifecycle has no way to ask from the first state, or nobody asked, the ticket only lists it.
/// </summary>
internal static class MissingDetails
{
    public static readonly Actor By = Actor.System("intake");

    /// <summary>After the opening.</summary>
    public static void Open(DecisionDraft draft, Instant at)
    {
        var intake = draft.Ticket.Intake;
        var missing = Vague("description", intake.Description, draft, Vague("subject", intake.Subject, draft, Required(draft)));
        if (missing is null) return;
        var to = intake.Requester.Length == 0 ? null : Decider.Leads(draft, "ask", By, at);
        draft.React(new DetailsMissing([.. missing]), By, at, cause: 1, to);
    }

    /// <summary>After something was said about the request.</summary>
    /// <param name="draft">The decision.</param>
    /// <param name="wasMissing">What was missing before.</param>
    /// <param name="at">When it was said.</param>
    /// <param name="cause">The version of the event that said it.</param>
    public static void React(DecisionDraft draft, ValueList<MissingField> wasMissing, Instant at, int cause)
    {
        var listed = draft.Ticket.Intake.Missing;
        ValueList<MissingField> missing = [.. Required(draft) ?? [], .. listed.Where(m => m.Phrase is not null)];
        if (missing != listed) draft.React(new DetailsMissing(missing), By, at, cause);
        if (missing.Count > 0 || wasMissing.Count == 0) return;
        var ticket = draft.Ticket;
        if (ticket.State.WaitsOn != Lifecycles.WaitingOn.Requester || ticket.Handling.OpenQuestion is not null) return;
        if (Decider.Leads(draft, "resume", By, at) is { } to) draft.React(new WorkResumed(), By, Instant.Max(at, ticket.State.EnteredAt), cause, to);
    }

    /// <summary>What is demanded and not there; null: nothing.</summary>
    private static List<MissingField>? Required(DecisionDraft draft)
    {
        List<MissingField>? missing = null;
        foreach (var required in draft.Rules.Intake.Required)
            if (FieldChanges.Read(draft.Ticket, required.Field).IsMissing && IsDemanded(required, draft.Ticket, draft.Rules)) (missing ??= []).Add(required.Missing);
        return missing;
    }

    private static bool IsDemanded(RequiredField required, Ticket ticket, DecisionRules rules)
    {
        if (required.If is not { } condition) return true;
        var facts = new TicketFacts(ticket, rules.Facts, rules.Closing);
        return condition.Test(ref facts) == Truth.True;
    }

    /// <summary>Adds the vague words of a text to what is missing.</summary>
    private static List<MissingField>? Vague(string field, string text, DecisionDraft draft, List<MissingField>? missing)
    {
        foreach (var vague in draft.Rules.Intake.Vague)
            if (text.Contains(vague.Phrase, StringComparison.OrdinalIgnoreCase)) (missing ??= []).Add(new(field, vague.Phrase));
        return missing;
    }
}
