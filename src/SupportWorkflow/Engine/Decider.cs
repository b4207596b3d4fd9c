using NodaTime;
using SupportWorkflow.Clocks;
using SupportWorkflow.Handling;
using SupportWorkflow.Intake;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Links;
using SupportWorkflow.Messages;
using SupportWorkflow.Priorities;
using SupportWorkflow.ProfileMoves;
using SupportWorkflow.Proposals;
using SupportWorkflow.Resolutions;
using SupportWorkflow.ServiceLevels;
using SupportWorkflow.Watchers;

namespace SupportWorkflow.Engine;

/// <summary>The order of a decision: what was due before the command, the command, its reactions, what is due by now.
/// The only place that loops.</summary>
internal static partial class Decider
{
    public static Decision Open(OpenTicket command, Instant now, DecisionRules rules)
    {
        if (CommandDoor.Refuses(command) is { } door)
            return Decision.Refused(null, door);
        var (at, policies) = (command.OccurredAt ?? now, rules.Policies);
        if (!command.By.IsEnabled)
            return Decision.Refused(null, TicketTexts.Table.No("actor.disabled", command.By.Id));
        if (Dating.Of(at, now, policies) is { } dating)
            return Decision.Refused(null, dating);
        if (IntakeDecisions.Refuses(command, policies, out var intake) is { } no)
            return Decision.Refused(null, no);
        if (command.Continues == command.Id)
            return Decision.Refused(null, LinkTexts.Table.No("link.to-itself"));
        var draft = new DecisionDraft(rules, null, now, command);
        draft.Record(IntakeDecisions.Opened(command, intake, policies, at), command.By, at, policies.Lifecycle.Initial.Name);
        if (command.Continues is { } earlier)
            draft.Record(new TicketLinked(earlier, "continues"), command.By, at);
        if (command.Category is { } category)
            draft.Record(new TicketClassified(category), command.By, at);
        draft.Record(RequestClassification.Opened(draft.Ticket, policies, draft.Given?.Classification, at), cause: 1);
        draft.Record(PriorityDecisions.Opened(draft.Ticket, policies, at), cause: 1);
        draft.Record(MissingDetails.Opened(draft.Ticket, policies, at, draft.Given), cause: 1);
        Propose(draft, at, cause: 1);
        ChooseTargets(draft, at, cause: 1);
        Settle(draft, now);
        return draft.Accept();
    }

    public static Decision Decide(Ticket ticket, TicketCommand command, Instant now, DecisionRules rules)
    {
        if (CommandDoor.Refuses(command) is { } door)
            return Decision.Refused(ticket, door);
        var (at, policies) = (command.OccurredAt ?? now, rules.Policies);
        if (!command.By.IsEnabled)
            return Decision.Refused(ticket, TicketTexts.Table.No("actor.disabled", command.By.Id));
        // Of a ticket that is archived, only what continues it is still learned.
        var continues = LinkDecisions.IsContinuation(command);
        if (ticket.Closing.ArchivedAt is { } archived && !continues)
            return Decision.Refused(ticket, TicketTexts.Table.No("ticket.archived", archived));
        if (Dating.OfFact(ticket, at, now, policies) is { } dating)
            return Decision.Refused(ticket, dating);
        var row = MessageTable.RowOf(command);
        if (TriggerOf(row.TriggerOf(command), policies, out var stays) is not { } trigger)
            return Decision.Refused(ticket, UnknownTrigger(row.TriggerOf(command), policies));
        // No wake-up before the command: nothing has to be caught up with, and a refusal needs no draft.
        var draft = ticket.WakeUp is not { } due || due >= at ? null : CaughtUp(ticket, command, now, at, rules);
        var asked = new AskedTrigger(draft?.Ticket ?? ticket, trigger, command.By, command, at, policies);
        if (continues && Continuations.Refuses(asked.Ticket, command.By, policies) is { } apart)
            return Decision.Refused(ticket, apart);
        var asksNobody = continues || WatcherDecisions.IsLeaving(command, asked.Ticket);
        var step = asksNobody ? asked.Anyway() : asked.Answer();
        if (step.IsPermitted && !asksNobody && AskedTrigger.IsOutsider(command.By, asked.Ticket))
            return Decision.Refused(ticket, asked.NotTheirs);
        if (!step.IsPermitted)
            return Decision.Refused(ticket, asked.NotOwn() ?? asked.Gated(step.Rejection!));
        var moves = step.Kind is TransitionKind.Move or TransitionKind.Reentry && !stays && !command.IsMachineMail;
        if (moves && Dating.OfMove(draft?.Ticket ?? ticket, at) is { } tooEarly)
            return Decision.Refused(ticket, tooEarly);
        draft ??= new(rules, ticket, now, command);
        if (step.Kind != TransitionKind.Ignored)
        {
            var verdict = row.Decide(command, new(draft.Ticket, policies, draft.Now) { Given = draft.Given });
            if (verdict.No is { } no)
                return Decision.Refused(ticket, no);
            draft.CaughtUpTo = Instant.Max(draft.CaughtUpTo, at);
            Record(draft, verdict, command, at, moves && !verdict.Stays ? step.To.Name : null);
        }
        Settle(draft, now);
        return draft.Accept();
    }

    /// <summary>
    /// Puts a ticket under other rules: the old ones say who may and catch up with what was due,
    /// the new ones fold the change and choose the targets.
    /// </summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="command">The command.</param>
    /// <param name="now">The instant; a move is not dated back.</param>
    /// <param name="rules">The rules it was decided by.</param>
    /// <param name="next">The rules from now on.</param>
    public static Decision Move(Ticket ticket, MoveToProfile command, Instant now, DecisionRules rules, DecisionRules next)
    {
        if (CommandDoor.Refuses(command) is { } door)
            return Decision.Refused(ticket, door);
        var policies = rules.Policies;
        if (!command.By.IsEnabled)
            return Decision.Refused(ticket, TicketTexts.Table.No("actor.disabled", command.By.Id));
        if (ticket.Closing.ArchivedAt is { } archived)
            return Decision.Refused(ticket, TicketTexts.Table.No("ticket.archived", archived));
        var name = MessageTable.TriggerOf(command);
        if (policies.Lifecycle.FindTrigger(name) is not { } trigger)
            return Decision.Refused(ticket, UnknownTrigger(name, policies));
        var asked = new AskedTrigger(ticket, trigger, command.By, command, now, policies);
        if (asked.Answer() is { IsPermitted: false } step)
            return Decision.Refused(ticket, asked.NotOwn() ?? step.Rejection!);
        var to = command.State ?? ticket.State.Name;
        if (MoveDecisions.Refuses(ticket, command, to, now, next.Policies) is { } no)
            return Decision.Refused(ticket, no);
        var draft = CaughtUp(ticket, command, now, now, rules);
        draft.CaughtUpTo = now;
        draft.SwitchTo(next);
        draft.Record(
            new ProfileChanged(policies.Profile, command.To, command.Clocks, command.Reason),
            command.By,
            now,
            to == draft.Ticket.State.Name ? null : to
        );
        var cause = draft.Version;
        MoveClocks(next.Policies.Clocks.Clocks, null);
        for (var owner = 0; owner < next.Policies.OwnersOn(draft.Ticket); owner++)
            MoveClocks(next.Policies.OwedBy(draft.Ticket.Tracks[owner]), draft.Ticket.Tracks[owner].Id);
        ClockPoints.Correct(draft, now, cause);
        Settle(draft, now);
        return draft.Accept();

        void MoveClocks(CompiledObjective[] promises, string? track)
        {
            foreach (var compiled in promises)
            {
                var (kept, chosen) = ClockMoves.Choose(compiled, draft.Ticket, policies, next.Policies, command.Clocks, now, track);
                if (kept is not null)
                    draft.Record(kept, TargetDecisions.Policy, now, cause: cause);
                if (chosen is not null)
                    draft.Record(chosen, TargetDecisions.Policy, now, cause: cause);
            }
        }
    }

    public static Decision Advance(Ticket ticket, Instant now, OutsideFacts? given, DecisionRules rules)
    {
        var draft = new DecisionDraft(rules, ticket, now) { Given = given };
        Settle(draft, now);
        OfferAgain(draft, now);
        return draft.Accept();
    }

    /// <summary>What an actor may do; nothing at all for a disabled account and on an archived ticket.</summary>
    public static PermittedTriggers Permitted(Ticket ticket, Actor actor, Instant at, TicketPolicies policies)
    {
        if (!actor.IsEnabled || ticket.Closing.ArchivedAt is not null || AskedTrigger.IsOutsider(actor, ticket))
            return default;
        var (lifecycle, roles) = (policies.Lifecycle, AskedTrigger.Roles(ticket, actor, policies));
        return lifecycle.Permitted(lifecycle.State(ticket.State.Name), policies.Facts.ByName(ticket, actor), roles, at, policies.Calendars);
    }

    /// <summary>The trigger of a name; null: the profile has none. An outcome that is no solution may be recorded where one may be
    /// resolved.</summary>
    /// <param name="name">The name.</param>
    /// <param name="policies">The profile.</param>
    /// <param name="stays">Whether it answers for another one, and moves nothing.</param>
    private static LifecycleTrigger? TriggerOf(string name, TicketPolicies policies, out bool stays)
    {
        var own = policies.Lifecycle.FindTrigger(name);
        stays = own is null && name == ResolutionDecisions.Unsolved;
        return stays ? policies.Lifecycle.FindTrigger("resolve") : own;
    }

    private static Rejection UnknownTrigger(string trigger, TicketPolicies policies) =>
        TicketTexts.Table.No("trigger.unknown", trigger, policies.Profile);

    /// <summary>Records what the command says, then what policies say to that.</summary>
    private static void Record(DecisionDraft draft, in Verdict verdict, TicketCommand command, Instant at, string? to, int? because = null)
    {
        var (missing, policies, said) = (draft.Ticket.Intake.Missing, draft.Policies, verdict.Event!);
        draft.Record(said, command.By, at, to, because);
        var cause = draft.Version;
        if (verdict.Also is { } also)
            draft.Record(also, command.By, at, cause: because);
        var fieldsChanged = said is FieldsSet or TicketAmended || verdict.Also is FieldsSet;
        if (fieldsChanged)
            draft.Record(RequestClassification.Changed(draft.Ticket, policies, draft.Given?.Classification, at), cause);
        if (said is ResolutionRefused)
            draft.Record(PriorityDecisions.Refused(draft.Ticket, policies, at), cause);
        else if (fieldsChanged || said is TicketClassified)
            draft.Record(PriorityDecisions.Changed(draft.Ticket, policies, at), cause);
        if (fieldsChanged || said is TicketClassified or TicketPrioritised)
        {
            draft.Record(MissingDetails.Changed(draft.Ticket, policies, at), cause);
            draft.Record(MissingDetails.Completed(draft.Ticket, missing, policies, at, draft.Given), cause);
        }
        if (fieldsChanged || said is TicketClassified)
            Propose(draft, at, cause);
        ChooseTargets(draft, at, cause);
        ClockPoints.Correct(draft, said is PauseRecorded pause ? pause.From : at, cause);
    }

    /// <summary>What may help with the request as it stands now.</summary>
    private static void Propose(DecisionDraft draft, Instant at, int cause)
    {
        draft.Record(ProposalDecisions.Solutions(draft.Ticket, draft.Policies, draft.Given, at), cause);
        draft.Record(ProposalDecisions.EarlierCases(draft.Ticket, draft.Policies, draft.Given, at), cause);
    }

    /// <summary>A draft with everything that was due before the command.</summary>
    private static DecisionDraft CaughtUp(Ticket ticket, TicketCommand command, Instant now, Instant at, DecisionRules rules)
    {
        var draft = new DecisionDraft(rules, ticket, now, command);
        Settle(draft, at - Duration.Epsilon);
        return draft;
    }

    /// <summary>The targets of clocks that something may have changed.</summary>
    private static void ChooseTargets(DecisionDraft draft, Instant occurredAt, int cause)
    {
        var (clocks, before) = (draft.Policies.Clocks, draft.Before);
        var isSame = before is not null && TargetBasis.IsSame(before, draft.Ticket);
        var clocksStay = isSame && before!.Clocks.IsSame(draft.Ticket.Clocks);
        if (!(clocksStay && clocks.RestOnBasis))
            foreach (var compiled in clocks.Clocks)
                Choose(compiled, null, isSame);
        for (var owner = 0; owner < draft.Policies.OwnersOn(draft.Ticket); owner++)
        {
            var track = draft.Ticket.Tracks[owner];
            if (draft.Policies.ClocksOf(track) is not { } ofTrack)
                continue;
            var trackStays = isSame && owner < before!.Tracks.Count && ReferenceEquals(before.Tracks[owner], track);
            if (!(trackStays && clocksStay && ofTrack.RestOnBasis))
                foreach (var compiled in ofTrack.Clocks)
                    Choose(compiled, track.Id, trackStays);
        }

        void Choose(CompiledObjective compiled, string? track, bool isSame)
        {
            if (isSame && compiled.RestsOnBasis && draft.Ticket.Clock(compiled.Objective.Name, track) is { } clock && Stays(clock))
                return;
            while (TargetDecisions.Choose(compiled, draft.Ticket, draft.Policies, occurredAt, before, track) is { } chosen)
            {
                var cycle = CycleOf(compiled, track);
                draft.Record(chosen, cause);
                // One that ends a cycle may let a later start begin the next.
                if (CycleOf(compiled, track) <= cycle)
                    break;
            }
        }

        int CycleOf(CompiledObjective compiled, string? track) => draft.Ticket.Clock(compiled.Objective.Name, track)!.Cycle;

        // A move to other rules has said what becomes of every target there was.
        bool Stays(SlaClock clock) =>
            draft.HasMoved ? clock.Target is not null : ReferenceEquals(clock, before!.Clock(clock.Objective, clock.Track));
    }
}
