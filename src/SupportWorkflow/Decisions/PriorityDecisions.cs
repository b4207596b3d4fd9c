using NodaTime;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.Decisions;

/// <summary>Gives a ticket its priority, by the policy or by hand (PRI-3, PRI-6, PRI-7).</summary>
internal static class PriorityDecisions
{
    private static readonly Actor By = Actor.System("priority-policy");

    /// <summary>The policy's answer to an opening.</summary>
    public static void Open(DecisionDraft draft, Instant occurredAt)
    {
        var intake = draft.Ticket.Intake;
        draft.React(new TicketPrioritised(ByPolicy(draft, intake.Impact, intake.Urgency), "", intake.Impact, intake.Urgency), By, occurredAt, cause: 1);
    }

    /// <summary>The policy decides anew when what it may rest on has changed; a refused resolution raises the priority where the profile says so.</summary>
    public static void React(DecisionDraft draft, TicketEvent said, bool fieldsChanged, Instant occurredAt, int cause)
    {
        if (draft.Ticket.Priority is not { } before) return;
        PriorityRecord after;
        if (said is ResolutionRefused && draft.Rules.RaiseOnRefused > 0) after = Raised(draft, before);
        else if ((fieldsChanged || said is TicketClassified) && !before.IsSetByHand) after = ByPolicy(draft, draft.Ticket.Intake.Impact, draft.Ticket.Intake.Urgency);
        else return;
        if (after.Code == before.Code) return;
        draft.React(new TicketPrioritised(after, "", draft.Ticket.Intake.Impact, draft.Ticket.Intake.Urgency), By, occurredAt, cause);
    }

    public static Verdict Decide(PrioritiseTicket command, DecisionDraft draft)
    {
        var scale = draft.Rules.Scale;
        if (command is { Priority: null, Impact: null, Urgency: null }) return DecisionTexts.No("priority.nothing-given");
        if (command.Priority is { } code)
        {
            if (scale.Rank(code) < 0) return DecisionTexts.No("priority.not-on-scale", code, string.Join(", ", scale.Codes.AsEnumerable()));
            if (command.Reason.Length == 0) return DecisionTexts.No("priority.no-reason");
            if (code == draft.Ticket.Priority?.Code) return DecisionTexts.No("priority.unchanged", code);
        }
        var intake = draft.Ticket.Intake;
        var (impact, urgency) = (command.Impact ?? intake.Impact, command.Urgency ?? intake.Urgency);
        var findings = new IntakeFindings(draft.Rules.Intake, command.By);
        findings.Check("impact", FactValue.Of(command.Impact));
        findings.Check("urgency", FactValue.Of(command.Urgency));
        if (findings.Refusal() is { } no) return no;
        var priority = command.Priority is { } byHand
            ? new PriorityRecord(byHand, [command.Reason]) { IsSetByHand = true }
            : ByPolicy(draft, impact, urgency);
        return impact == intake.Impact && urgency == intake.Urgency && priority.Code == draft.Ticket.Priority?.Code
            ? DecisionTexts.No("priority.unchanged", priority.Code)
            : new TicketPrioritised(priority, command.Reason, impact, urgency);
    }

    private static PriorityRecord Raised(DecisionDraft draft, PriorityRecord before)
    {
        var after = draft.Rules.Scale.Raise(before.Code, draft.Rules.RaiseOnRefused);
        return new(after, before.Because.Add(DecisionTexts.Say("priority.raised-on-refusal", before.Code, after))) { IsSetByHand = true };
    }

    private static PriorityRecord ByPolicy(DecisionDraft draft, string? impact, string? urgency) => ByPolicy(draft.Ticket, draft.Rules, impact, urgency);

    /// <summary>What the policy says to a ticket as it stands, with this impact and urgency.</summary>
    public static PriorityRecord ByPolicy(Ticket ticket, DecisionRules rules, string? impact, string? urgency)
    {
        var result = rules.Priorities.Decide(new()
        {
            Scale = rules.Scale,
            Impact = impact,
            Urgency = urgency,
            Tier = ticket.Intake.Tier,
            Scenario = ticket.Intake.Scenario,
            Category = ticket.Category,
            AffectedUsers = ticket.Intake.AffectedUsers,
            SecurityAlert = ticket.Intake.SecurityAlert,
            Chosen = ticket.Intake.ChosenPriority,
            Others = new TicketFactsByName(new(ticket, rules.Facts, rules.Closing), rules.Facts),
        });
        return rules.Scale.Rank(result.Priority) >= 0
            ? new(result.Priority, result.Because)
            : throw new InvalidOperationException($"The priority policy answered '{result.Priority}', which is not on the scale.");
    }
}
