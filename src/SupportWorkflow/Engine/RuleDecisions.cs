using NodaTime;

namespace SupportWorkflow.Decisions;

/// <summary>
/// Everything due by an instant, the earliest first: at each instant the points of clocks, then the escalation rules. What rules do sets off
/// further passes, at most eight; effects happen when they are recorded, the true due time is kept beside them (ESC-4).
/// </summary>
internal static class RuleDecisions
{
    /// <summary>Why nothing is done that imported history tells itself.</summary>
    public const string ToldByHistory = "history.told";

    private const int MostPasses = 8;

    /// <summary>Brings a ticket up to an instant.</summary>
    public static void Settle(DecisionDraft draft, Instant due)
    {
        if (!draft.Rules.Escalations.Any)
        {
            ClockPoints.Raise(draft, due);
            return;
        }
        // The wake-up was worked out with the last event: while it lies ahead, nothing is due and nothing has to be worked out.
        if (draft.Count == 0 && (draft.Ticket.WakeUp is not { } wakeUp || wakeUp > due)) return;
        var (isNew, most) = (draft.Count > 0, draft.Count + ClockPoints.MostSteps);
        while (draft.Count < most)
        {
            var before = draft.Count;
            var at = isNew ? draft.AsOf : Earlier(draft.Upcoming?.At, draft.Flip);
            if (at is not { } instant || instant > due) return;
            draft.AsOf = Instant.Max(draft.AsOf, instant);
            while (draft.Upcoming is { } point && point.At <= draft.AsOf && draft.Count < most) ClockPoints.Raise(draft, point);
            Pass(draft);
            if (draft.Count == before && !isNew) return;
            isNew = false;
        }
    }

    /// <summary>Asks the rules of events alone: what is due waits until time passes.</summary>
    public static void Hear(DecisionDraft draft) => Pass(draft, withTime: false);

    /// <summary>When something is due by itself; null: never.</summary>
    public static Instant? WakeUp(Ticket ticket, DecisionRules rules)
    {
        var point = ClockPoints.Next(ticket, rules)?.At;
        return rules.Escalations.Next(ticket, ticket.ChangedAt, point ?? Instant.MaxValue) ?? point;
    }

    public static Instant? Earlier(Instant? a, Instant? b) => a is null || b < a ? b : a;

    /// <summary>Puts the events no rule has heard of to the rules, and what time has made due; then what follows from that.</summary>
    private static void Pass(DecisionDraft draft, bool withTime = true)
    {
        var rules = draft.Rules.Escalations;
        List<RuleAnswer>? answers = null;
        for (var pass = 1; ; pass++)
        {
            var timed = withTime && (draft.Flip <= draft.AsOf || (draft.Given is not null && rules.AskOutside));
            if (!timed && (draft.Unheard & rules.Heard) == 0)
            {
                draft.Hear();
                return;
            }
            (answers ??= []).Clear();
            rules.Ask(new(draft.Ticket, draft.BeforeUnheard, draft.UnheardEvents, draft.AsOf, timed, draft.Given), answers);
            draft.Hear();
            if (answers.Count == 0) return;
            if (pass > MostPasses)
            {
                Stop(draft, answers);
                return;
            }
            var written = WrittenField.None;
            List<(WrittenField Field, string Rule)>? writers = null;
            foreach (var answer in answers) Fire(draft, answer, ref writers, ref written);
        }
    }

    private static void Stop(DecisionDraft draft, List<RuleAnswer> answers)
    {
        var left = new RuleFiring[answers.Count];
        for (var i = 0; i < left.Length; i++) left[i] = new(answers[i].Rule.Name, answers[i].Number, answers[i].DueAt, Stopped: true);
        draft.React(new CascadeStopped { Left = new(left) }, Actor.System("rules"), draft.Now, draft.Version);
        draft.Hear();
    }

    /// <summary>Records that a rule fires, and carries out what it does as far as no rule before it in the pass has written the same field.</summary>
    private static void Fire(DecisionDraft draft, in RuleAnswer answer, ref List<(WrittenField Field, string Rule)>? writers, ref WrittenField written)
    {
        var (rule, by) = (answer.Rule, answer.Rule.By);
        List<string>? notDone = null;
        var fired = new RuleFired(rule.Name, answer.Number, answer.DueAt) { Did = rule.Did };
        if (answer.Cause is { } cause) draft.React(fired, by, draft.Now, cause);
        else draft.Pass(fired, by);
        TargetDecisions.React(draft, draft.Now, fired.Version);
        var own = WrittenField.None;
        foreach (var effect in rule.Effects)
        {
            if (draft.IsHistory && (effect.Writes & WrittenField.Told) != 0)
            {
                (notDone ??= []).Add($"{effect.Word}: {ToldByHistory}");
                continue;
            }
            if ((effect.Writes & written) != 0)
            {
                (notDone ??= []).Add($"{effect.Word}: {writers!.Find(w => (w.Field & effect.Writes) != 0).Rule}");
                continue;
            }
            if (Order(effect, draft, rule) is not { } command) continue;
            own |= effect.Writes;
            if (Decider.Follow(draft, command, fired.Version) is { } no) (notDone ??= []).Add($"{effect.Word}: {no.Code}");
        }
        if (own != WrittenField.None) (writers ??= []).Add((own, rule.Name));
        written |= own;
        if (notDone is not null) fired.NotDone = [.. notDone];
    }

    /// <summary>The command an effect is carried out by; null: the event itself says it all.</summary>
    private static TicketCommand? Order(RuleEffect effect, DecisionDraft draft, FiringRule rule)
    {
        return effect switch
        {
            RuleEffect.RaisePriority raise when draft.Ticket.Priority is { } priority =>
                new PrioritiseTicket(Because()) { By = rule.By, Priority = draft.Rules.Scale.Raise(priority.Code, raise.Levels) },
            RuleEffect.Escalate up => new EscalateTicket(Because()) { By = rule.By, Level = up.Level },
            RuleEffect.Assign assign => new AssignTicket(assign.Team) { By = rule.By, Reason = Because() },
            RuleEffect.Fire fire => new FireTrigger(fire.Name, Because()) { By = rule.By },
            RuleEffect.MajorIncident major when !MajorIncidents.IsOne(draft.Ticket.Id) => new LinkTicket(MajorIncidents.IdOf(draft.Ticket, major), "parent") { By = rule.By },
            _ => null,
        };

        string Because() => DecisionTexts.Say("rule.because", rule.Text).English;
    }
}
