using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Properties;
using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Resolutions;
using SupportWorkflow.ServiceLevels;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Escalations;

/// <summary>Random rules on random tickets over weeks.</summary>
public sealed class RuleProperties
{
    private const string Base = """
        {
          "rules": [],
          "levels": [{ "role": "lead" }, { "role": "department-head" }, { "role": "executive" }],
          "objectives": {
            "resolution": {
              "targets": [
                { "if": { "fact": "priority", "is": "P1" }, "within": "PT2H" }, { "if": { "fact": "priority", "is": "P2" }, "within": "PT4H" },
                { "if": { "fact": "priority", "is": "P3" }, "within": "PT8H", "calendar": "business" }, { "within": "PT24H", "calendar": "business" }
              ]
            },
            "promise": { "name": { "en": "P" }, "start": { "byRule": true }, "stop": { "events": ["requester-contacted"] }, "targets": [{ "within": "PT4H" }], "repeats": true }
          }
        }
        """;

    private static readonly Profiles.WorkflowProfile Profile = ProfileWith(Base);

    private static readonly Actor Staff = new("li.wei", Role.Agent, Role.Lead, Role.Engineer);

    private static readonly Func<TicketCommand>[] Commands =
    [
        () => new AssignTicket(Agent: new("li.wei")) { By = Staff, Reason = "again" }, () => new StartWork { By = Staff }, () => new StartWork { By = Staff }, () => new RecordContact { By = Staff },
        () => new LogWork("looked") { By = Staff }, () => new LogWork("looked") { By = Staff }, () => new AskRequester("?") { By = Staff }, () => new RecordReply("!") { By = Staff },
        () => new WaitFor(WaitingOn.Vendor, "part") { By = Staff }, () => new WaitFor(WaitingOn.Schedule, "visit") { By = Staff }, () => new ResumeWork { By = Staff },
        () => new ResolveTicket(new(ResolutionResult.Resolved, "done")) { By = Staff }, () => new RefuseResolution("no") { By = Staff }, () => new ConfirmResolution { By = Staff },
        () => new CloseTicket { By = Staff }, () => new ReopenTicket("again") { By = Staff }, () => new SetFields([new("complex", FactValue.Of(true))]) { By = Staff },
        () => new PrioritiseTicket("by hand") { By = Staff, Priority = new("P1") }, () => new PrioritiseTicket("by hand") { By = Staff, Priority = new("P3") }, () => new PrioritiseTicket("by hand") { By = Staff, Priority = new("P4") },
    ];

    private static readonly Gen<(int Command, int Minutes)[]> Walks = Gen.ArrayOf(
        from command in Gen.Choose(0, Commands.Length - 1)
        from minutes in Gen.Frequency((4, Gen.Choose(0, 120)), (2, Gen.Choose(0, 1500)), (1, Gen.Constant(0)), (1, Gen.Choose(0, 6000)))
        select (command, minutes));

    private static Arbitrary<(BothRules[] Rules, (int Command, int Minutes)[] Walk)> Cases => Arb.From(
        from rules in RuleGen.Rules from walk in Walks select (rules, walk),
        c => [
            .. c.rules.Select((_, i) => (c.rules.Where((_, j) => j != i).ToArray(), c.walk)).Where(s => s.Item1.Length > 0),
            .. c.walk.Select((_, i) => (c.rules, c.walk.Where((_, j) => j != i).ToArray())),
        ]);

    [Fact]
    [Trait("Requirement", "ESC-4")]
    public void A_naive_evaluator_that_asks_every_rule_every_minute_agrees() => PropertyCheck.Run(Prop.ForAll(Cases, c =>
    {
        var workflow = Profile.Compile(p => c.Rules.Aggregate(p, (all, r) => all.AddRule(r.Real)));
        var kinds = workflow.Lifecycle.States.AsEnumerable().ToDictionary(s => s.Name, s => s.Kind.ToString().ToLowerInvariant());
        var naive = new NaiveEscalation([.. c.Rules.Select(r => r.Naive)], kinds, workflow.Calendars["business"], Friday);
        var told = new List<TicketEvent>();
        var ticket = Keep(workflow.Open(Opening(), Friday));
        naive.Begin();
        var minute = 0;
        foreach (var (command, gap) in c.Walk)
        {
            minute += gap;
            var at = Friday + Minutes(minute);
            Wake(at - Duration.Epsilon);
            var decision = workflow.Decide(ticket, Commands[command](), at);
            naive.Pass(minute, decision.IsAccepted);
            ticket = Keep(decision.IsAccepted ? decision : workflow.Advance(ticket, at));
            if (!decision.IsAccepted) continue;
            var done = decision.Events.AsEnumerable().First(e => e.By == Staff.Id);
            if (done is FieldsSet) naive.Complex = true;
            naive.Happen(done.Name, done.To, (done as TicketPrioritised)?.Priority.Code.Code);
        }
        minute += 20_000;
        Wake(Friday + Minutes(minute));
        naive.Pass(minute, false);

        var fired = told.OfType<RuleFired>().ToList();
        var late = fired.FirstOrDefault(f => f.DueAt != f.RecordedAt);
        var real = fired.Select(f => (f.Rule, (int)(f.RecordedAt - Friday).TotalMinutes)).ToList();
        var stopped = told.OfType<CascadeStopped>().SelectMany(s => s.Left.AsEnumerable().Select(l => (l.Rule, (int)(s.RecordedAt - Friday).TotalMinutes)));
        return (late is null && real.SequenceEqual(naive.Fired) && stopped.SequenceEqual(naive.Stopped))
            .Label($"{late}\nreal:  {string.Join(" ", real)}\nnaive: {string.Join(" ", naive.Fired)}\nstopped: {string.Join(" ", stopped)}, naive {string.Join(" ", naive.Stopped)}\nstates {string.Join(" ", told.Where(e => e.By == Staff.Id).Select(e => $"{e.Name}@{(e.RecordedAt - Friday).TotalMinutes}"))}");

        Ticket Keep(Decision decision)
        {
            told.AddRange(decision.Events);
            return decision.Ticket;
        }

        void Wake(Instant until)
        {
            while (ticket.WakeUp <= until) ticket = Keep(workflow.Advance(ticket, ticket.WakeUp.Value));
        }
    }), tests: 200, maxSize: 30);

    /// <summary>In one jump after an outage as in small steps, at most one firing has a number; what fires truly was due; JSON means what code does.</summary>
    [Fact]
    [Trait("Requirement", "ESC-4")]
    public void Once_a_key_never_for_a_paused_clock_and_alike_from_JSON_whatever_is_late() => PropertyCheck.Run(Prop.ForAll(Cases, c =>
    {
        var workflow = Profile.Compile(p => c.Rules.Aggregate(p, (all, r) => all.AddRule(r.Real)));
        var same = ProfileWith(Base.Replace("\"rules\": []", $"\"rules\": [{string.Join(",", c.Rules.Select(r => r.Real.ToJson()))}]", StringComparison.Ordinal)).Compile();
        var (opened, keys, at) = (workflow.Open(Opening(), Friday), new HashSet<(string, int)>(), Friday);
        var ticket = opened.Ticket;
        var told = opened.Events.ToList();
        foreach (var (command, gap) in c.Walk)
        {
            at += Minutes(gap);
            var (decision, other) = (workflow.Decide(ticket, Commands[command](), at), same.Decide(ticket, Commands[command](), at));
            if (!decision.Events.SequenceEqual(other.Events) || decision.WakeUp != other.WakeUp) return false.Label("JSON decides otherwise");
            if (decision.IsAccepted && decision.WakeUp <= at) return false.Label($"{decision.WakeUp} was not later than {at}");
            foreach (var fired in decision.Events.AsEnumerable().OfType<RuleFired>())
            {
                if (!keys.Add((fired.Rule, fired.Number))) return false.Label($"{fired.Rule} {fired.Number} twice");
                if (fired.DueAt > fired.RecordedAt || fired.OccurredAt != fired.RecordedAt) return false.Label($"{fired}");
                var rule = c.Rules.Single(r => r.Real.Name == fired.Rule).Real;
                if (rule.When.IsOfClock && IsPaused(fired.Version, rule.When.Name)) return false.Label($"{fired.Rule} on a paused clock");
            }
            ticket = decision.Ticket;
            told.AddRange(decision.Events);
            if (decision.IsAccepted && workflow.Rebuild(told) is var rebuilt && (rebuilt != ticket || rebuilt.WakeUp != ticket.WakeUp)) return false.Label($"rebuilt it is {rebuilt}, wakes {rebuilt.WakeUp}, not {ticket.WakeUp}");

            bool IsPaused(int version, string objective) =>
                workflow.Rebuild([.. told, .. decision.Events.AsEnumerable().TakeWhile(e => e.Version < version)]).Clock(objective)?.Phase == ClockPhase.Paused;
        }
        return true.ToProperty();
    }), tests: 150, maxSize: 30);
}
