using NodaTime;
using SupportWorkflow.Escalations;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Messages;

namespace SupportWorkflow.Engine;

/// <summary>
/// Everything due by an instant, the earliest first: at each instant the points of clocks, then the escalation rules. What rules do sets
/// off further passes, at most eight; effects happen when they are recorded, the true due time is kept beside them (ESC-4).
/// </summary>
internal static partial class Decider
{
    /// <summary>Why nothing is done that imported history says itself.</summary>
    public const string SaidByHistory = "history.told";

    private const int MostPasses = 8;

    /// <summary>Brings a ticket up to an instant.</summary>
    public static void Settle(DecisionDraft draft, Instant due)
    {
        if (draft.Rules.Escalations is null)
        {
            ClockPoints.Raise(draft, due);
            return;
        }
        // The wake-up was worked out with the last event: while it lies ahead, nothing is due and nothing has to be worked out.
        if (draft.Count == 0 && (draft.Ticket.WakeUp is not { } wakeUp || wakeUp > due))
            return;
        var (isNew, most) = (draft.Count > 0, draft.Count + ClockPoints.MostSteps);
        while (draft.Count < most)
        {
            var before = draft.Count;
            var at = isNew ? draft.CaughtUpTo : NextDue.Earlier(draft.Upcoming?.At, draft.NextFiring);
            if (at is not { } instant || instant > due)
                return;
            draft.CaughtUpTo = Instant.Max(draft.CaughtUpTo, instant);
            while (draft.Upcoming is { } point && point.At <= draft.CaughtUpTo && draft.Count < most)
                ClockPoints.Raise(draft, point);
            AskRules(draft);
            if (draft.Count == before && !isNew)
                return;
            isNew = false;
        }
    }

    /// <summary>Puts the new events to the rules, and what time has made due; then what follows from that.</summary>
    /// <param name="draft">The decision.</param>
    /// <param name="withTime">Whether rules may be due by time; otherwise what is due waits until time passes.</param>
    public static void AskRules(DecisionDraft draft, bool withTime = true)
    {
        var book = draft.Rules.Escalations!;
        List<RuleAnswer>? answers = null;
        for (var pass = 1; ; pass++)
        {
            // What was refused is tried again when anything has happened since; the last pass only tells what is left.
            var news = draft.NewEvents.Length;
            var retried = news > 0 && pass <= MostPasses && draft.Ticket.Escalated is { AnyRefused: true } ? draft.Version - news : 0;
            // Who was looked for and not found is looked for again when somebody says who is on duty.
            if (news == 0 && pass == 1 && withTime && MayOffer(draft))
                retried = draft.Version;
            var timed = withTime && (draft.NextFiring <= draft.CaughtUpTo || (draft.Given is not null && book.AsksOutside) || retried > 0);
            if (!timed && !draft.NewKinds.Meets(book.AskedWith))
            {
                draft.MarkAsked();
                return;
            }
            (answers ??= []).Clear();
            book.Ask(
                new(draft.Ticket, draft.BeforeNew, draft.NewEvents, draft.CaughtUpTo, timed, draft.Given) { RetriedUpTo = retried },
                answers
            );
            draft.MarkAsked();
            if (answers.Count == 0)
                return;
            if (pass > MostPasses)
            {
                Stop(draft, answers);
                return;
            }
            var written = WrittenField.None;
            List<(WrittenField Field, string Rule)>? writers = null;
            foreach (var answer in answers)
                Fire(draft, answer, ref writers, ref written);
        }
    }

    /// <summary>Looks once more for somebody who takes the ticket, when it is known who is on duty.</summary>
    private static void OfferAgain(DecisionDraft draft, Instant now)
    {
        if (!MayOffer(draft))
            return;
        draft.CaughtUpTo = Instant.Max(draft.CaughtUpTo, now);
        AskRules(draft);
    }

    /// <summary>Whether a rule looked for somebody and found nobody, and it is known who is on duty.</summary>
    private static bool MayOffer(DecisionDraft draft) =>
        draft.Rules.Escalations is { AsksRoster: true }
        && draft.Given?.Roster is not null
        && draft.Ticket.Escalated is { AnyRefused: true };

    private static void Stop(DecisionDraft draft, List<RuleAnswer> answers)
    {
        var left = new RuleFiring[answers.Count];
        for (var i = 0; i < left.Length; i++)
            left[i] = new(answers[i].Rule.Name, answers[i].Number, answers[i].DueAt, Stopped: true);
        draft.Record(new CascadeStopped { Left = new(left) }, Actor.System("rules"), draft.Now, cause: draft.Version);
        draft.MarkAsked();
    }

    /// <summary>Records that a rule fires, and carries out its actions as far as no rule before it in the pass has
    /// written the same field.</summary>
    private static void Fire(
        DecisionDraft draft,
        in RuleAnswer answer,
        ref List<(WrittenField Field, string Rule)>? writers,
        ref WrittenField written
    )
    {
        var (rule, by) = (answer.Rule, answer.Rule.By);
        var isRefused = rule.OnlyCommands && !draft.IsHistory && !MayDoAny(draft, rule);
        if (isRefused && answer.IsRetried)
            return;
        List<string>? notDone = null;
        var repetition = answer.Earlier is { Refused: false } earlier ? earlier.Repetition + 1 : answer.Earlier?.Repetition ?? 0;
        var fired = new RuleFired(rule.Name, answer.Number, answer.DueAt)
        {
            Did = rule.Did,
            Objective = rule.Objective,
            Repetition = repetition,
            NextAt = isRefused ? null : rule.NextAfter(answer.DueAt, draft.Now, repetition),
            Refused = isRefused,
        };
        if (answer.Cause is { } cause)
            draft.Record(fired, by, draft.Now, cause: cause);
        else
            draft.Pass(fired, by);
        ChooseTargets(draft, draft.Now, fired.Version);
        ClockPoints.Correct(draft, draft.Now, fired.Version);
        var own = WrittenField.None;
        for (var i = 0; i < rule.Actions.Count; i++)
        {
            var (action, writes) = (rule.Actions[i], rule.Writes[i]);
            if (draft.IsHistory && (writes & WrittenField.ByHistory) != 0)
            {
                (notDone ??= []).Add($"{action.Word}: {SaidByHistory}");
                continue;
            }
            if ((writes & written) != 0)
            {
                (notDone ??= []).Add($"{action.Word}: {writers!.Find(w => (w.Field & writes) != 0).Rule}");
                continue;
            }
            if (rule.CommandOf(i, draft.Ticket, draft.Policies) is not { } command)
                continue;
            // What was refused has written nothing, and leaves the field to a rule after it.
            if (CarryOut(draft, command, fired.Version, rule.CauseOn(draft.Ticket, draft.EventOf(answer.Cause))) is { } no)
                (notDone ??= []).Add($"{action.Word}: {no.Code}");
            else
                own |= writes;
        }
        if (own != WrittenField.None)
            (writers ??= []).Add((own, rule.Name));
        written |= own;
        if (notDone is not null)
            draft.Replace(fired, fired with { NotDone = [.. notDone] });
    }

    /// <summary>Whether the state lets any command of a rule through as things are.</summary>
    private static bool MayDoAny(DecisionDraft draft, FiringRule rule)
    {
        for (var i = 0; i < rule.Actions.Count; i++)
            if (rule.CommandOf(i, draft.Ticket, draft.Policies) is not { } command)
                return true;
            else if (Ask(draft, command, out _).IsPermitted && !(rule.Actions[i].AsksRoster && FindsNobody(draft, command)))
                return true;
        return false;
    }

    /// <summary>Whether nobody gets the ticket by a command that asks the assignment policy.</summary>
    private static bool FindsNobody(DecisionDraft draft, TicketCommand command) =>
        MessageTable.RowOf(command).Decide(command, new(draft.Ticket, draft.Policies, draft.Now) { Given = draft.Given })
            is { No: not null }
                or { Stays: true };

    /// <summary>Carries out the command of a rule because of an event; it happens when it is recorded.</summary>
    /// <param name="draft">The decision.</param>
    /// <param name="command">The command, by <c>system:</c> and the rule.</param>
    /// <param name="cause">The version of the event that says the rule has fired.</param>
    /// <param name="because">What the rule does it for.</param>
    /// <returns>Why not; null: it is done.</returns>
    private static Rejection? CarryOut(DecisionDraft draft, TicketCommand command, int cause, in RuleCause because)
    {
        var step = Ask(draft, command, out var stays);
        if (!step.IsPermitted)
            return step.Rejection ?? UnknownTrigger(MessageTable.TriggerOf(command), draft.Policies);
        if (step.Kind == TransitionKind.Ignored)
            return null;
        var verdict = MessageTable
            .RowOf(command)
            .Decide(command, new(draft.Ticket, draft.Policies, draft.Now) { Cause = because, Given = draft.Given });
        if (verdict.No is { } no)
            return no;
        var moves = step.Kind is TransitionKind.Move or TransitionKind.Reentry && !draft.IsHistory && !stays;
        Record(draft, verdict, command, draft.Now, moves && !verdict.Stays ? step.To.Name : null, cause);
        return null;
    }

    /// <summary>What the lifecycle says to the command of a rule.</summary>
    /// <param name="draft">The decision.</param>
    /// <param name="command">The command.</param>
    /// <param name="stays">Whether it moves nothing whatever the lifecycle says.</param>
    private static Transition Ask(DecisionDraft draft, TicketCommand command, out bool stays) =>
        TriggerOf(MessageTable.TriggerOf(command), draft.Policies, out stays) is { } trigger
            ? new AskedTrigger(draft.Ticket, trigger, command.By, command, draft.Now, draft.Policies).Answer()
            : default;
}
