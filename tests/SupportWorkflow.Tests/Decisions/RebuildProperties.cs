using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Properties;
using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Messages;
using SupportWorkflow.Resolutions;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Decisions;

/// <summary>Random commands by random people at random times.</summary>
[Properties(Arbitrary = [typeof(RebuildProperties)])]
public sealed class RebuildProperties
{
    private static readonly Actor[] People = [Customer, Agent, Lead, Engineer, Actor.System("test")];

    private static readonly Func<Actor, TicketCommand>[] Commands =
    [
        by => new FireTrigger("verify") { By = by },
        by => new HandOver("sales", "a question", "Wu") { By = by },
        by => new FireTrigger("no-such") { By = by },
        by => new AssignTicket(Agent: new("li.wei")) { By = by },
        by => new AssignTicket { By = by },
        by => new StartWork { By = by },
        by => new RecordContact { By = by },
        by => new AskRequester("?") { By = by },
        by => new RecordReply("!") { By = by },
        by => new WaitFor(WaitingOn.Vendor, "part") { By = by },
        by => new WaitFor(WaitingOn.Schedule, "visit") { By = by },
        by => new ResumeWork { By = by },
        by => new ResolveTicket(new(ResolutionResult.Resolved, "done")) { By = by },
        by => new ConfirmResolution { By = by },
        by => new RefuseResolution("no") { By = by },
        by => new CloseTicket { By = by },
        by => new CancelTicket("withdrawn") { By = by },
        by => new ClassifyTicket(new("hardware-fault"), "seen") { By = by },
        by => new ClaimTicket { By = by },
        by => new AcknowledgeTicket { By = by },
        by => new DeclineTicket("busy") { By = by },
        by => new LogWork("looked") { By = by },
        by => new GiveWorkaround("restart") { By = by },
        by => new RateTicket(4) { By = by },
        by => new AuditTicket(true) { By = by },
        by => new ArchiveTicket { By = by },
        by => new ReopenTicket("again") { By = by },
        by => new LinkTicket(new("t-2"), "duplicate-of") { By = by },
        by => new PrioritiseTicket { By = by, Impact = "training" },
        by => new PrioritiseTicket { By = by, Impact = "core-data-lost" },
        by => new ReturnToQueue("other work") { By = by },
        by => new CloseTicket("never answered") { By = by },
        by => new AssignTicket(new("software")) { By = by, Reason = "another group" },
        by => new WaitFor(WaitingOn.OtherTeam, "network") { By = by },
        by => new SetFields([new("device", FactValue.Missing), new("complex", FactValue.Of(true))]) { By = by },
        by => new SetFields([new("device", FactValue.Of("ERP 5")), new("impact", FactValue.Of("degraded"))], "told by phone") { By = by },
        by => new RecordReply("see the log")
        {
            By = by,
            Attachments = [new("erp.log", 12)],
            Fields = [new("persists", FactValue.Of(false))],
        },
        by => new PrioritiseTicket("by hand") { By = by, Priority = new("P1") },
    ];

    /// <summary>Half of the orders happened some time before they are decided.</summary>
    public static Arbitrary<Steps<Step>> Walks =>
        LockStep.Of(
            from command in Gen.Choose(0, Commands.Length - 1)
            from person in Gen.Choose(0, People.Length - 1)
            from minutes in Gen.Choose(0, 600)
            from back in Gen.Frequency((1, Gen.Constant(0)), (1, Gen.Choose(0, 700)))
            select new Step(command, person, minutes, back)
        );

    [Property]
    [Trait("Requirement", "RPT-5")]
    public Property Rebuilding_from_the_events_gives_the_snapshot_after_every_step(Steps<Step> steps) => Walk(steps, (world, decision) =>
        {
            world.Events.AddRange(decision.Events);
            var rebuilt = CallCenter.Rebuild(world.Events);
            if (rebuilt != decision.Ticket)
                return $"{rebuilt} is not {decision.Ticket}";
            return rebuilt.WakeUp == decision.WakeUp ? null : $"wake-up {rebuilt.WakeUp} is not {decision.WakeUp}";
        });

    [Property(Cases = 50)]
    [Trait("Requirement", "RPT-5")]
    public Property Snapshot_and_history_survive_JSON_after_every_step(Steps<Step> steps) => Walk(steps, (world, decision) =>
        {
            world.Events.AddRange(decision.Events);
            var events = TicketJson.ReadEvents(TicketJson.Write([.. world.Events]));
            if (!events.SequenceEqual(world.Events))
                return "the history changed";
            if (CallCenter.Rebuild(events) != decision.Ticket)
                return "the history gives another ticket";
            return TicketJson.ReadTicket(TicketJson.Write(decision.Ticket)) == decision.Ticket ? null : "the snapshot changed";
        });

    [Property]
    public Property An_accepted_command_moves_the_version_by_its_events_and_a_refused_one_changes_nothing(Steps<Step> steps) =>
        Walk(steps, (world, decision) =>
        {
            if (!decision.IsAccepted)
                return ReferenceEquals(decision.Ticket, world.Ticket) && decision.Events.Count == 0 ? null : "a refusal changed something";
            if (decision.Ticket.Version != world.Ticket.Version + decision.Events.Count)
                return $"version {decision.Ticket.Version}";
            var next = world.Ticket.Version + 1;
            return decision.Events.Select((e, i) => e.Version == next + i).All(right => right) ? null : "a gap in the versions";
        });

    /// <summary>What the lint of profiles rests on: it says that no event happens whose triggers a lifecycle lacks.</summary>
    [Property(Cases = 50, EndSize = 20)]
    public Property An_event_is_made_by_a_trigger_that_its_row_names(Steps<Step> steps) => Walk(steps, (world, _) =>
        {
            foreach (var order in Commands.SelectMany(c => People.Select(c)))
            foreach (var e in CallCenter.Decide(world.Ticket, order, world.Now).Events.Where(e => e.By == order.By.Id))
            {
                var by = MessageTable.Events.Single(r => r.Name == e.Name).By;
                if (by.Count > 0 && !by.Contains(MessageTable.TriggerOf(order)))
                    return $"{e.Name} is made by {MessageTable.TriggerOf(order)}, not only by {string.Join(", ", by)}";
            }
            return null;
        });

    [Property]
    public Property Recorded_times_never_fall_and_every_state_is_known(Steps<Step> steps) => Walk(steps, (world, decision) =>
        {
            var last = world.Ticket.ChangedAt;
            foreach (var e in decision.Events)
            {
                if (e.RecordedAt < last || e.OccurredAt > e.RecordedAt)
                    return $"{e.Name} recorded {e.RecordedAt}, occurred {e.OccurredAt}, after {last}";
                last = e.RecordedAt;
            }
            var state = decision.Ticket.State.Name;
            return CallCenter.Lifecycle.FindState(state) is null ? $"unknown state {state}" : null;
        });

    [Property(Cases = 20, EndSize = 12)]
    public Property Advancing_in_small_steps_and_in_one_jump_raises_the_same_points(Steps<Step> steps) => Walk(steps, (_, decision) =>
        {
            var (from, until) = (decision.Ticket.ChangedAt, decision.Ticket.ChangedAt + Duration.FromDays(8));
            var jumped = RanBefore(CallCenter.Advance(decision.Ticket, until));
            var stepped = new List<(string, string, Instant)>();
            var ticket = decision.Ticket;
            for (var at = from; at < until + Duration.FromMinutes(97); at += Duration.FromMinutes(97))
            {
                var small = CallCenter.Advance(ticket, Instant.Min(at, until));
                stepped.AddRange(RanBefore(small));
                ticket = small.Ticket;
            }
            return jumped.SequenceEqual(stepped) ? null : $"{string.Join(" ", jumped)} is not {string.Join(" ", stepped)}";

            // A clock that a rule starts on the way begins when the rule is carried out: one jump carries it out at its end.
            IEnumerable<(string, string, Instant)> RanBefore(Decision advanced) =>
                advanced
                    .Events.OfType<ClockPointReached>()
                    .Where(e => decision.Ticket.Clock(e.Objective) is { IsOpen: true } clock && clock.Cycle == e.Cycle)
                    .Select(e => (e.Objective, e.Point, e.DueAt));
        });

    /// <summary>
    /// What an order's arguments lack is not the lifecycle's to say; all else is answered alike, unless it rests on what comes with it.
    /// </summary>
    [Property(Cases = 30, EndSize = 20)]
    [Trait("Requirement", "ROL-1")]
    public Property What_is_permitted_is_decided_so(Steps<Step> steps) => Walk(steps, (world, _) =>
        {
            foreach (var person in People)
            {
                var asked = CallCenter.Permitted(world.Ticket, person, world.Now);
                var (permitted, once) = (asked.Now, asked.OnceKnown.Select(o => o.Trigger.Name).ToHashSet());
                foreach (var order in Commands.Select(c => c(person)))
                {
                    var decision = CallCenter.Decide(world.Ticket, order, world.Now);
                    var may = CallCenter.Lifecycle.FindTrigger(MessageTable.TriggerOf(order)) is { } trigger && permitted.Contains(trigger);
                    if (once.Contains(MessageTable.TriggerOf(order)))
                        continue;
                    if (decision.IsAccepted && !may)
                        return $"{order} is decided and was not permitted";
                    if (may && decision.Rejection?.Code.Split('.')[0] is "lifecycle" or "actor")
                        return $"{order} was permitted and refused: {decision.Rejection}";
                }
            }
            return null;
        });

    /// <summary>Walks a ticket through random commands; what is checked sees the world before each decision and the decision.</summary>
    private static Property Walk(Steps<Step> steps, Func<World, Decision, string?> check)
    {
        var world = new World();
        return steps.Agree(step =>
        {
            world.Now += Duration.FromMinutes(step.Minutes);
            var order = step.Order with { OccurredAt = world.Now - Duration.FromMinutes(step.Back) };
            var decision = CallCenter.Decide(world.Ticket, order, world.Now);
            var difference = check(world, decision);
            world.Ticket = decision.Ticket;
            return difference;
        });
    }

    public sealed record Step(int Command, int Person, int Minutes, int Back)
    {
        internal TicketCommand Order => Commands[Command](People[Person]);

        public override string ToString() => $"after {Minutes} minutes, told {Back} minutes late: {Order}";
    }

    private sealed class World
    {
        public World()
        {
            var opened = CallCenter.Open(Opening(), Friday);
            (Ticket, Now) = (opened.Ticket, Friday);
            Events.AddRange(opened.Events);
        }

        public Ticket Ticket { get; set; }

        public Instant Now { get; set; }

        public List<TicketEvent> Events { get; } = [];
    }
}
