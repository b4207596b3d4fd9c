using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Intake;

namespace SupportWorkflow.Priorities;

/// <summary>Gives a ticket its priority, by the policy or by hand (PRI-3, PRI-6, PRI-7).</summary>
internal static class PriorityDecisions
{
    private static readonly Actor Policy = Actor.System("priority-policy");
    private static readonly TextTable Texts = PriorityTexts.Table;

    public static readonly CommandRow[] Commands = [new CommandRow<PrioritiseTicket>("prioritise-ticket", "prioritise", Decide)];

    public static readonly EventRow[] Events =
    [
        new EventRow<TicketPrioritised>(
            "ticket-prioritised",
            ("reason", e => e.Reason.Length > 0 ? e.Reason : LocalText.Join(e.Priority.Because))
        ),
    ];

    /// <summary>The policy's answer to an opening; null: there are no priorities here.</summary>
    public static Reaction? Opened(Ticket ticket, TicketPolicies policies, Instant at)
    {
        if (policies.Scale.Codes.Count == 0)
            return null;
        var (impact, urgency) = (ticket.Intake.Impact, ticket.Intake.Urgency);
        return new(new TicketPrioritised(ByPolicy(ticket, policies, impact, urgency), "", impact, urgency), Policy, at);
    }

    /// <summary>The policy's answer to a change of what it may rest on; null: the priority stays.</summary>
    public static Reaction? Changed(Ticket ticket, TicketPolicies policies, Instant at) =>
        ticket.Priority is null
            ? null
            : Become(ticket, Above(ticket, ByPolicy(ticket, policies, ticket.Intake.Impact, ticket.Intake.Urgency), policies.Scale), at);

    /// <summary>A refused resolution raises the priority where the profile says so; null: it stays.</summary>
    public static Reaction? Refused(Ticket ticket, TicketPolicies policies, Instant at)
    {
        if (policies.RaiseOnRefused == 0 || ticket.Priority is not { } before)
            return null;
        var after = policies.Scale.Raise(before.Code, policies.RaiseOnRefused);
        return Become(
            ticket,
            new PriorityRecord(after, before.Because.Add(Texts.Say("priority.raised-on-refusal", before.Code, after)))
            {
                IsSetByHand = true,
                Policy = ByPolicy(ticket, policies, ticket.Intake.Impact, ticket.Intake.Urgency).Code,
            },
            at
        );
    }

    /// <summary>What the policy says, over what was set by hand: it raises that when the request has become worse since, and never lowers
    /// it.</summary>
    private static PriorityRecord Above(Ticket ticket, PriorityRecord policy, PriorityScale scale)
    {
        if (ticket.Priority is not { IsSetByHand: true } set)
            return policy;
        var rank = scale.Rank(policy.Code);
        if (rank >= scale.Rank(set.Code) || (set.Policy is { } then && rank >= scale.Rank(then)))
            return set;
        return policy with
        {
            Because = policy.Because.Add(Texts.Say("priority.raised-above-hand", set.Code, policy.Code)),
            IsSetByHand = true,
            Policy = policy.Code,
        };
    }

    /// <summary>What the policy says to a ticket as it stands, with this impact and urgency.</summary>
    public static PriorityRecord ByPolicy(Ticket ticket, TicketPolicies policies, string? impact, string? urgency)
    {
        var result = policies.Priorities.Decide(
            new()
            {
                Scale = policies.Scale,
                Impact = impact,
                Urgency = urgency,
                Tier = ticket.Intake.Tier,
                Scenario = ticket.Intake.Scenario,
                Category = ticket.Category,
                AffectedUsers = ticket.Intake.AffectedUsers,
                SecurityAlert = ticket.Intake.SecurityAlert,
                Chosen = ticket.Intake.ChosenPriority,
                Others = policies.Facts.ByName(ticket),
            }
        );
        return policies.Scale.Rank(result.Priority) >= 0
            ? new(result.Priority, result.Because)
            : throw new InvalidOperationException($"The priority policy answered '{result.Priority}', which is not on the scale.");
    }

    private static Reaction? Become(Ticket ticket, PriorityRecord after, Instant at) =>
        after.Code == ticket.Priority?.Code
            ? null
            : new(new TicketPrioritised(after, "", ticket.Intake.Impact, ticket.Intake.Urgency), Policy, at);

    private static Verdict Decide(PrioritiseTicket command, in Deciding on)
    {
        var (scale, ticket) = (on.Policies.Scale, on.Ticket);
        if (command is { Priority: null, Impact: null, Urgency: null })
            return Texts.No("priority.nothing-given");
        if (command.Priority is { } code)
        {
            if (scale.Rank(code) < 0)
                return Texts.No("priority.not-on-scale", code, string.Join(", ", scale.Codes.AsEnumerable()));
            if (command.Reason.Length == 0)
                return Texts.No("priority.no-reason");
            if (code == ticket.Priority?.Code)
                return Texts.No("priority.unchanged", code);
        }
        var (impact, urgency) = (command.Impact ?? ticket.Intake.Impact, command.Urgency ?? ticket.Intake.Urgency);
        var findings = new IntakeFindings(on.Policies.Intake, command.By);
        findings.Check("impact", FactValue.Of(command.Impact));
        findings.Check("urgency", FactValue.Of(command.Urgency));
        if (findings.Refusal() is { } no)
            return no;
        var policy = ByPolicy(ticket, on.Policies, impact, urgency);
        var priority = command.Priority is { } byHand
            ? new PriorityRecord(byHand, [command.Reason]) { IsSetByHand = true, Policy = policy.Code }
            : Above(ticket, policy, scale);
        return impact == ticket.Intake.Impact && urgency == ticket.Intake.Urgency && priority.Code == ticket.Priority?.Code
            ? Texts.No("priority.unchanged", priority.Code)
            : new TicketPrioritised(priority, command.Reason, impact, urgency);
    }
}
