using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Intake;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Decisions;

/// <summary>The order of a decision: what was due before the command, the command, its reactions, what is due by now.</summary>
internal static class Decider
{
    public static Decision Open(OpenTicket command, Instant now, DecisionRules rules)
    {
        if (!command.By.IsEnabled) return Decision.Refused(null, DecisionTexts.No("actor.disabled", command.By.Id));
        if (string.IsNullOrWhiteSpace(command.Subject)) return Decision.Refused(null, DecisionTexts.No("open.no-subject"));
        if (command.OccurredAt > now) return Decision.Refused(null, DecisionTexts.No("time.in-the-future", command.OccurredAt, now));
        var draft = new DecisionDraft(rules, null, now);
        var at = command.OccurredAt ?? now;
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
        draft.Record(new TicketOpened(command.Id, command.Number, rules.Profile, intake), command.By.Id, at, rules.Lifecycle.Initial.Name, command.CommandId);
        if (command.Category is { } category) draft.Record(new TicketClassified(category), command.By.Id, at, commandId: command.CommandId);
        PriorityDecisions.Open(draft, command);
        TargetDecisions.React(draft, command);
        ClockPoints.Raise(draft, now);
        return draft.Accept();
    }

    public static Decision Decide(Ticket ticket, TicketCommand command, Instant now, DecisionRules rules)
    {
        var occurredAt = command.OccurredAt ?? now;
        if (!command.By.IsEnabled) return Decision.Refused(ticket, DecisionTexts.No("actor.disabled", command.By.Id));
        if (ticket.Closing.ArchivedAt is { } archived) return Decision.Refused(ticket, DecisionTexts.No("ticket.archived", archived));
        if (occurredAt > now) return Decision.Refused(ticket, DecisionTexts.No("time.in-the-future", occurredAt, now));
        if (occurredAt < ticket.ChangedAt) return Decision.Refused(ticket, DecisionTexts.No("time.before-last-change", occurredAt, ticket.ChangedAt));
        var draft = new DecisionDraft(rules, ticket, now);
        ClockPoints.Raise(draft, occurredAt - Duration.Epsilon);
        if (rules.Lifecycle.FindTrigger(command.TriggerName) is not { } trigger)
            return Decision.Refused(ticket, DecisionTexts.No("trigger.unknown", command.TriggerName, rules.Profile));
        var step = Step(draft.Ticket, trigger, command.By, occurredAt, rules);
        if (step.Rejection is { } refused) return Decision.Refused(ticket, NotOwn(draft.Ticket, trigger, command.By, occurredAt, rules) ?? refused);
        if (step.Kind != TransitionKind.Ignored)
        {
            var verdict = CommandDecisions.Decide(command, draft);
            if (verdict.No is { } no) return Decision.Refused(ticket, no);
            var to = step.Kind == TransitionKind.Internal ? null : step.To.Name;
            draft.Record(verdict.Event!, command.By.Id, occurredAt, to, command.CommandId);
            TargetDecisions.React(draft, command);
        }
        ClockPoints.Raise(draft, now);
        return draft.Accept();
    }

    public static Decision Advance(Ticket ticket, Instant now, DecisionRules rules)
    {
        var draft = new DecisionDraft(rules, ticket, now);
        ClockPoints.Raise(draft, now);
        return draft.Accept();
    }

    /// <summary>What the lifecycle says to a trigger by an actor, its guards answered from the ticket.</summary>
    public static Transition Step(Ticket ticket, LifecycleTrigger trigger, Actor actor, Instant at, DecisionRules rules) =>
        rules.Lifecycle.Next(rules.Lifecycle.State(ticket.State.Name), trigger, Guards(ticket, trigger, actor, at, rules), Roles(ticket, actor, rules));

    /// <summary>Every guard, answered from the ticket at an instant.</summary>
    public static GuardFacts Guards(Ticket ticket, Actor actor, Instant at, DecisionRules rules) =>
        rules.Lifecycle.Given(new TicketFacts(ticket, actor), at, rules.Calendars);

    /// <summary>The guards that one trigger depends on.</summary>
    private static GuardFacts Guards(Ticket ticket, LifecycleTrigger trigger, Actor actor, Instant at, DecisionRules rules)
    {
        var wanted = rules.Lifecycle.GuardsOf(rules.Lifecycle.State(ticket.State.Name), trigger);
        if (wanted == 0) return default;
        var facts = new NamedFacts(new TicketFacts(ticket, actor), rules.Facts);
        return rules.Lifecycle.Given(wanted, ref facts, at, rules.Calendars);
    }

    /// <summary>The roles an actor plays on this ticket: a requester is one on the own tickets only (ROL-2).</summary>
    public static RoleSet Roles(Ticket ticket, Actor actor, DecisionRules rules)
    {
        if (actor.IsSystem) return RoleSet.All;
        return rules.Lifecycle.Roles(IsStranger(actor, ticket) ? [.. actor.Roles.Where(r => r != Role.Requester)] : actor.Roles.AsSpan());
    }

    /// <summary>A requester, but of other tickets.</summary>
    private static bool IsStranger(Actor actor, Ticket ticket) => actor.Is(Role.Requester) && actor.Id != ticket.Intake.Requester;

    /// <summary>The clearer reason when a requester would have been allowed on a ticket of their own.</summary>
    private static Rejection? NotOwn(Ticket ticket, LifecycleTrigger trigger, Actor actor, Instant at, DecisionRules rules)
    {
        if (actor.IsSystem || !IsStranger(actor, ticket)) return null;
        var from = rules.Lifecycle.State(ticket.State.Name);
        var asOwn = rules.Lifecycle.Next(from, trigger, Guards(ticket, trigger, actor, at, rules), rules.Lifecycle.Roles(actor.Roles.AsSpan()));
        return asOwn.IsPermitted ? DecisionTexts.No("actor.not-own-ticket", actor.Id, ticket.Intake.Requester) : null;
    }
}
