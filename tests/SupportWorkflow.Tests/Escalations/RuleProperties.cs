using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using Properties;
using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Resolutions;
using SupportWorkflow.ServiceLevels;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Escalations;

/// <summary>Random rules on random tickets over weeks.</summary>
[Properties(Arbitrary = [typeof(RuleGen), typeof(RuleProperties)], EndSize = 30)]
public sealed class RuleProperties
{
    private const string Base = """
        {
          "rules": [],
          "fields": { "visit": { "type": "instant", "name": { "en": "Visit" } } },
          "levels": [{ "role": "lead" }, { "role": "department-head" }, { "role": "executive", "repeat": "PT24000H" }],
          "objectives": {
            "resolution": {
              "targets": [
                { "if": { "fact": "priority", "is": "P1" }, "within": "PT2H" },
                { "if": { "fact": "priority", "is": "P2" }, "within": "PT4H" },
                { "if": { "fact": "priority", "is": "P3" }, "within": "PT8H", "calendar": "business" },
                { "within": "PT24H", "calendar": "business" }
              ]
            },
            "promise": {
              "name": { "en": "P" }, "start": { "byRule": true }, "stop": { "events": ["requester-contacted"] },
              "targets": [{ "within": "PT4H" }], "repeats": true
            }
          }
        }
        """;

    private static readonly Profiles.WorkflowProfile Profile = ProfileWith(Base);

    private static readonly Actor Staff = new("li.wei", Role.Agent, Role.Lead, Role.Engineer);

    private static readonly Func<Instant, TicketCommand>[] Commands =
    [
        at => new AssignTicket(Agent: new("li.wei")) { By = Staff, Reason = "again" },
        at => new StartWork { By = Staff },
        at => new StartWork { By = Staff },
        at => new RecordContact { By = Staff },
        at => new LogWork("looked") { By = Staff },
        at => new LogWork("looked") { By = Staff },
        at => new AskRequester("?") { By = Staff },
        at => new RecordReply("!") { By = Staff },
        at => new WaitFor(WaitingOn.Vendor, "part") { By = Staff },
        at => new WaitFor(WaitingOn.Schedule, "visit") { By = Staff },
        at => new ResumeWork { By = Staff },
        at => new ResolveTicket(new(ResolutionResult.Resolved, "done")) { By = Staff },
        at => new RefuseResolution("no") { By = Staff },
        at => new ConfirmResolution { By = Staff },
        at => new CloseTicket { By = Staff },
        at => new ReopenTicket("again") { By = Staff },
        at => new SetFields([new("complex", FactValue.Of(true))]) { By = Staff },
        at => Visit(at, -100),
        at => Visit(at, 0),
        at => Visit(at, 90),
        at => Visit(at, 4000),
        at => new PrioritiseTicket("by hand") { By = Staff, Priority = new("P1") },
        at => new PrioritiseTicket("by hand") { By = Staff, Priority = new("P3") },
        at => new PrioritiseTicket("by hand") { By = Staff, Priority = new("P4") },
    ];

    private static SetFields Visit(Instant at, int minutes) =>
        new([new("visit", FactValue.Of((at + Minutes(minutes)).ToString()))]) { By = Staff };

    public static Arbitrary<Steps<Step>> Walks =>
        LockStep.Of(
            from command in Gen.Choose(0, Commands.Length - 1)
            from minutes in Gen.Frequency((4, Gen.Choose(0, 120)), (2, Gen.Choose(0, 1500)), (1, Gen.Constant(0)), (1, Gen.Choose(0, 6000)))
            select new Step(command, minutes)
        );

    [Property(Cases = 150)]
    [Trait("Requirement", "ESC-4")]
    public Property A_naive_evaluator_that_asks_every_rule_every_minute_agrees(RandomRules drawn, Steps<Step> steps)
    {
        var workflow = Profile.Compile(p => drawn.Rules.Aggregate(p, (all, r) => all.AddRule(r.Real)));
        var kinds = workflow.Lifecycle.States.AsEnumerable().ToDictionary(s => s.Name, s => s.Kind.ToString().ToLowerInvariant());
        var naive = new NaiveEscalation([.. drawn.Rules.Select(r => r.Naive)], kinds, workflow.Calendars["business"], Friday);
        var told = new List<TicketEvent>();
        var ticket = Keep(workflow.Open(Opening(), Friday));
        naive.Begin();
        var minute = 0;
        foreach (var (command, gap) in steps.All)
        {
            minute += gap;
            var at = Friday + Minutes(minute);
            Wake(at - Duration.Epsilon);
            var decision = workflow.Decide(ticket, Commands[command](at), at);
            naive.Pass(minute, decision.IsAccepted);
            ticket = Keep(decision.IsAccepted ? decision : workflow.Advance(ticket, at));
            if (!decision.IsAccepted)
                continue;
            var done = decision.Events.AsEnumerable().First(e => e.By == Staff.Id);
            var sets = (done as FieldsSet)?.After[0].Name;
            if (sets == "complex")
                naive.Complex = true;
            else if (sets == "visit")
                naive.Visit = MinuteOf(InstantPattern.ExtendedIso.Parse(((FieldsSet)done).After[0].Value.Text!).Value);
            naive.Happen(done.Name, done.To, (done as TicketPrioritised)?.Priority.Code.Code, sets);
        }
        minute += 12_000;
        Wake(Friday + Minutes(minute));
        naive.Pass(minute, false);

        var fired = told.OfType<RuleFired>().ToList();
        var late = fired.FirstOrDefault(f => f.DueAt != f.RecordedAt && f.DueAt + Duration.Epsilon != f.RecordedAt);
        var real = fired.Select(f => (f.Rule, MinuteOf(f.RecordedAt))).ToList();
        var stopped = told.OfType<CascadeStopped>()
            .SelectMany(s => s.Left.AsEnumerable().Select(l => (l.Rule, MinuteOf(s.RecordedAt))))
            .ToList();
        var states = told.Where(e => e.By == Staff.Id).Select(e => $"{e.Name}@{MinuteOf(e.RecordedAt)}");
        return (late is null && real.SequenceEqual(naive.Fired) && stopped.SequenceEqual(naive.Stopped)).Label(
            $"""
            real:    {string.Join(" ", real)}
            naive:   {string.Join(" ", naive.Fired)}
            stopped: {string.Join(" ", stopped)}, naive {string.Join(" ", naive.Stopped)}
            states:  {string.Join(" ", states)}
            late:    {late}
            """
        );

        int MinuteOf(Instant at) => (int)(at - Friday).TotalMinutes;

        Ticket Keep(Decision decision)
        {
            told.AddRange(decision.Events);
            return decision.Ticket;
        }

        void Wake(Instant until)
        {
            while (ticket.WakeUp <= until)
                ticket = Keep(workflow.Advance(ticket, ticket.WakeUp.Value));
        }
    }

    /// <summary>
    /// In one jump after an outage as in small steps, at most one firing has a number; what fires truly was due; JSON means what code does.
    /// </summary>
    [Property(Cases = 150)]
    [Trait("Requirement", "ESC-4")]
    public Property Once_a_key_never_for_a_paused_clock_and_alike_from_JSON_whatever_is_late(RandomRules drawn, Steps<Step> steps)
    {
        var workflow = Profile.Compile(p => drawn.Rules.Aggregate(p, (all, r) => all.AddRule(r.Real)));
        var rules = string.Join(",", drawn.Rules.Select(r => r.Real.ToJson()));
        var same = ProfileWith(Base.Replace("\"rules\": []", $"\"rules\": [{rules}]", StringComparison.Ordinal)).Compile();
        var (opened, keys, at) = (workflow.Open(Opening(), Friday), new HashSet<(string, int, int, bool)>(), Friday);
        var ticket = opened.Ticket;
        var told = opened.Events.ToList();
        return steps.Agree(step =>
        {
            at += Minutes(step.Minutes);
            var command = Commands[step.Command](at);
            var (decision, other) = (workflow.Decide(ticket, command, at), same.Decide(ticket, command, at));
            if (!decision.Events.SequenceEqual(other.Events) || decision.WakeUp != other.WakeUp)
                return "JSON decides otherwise";
            if (decision.IsAccepted && decision.WakeUp <= at)
                return $"{decision.WakeUp} was not later than {at}";
            foreach (var e in decision.Events)
            {
                // What a point had set off may come again once the point was taken back.
                if (e is ClockPointWithdrawn undone)
                    keys.RemoveWhere(k =>
                        k.Item2 == undone.Cycle && drawn.Rules.Any(r => r.Real.Name == k.Item1 && r.Real.When.Name == undone.Objective)
                    );
                if (e is not RuleFired fired)
                    continue;
                if (!keys.Add((fired.Rule, fired.Number, fired.Repetition, fired.Refused)))
                    return $"{fired.Rule} {fired.Number} twice";
                if (fired.DueAt > fired.RecordedAt || fired.OccurredAt != fired.RecordedAt)
                    return $"{fired}";
                var rule = drawn.Rules.Single(r => r.Real.Name == fired.Rule).Real;
                if (rule.When.IsOfClock && IsPaused(fired.Version, rule.When.Name))
                    return $"{fired.Rule} on a paused clock";
            }
            ticket = decision.Ticket;
            told.AddRange(decision.Events);
            if (!decision.IsAccepted)
                return null;
            var rebuilt = workflow.Rebuild(told);
            return rebuilt == ticket && rebuilt.WakeUp == ticket.WakeUp
                ? null
                : $"rebuilt it is {rebuilt}, wakes {rebuilt.WakeUp}, not {ticket.WakeUp}";

            bool IsPaused(int version, string objective) =>
                workflow.Rebuild([.. told, .. decision.Events.AsEnumerable().TakeWhile(e => e.Version < version)]).Clock(objective)?.Phase
                == ClockPhase.Paused;
        });
    }

    public sealed record Step(int Command, int Minutes)
    {
        public override string ToString() => $"after {Minutes} minutes {Commands[Command](Friday)}";
    }
}
