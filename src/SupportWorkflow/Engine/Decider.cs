using NodaTime;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Decisions;

/// <summary>The order of a decision: what was due before the command, the command, its reactions, what is due by now.</summary>
internal static class Decider
{
    public static Decision Open(OpenTicket command, Instant now, DecisionRules rules)
    {
        var at = command.OccurredAt ?? now;
        if (!command.By.IsEnabled) return Decision.Refused(null, DecisionTexts.No("actor.disabled", command.By.Id));
        if (Dating.Of(at, now, rules) is { } dating) return Decision.Refused(null, dating);
        if (IntakeDecisions.Refuses(command, rules, out var intake) is { } no) return Decision.Refused(null, no);
        var draft = new DecisionDraft(rules, null, now, command);
        IntakeDecisions.Open(draft, command, intake, at);
        PriorityDecisions.Open(draft, at);
        MissingDetails.Open(draft, at);
        TargetDecisions.React(draft, at, cause: 1);
        RuleDecisions.Settle(draft, now);
        return draft.Accept();
    }

    public static Decision Decide(Ticket ticket, TicketCommand command, Instant now, DecisionRules rules)
    {
        var at = command.OccurredAt ?? now;
        if (!command.By.IsEnabled) return Decision.Refused(ticket, DecisionTexts.No("actor.disabled", command.By.Id));
        if (ticket.Closing.ArchivedAt is { } archived) return Decision.Refused(ticket, DecisionTexts.No("ticket.archived", archived));
        if (Dating.OfFact(ticket, at, now, rules) is { } dating) return Decision.Refused(ticket, dating);
        if (rules.Lifecycle.FindTrigger(command.TriggerName) is not { } trigger)
            return Decision.Refused(ticket, DecisionTexts.No("trigger.unknown", command.TriggerName, rules.Profile));
        // No wake-up before the command: nothing has to be made up, and a refusal needs no draft.
        var draft = ticket.WakeUp is not { } due || due >= at ? null : MadeUp(ticket, command, now, at, rules);
        var asked = new Asked(draft?.Ticket ?? ticket, trigger, command.By, command, at, rules);
        var step = asked.Answer();
        if (!step.IsPermitted) return Decision.Refused(ticket, asked.NotOwn() ?? asked.Gated(step.Rejection!));
        if (step.Kind is TransitionKind.Move or TransitionKind.Reentry && Dating.OfMove(draft?.Ticket ?? ticket, at) is { } tooEarly) return Decision.Refused(ticket, tooEarly);
        draft ??= new(rules, ticket, now, command);
        if (step.Kind != TransitionKind.Ignored)
        {
            var verdict = CommandDecisions.Decide(command, draft);
            if (verdict.No is { } no) return Decision.Refused(ticket, no);
            draft.AsOf = Instant.Max(draft.AsOf, at);
            Record(draft, verdict, command, at, step.Kind == TransitionKind.Internal ? null : step.To.Name);
        }
        RuleDecisions.Settle(draft, now);
        return draft.Accept();
    }

    /// <summary>
    /// Puts a ticket under other rules: the old ones say who may and make up what was due, the new ones fold the change and choose the targets.
    /// </summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="command">The order.</param>
    /// <param name="now">The instant; a move is not dated back.</param>
    /// <param name="rules">The rules it was decided by.</param>
    /// <param name="next">The rules from now on.</param>
    public static Decision Move(Ticket ticket, MoveToProfile command, Instant now, DecisionRules rules, DecisionRules next)
    {
        if (!command.By.IsEnabled) return Decision.Refused(ticket, DecisionTexts.No("actor.disabled", command.By.Id));
        if (ticket.Closing.ArchivedAt is { } archived) return Decision.Refused(ticket, DecisionTexts.No("ticket.archived", archived));
        if (rules.Lifecycle.FindTrigger(command.TriggerName) is not { } trigger)
            return Decision.Refused(ticket, DecisionTexts.No("trigger.unknown", command.TriggerName, rules.Profile));
        var asked = new Asked(ticket, trigger, command.By, command, now, rules);
        if (asked.Answer() is { IsPermitted: false } step) return Decision.Refused(ticket, asked.NotOwn() ?? step.Rejection!);
        var to = command.State ?? ticket.State.Name;
        if (MoveDecisions.Refuses(ticket, command, to, now, next) is { } no) return Decision.Refused(ticket, no);
        var draft = MadeUp(ticket, command, now, now, rules);
        draft.AsOf = now;
        MoveDecisions.Move(draft, command, to, next);
        RuleDecisions.Settle(draft, now);
        return draft.Accept();
    }

    /// <summary>Carries out what a rule orders because of an event; it happens when it is recorded.</summary>
    /// <param name="draft">The decision.</param>
    /// <param name="command">The order, by <c>system:</c> and the rule.</param>
    /// <param name="cause">The version of the event that says the rule has fired.</param>
    /// <returns>Why not; null: it is done.</returns>
    public static Rejection? Follow(DecisionDraft draft, TicketCommand command, int cause)
    {
        var rules = draft.Rules;
        if (rules.Lifecycle.FindTrigger(command.TriggerName) is not { } trigger) return DecisionTexts.No("trigger.unknown", command.TriggerName, rules.Profile);
        var step = new Asked(draft.Ticket, trigger, command.By, command, draft.Now, rules).Answer();
        if (!step.IsPermitted) return step.Rejection;
        if (step.Kind == TransitionKind.Ignored) return null;
        var verdict = CommandDecisions.Decide(command, draft);
        if (verdict.No is { } no) return no;
        Record(draft, verdict, command, draft.Now, draft.IsHistory || step.Kind == TransitionKind.Internal ? null : step.To.Name, cause);
        return null;
    }

    /// <summary>Records what the command says, then what policies say to that.</summary>
    private static void Record(DecisionDraft draft, Verdict verdict, TicketCommand command, Instant at, string? to, int? because = null)
    {
        var missing = draft.Ticket.Intake.Missing;
        draft.Record(verdict.Event!, command.By, at, to, because);
        var cause = draft.Version;
        if (verdict.Also is { } also) draft.Record(also, command.By, at, cause: because);
        var fieldsChanged = verdict.Event is FieldsSet || verdict.Also is FieldsSet;
        PriorityDecisions.React(draft, verdict.Event!, fieldsChanged, at, cause);
        if (fieldsChanged || verdict.Event is TicketClassified or TicketPrioritised) MissingDetails.React(draft, missing, at, cause);
        TargetDecisions.React(draft, at, cause);
        ClockPoints.PutRight(draft, verdict.Event is PauseRecorded pause ? pause.From : at, cause);
    }

    /// <summary>Where a trigger fired by a rule or policy leads; null: nowhere, or it moves nothing.</summary>
    public static string? Leads(DecisionDraft draft, string trigger, Actor by, Instant at)
    {
        var (ticket, rules) = (draft.Ticket, draft.Rules);
        if (rules.Lifecycle.FindTrigger(trigger) is not { } found) return null;
        var from = rules.Lifecycle.State(ticket.State.Name);
        var facts = new TicketFacts(ticket, rules.Facts, rules.Closing, by, null, draft.Given);
        var step = rules.Lifecycle.Next(from, found, rules.Lifecycle.Given(rules.Lifecycle.GuardsOf(from, found), ref facts, at, rules.Calendars), RoleSet.All);
        return step is { IsPermitted: true, Kind: TransitionKind.Move or TransitionKind.Reentry } ? step.To.Name : null;
    }

    /// <summary>A draft with everything that was due before the command.</summary>
    private static DecisionDraft MadeUp(Ticket ticket, TicketCommand command, Instant now, Instant at, DecisionRules rules)
    {
        var draft = new DecisionDraft(rules, ticket, now, command);
        RuleDecisions.Settle(draft, at - Duration.Epsilon);
        return draft;
    }

    public static Decision Advance(Ticket ticket, Instant now, OutsideFacts? given, DecisionRules rules)
    {
        var draft = new DecisionDraft(rules, ticket, now) { Given = given };
        RuleDecisions.Settle(draft, now);
        return draft.Accept();
    }

    /// <summary>What an actor may do; nothing at all for a disabled account and on an archived ticket.</summary>
    public static PermittedTriggers Permitted(Ticket ticket, Actor actor, Instant at, DecisionRules rules)
    {
        if (!actor.IsEnabled || ticket.Closing.ArchivedAt is not null) return default;
        var facts = new TicketFactsByName(new(ticket, rules.Facts, rules.Closing, actor), rules.Facts);
        return rules.Lifecycle.Permitted(rules.Lifecycle.State(ticket.State.Name), facts, Roles(ticket, actor, rules), at, rules.Calendars);
    }

    /// <summary>The roles an actor plays on this ticket: a requester is one on the own tickets only (ROL-2).</summary>
    private static RoleSet Roles(Ticket ticket, Actor actor, DecisionRules rules)
    {
        if (actor.IsSystem) return RoleSet.All;
        return rules.Lifecycle.Roles(IsStranger(actor, ticket) ? [.. actor.Roles.Where(r => r != Role.Requester)] : actor.Roles.AsSpan());
    }

    /// <summary>A requester, but of other tickets.</summary>
    private static bool IsStranger(Actor actor, Ticket ticket) => actor.Is(Role.Requester) && actor.Id != ticket.Intake.Requester;

    /// <summary>One trigger by one actor, put to the lifecycle.</summary>
    private readonly struct Asked(Ticket ticket, LifecycleTrigger trigger, Actor actor, TicketCommand command, Instant at, DecisionRules rules)
    {
        private readonly LifecycleState _from = rules.Lifecycle.State(ticket.State.Name);

        /// <summary>What the lifecycle says, its guards answered from ticket, actor, command and what was given.</summary>
        public Transition Answer() => Answer(Roles(ticket, actor, rules));

        /// <summary>The clearer reason when a requester would have been allowed on a ticket of their own.</summary>
        public Rejection? NotOwn() => !actor.IsSystem && IsStranger(actor, ticket) && Answer(rules.Lifecycle.Roles(actor.Roles.AsSpan())).IsPermitted
            ? DecisionTexts.No("actor.not-own-ticket", actor.Id, ticket.Intake.Requester)
            : null;

        /// <summary>The same refusal with everything that is missing, where a guard asked whether something is complete.</summary>
        public Rejection Gated(Rejection refusal)
        {
            var guards = rules.Gates == 0 ? 0 : rules.Gates & rules.Lifecycle.GuardsOf(_from, trigger);
            return guards != 0 && refusal.Code == "lifecycle.guard-does-not-hold" ? new GateRefusal(refusal, ticket, guards, rules) : refusal;
        }

        private Transition Answer(RoleSet roles)
        {
            var wanted = rules.Lifecycle.GuardsOf(_from, trigger);
            if (wanted == 0) return rules.Lifecycle.Next(_from, trigger, default, roles);
            var facts = new TicketFacts(ticket, rules.Facts, rules.Closing, actor, command, command.Given);
            return rules.Lifecycle.Next(_from, trigger, rules.Lifecycle.Given(wanted, ref facts, at, rules.Calendars), roles);
        }
    }
}
