using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Intake;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Handling;

/// <summary>
/// What a request lacks is asked for at once, by <c>system:intake</c>, and the answer that completes it ends the waiting (INT-4, INT-5).
/// Where the lifecycle has no way to ask from the first state, or nobody asked, the ticket only lists it.
/// </summary>
internal static class MissingDetails
{
    private static readonly Actor Policy = Actor.System("intake");

    /// <summary>What a request lacks that has just come in; null: nothing.</summary>
    public static Reaction? Opened(Ticket ticket, TicketPolicies policies, Instant at, OutsideFacts? given)
    {
        var intake = ticket.Intake;
        var missing = Vague(
            "description",
            intake.Description,
            policies,
            Vague("subject", intake.Subject, policies, Required(ticket, policies))
        );
        if (missing is null)
            return null;
        var to = intake.Requester.Length == 0 ? null : policies.Leads(ticket, "ask", Policy, at, given);
        return new(new DetailsMissing([.. missing]), Policy, at, to);
    }

    /// <summary>What it lacks after something was said about it; null: as much as before.</summary>
    public static Reaction? Changed(Ticket ticket, TicketPolicies policies, Instant at)
    {
        var listed = ticket.Intake.Missing;
        ValueList<MissingField> missing = [.. Required(ticket, policies) ?? [], .. listed.Where(m => m.Phrase is not null)];
        return missing == listed ? null : new(new DetailsMissing(missing), Policy, at);
    }

    /// <summary>Goes on when nothing is missing any more; null: nothing waits for it.</summary>
    /// <param name="ticket">The ticket, with what it lacks now.</param>
    /// <param name="wasMissing">What was missing before.</param>
    /// <param name="policies">The profile.</param>
    /// <param name="at">When it was said.</param>
    /// <param name="given">What the host found out.</param>
    public static Reaction? Completed(
        Ticket ticket,
        ValueList<MissingField> wasMissing,
        TicketPolicies policies,
        Instant at,
        OutsideFacts? given
    )
    {
        if (ticket.Intake.Missing.Count > 0 || wasMissing.Count == 0)
            return null;
        if (ticket.State.WaitsOn != WaitingOn.Requester || ticket.Handling.OpenQuestion is not null)
            return null;
        return policies.Leads(ticket, "resume", Policy, at, given) is { } to
            ? new(new WorkResumed(), Policy, Instant.Max(at, ticket.State.EnteredAt), to)
            : null;
    }

    /// <summary>What is demanded and not there; null: nothing.</summary>
    private static List<MissingField>? Required(Ticket ticket, TicketPolicies policies)
    {
        List<MissingField>? missing = null;
        foreach (var required in policies.Intake.Required)
            if (FieldChanges.Read(ticket, required.Field).IsMissing && IsDemanded(required, ticket, policies))
                (missing ??= []).Add(required.Missing);
        return missing;
    }

    private static bool IsDemanded(RequiredField required, Ticket ticket, TicketPolicies policies)
    {
        if (required.If is not { } condition)
            return true;
        var facts = policies.Facts.Of(ticket);
        return condition.Test(ref facts) == Truth.True;
    }

    /// <summary>Adds the vague words of a text to what is missing.</summary>
    private static List<MissingField>? Vague(string field, string text, TicketPolicies policies, List<MissingField>? missing)
    {
        foreach (var vague in policies.Intake.Vague)
            if (text.Contains(vague.Phrase, StringComparison.OrdinalIgnoreCase))
                (missing ??= []).Add(new(field, vague.Phrase));
        return missing;
    }
}
