using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Properties;
using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Resolutions;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.ServiceLevels;

/// <summary>
/// No promise ever leaves the figures: however often a ticket is reopened, put under other targets or told about late, every promise that
/// was given is open, met, missed or cancelled in time, and clocks, board and a count over the events agree which.
/// </summary>
[Properties(Arbitrary = [typeof(PromiseSumProperties)])]
public sealed class PromiseSumProperties
{
    private static readonly WorkflowShelf Shelf = new(PromiseDesk.Version("1"), PromiseDesk.Version("2"));

    private static readonly Func<Instant, TicketCommand>[] Orders =
    [
        _ => new AssignTicket(Agent: new("li.wei")) { By = Lead },
        _ => new StartWork { By = Engineer },
        _ => new RecordContact { By = Agent },
        _ => new RecordContact("We have your request.") { By = Agent, IsAutomatic = true },
        _ => new RecordReply("!") { By = Customer },
        _ => new AskRequester("?") { By = Agent },
        _ => new WaitFor(WaitingOn.Vendor, "part") { By = Engineer },
        _ => new ResumeWork { By = Engineer },
        _ => new LogWork("looked") { By = Engineer },
        _ => new ResolveTicket(new(ResolutionResult.Resolved, "done")) { By = Engineer },
        _ => new CloseTicket { By = Agent },
        _ => new CancelTicket("gone") { By = Agent },
        _ => new ReopenTicket("again") { By = Agent },
        _ => new PrioritiseTicket("by hand") { By = Lead, Priority = new("P1") },
        _ => new PrioritiseTicket("by hand") { By = Lead, Priority = new("P2") },
        _ => new PrioritiseTicket("by hand") { By = Lead, Priority = new("P3") },
        _ => new SetFields([new("contract", FactValue.Of(false))], "ended") { By = Agent },
        _ => new SetFields([new("contract", FactValue.Of(true))], "signed") { By = Agent },
        at => new RecordPause(at, at + Minutes(35), "power cut") { By = Lead },
        at => new SetDue("fix", at + Minutes(300), "agreed") { By = Lead },
        at => new SetDue("round", at + Minutes(45), "agreed") { By = Lead },
        _ => new MoveToProfile(new("promise-desk", "1"), RetargetMode.FromStart, "new contract") { By = Lead },
        _ => new MoveToProfile(new("promise-desk", "2"), RetargetMode.Rebase, "new contract") { By = Lead },
        _ => new MoveToProfile(new("promise-desk", "2"), RetargetMode.Keep, "new contract") { By = Lead },
    ];

    /// <summary>Half of what happens is told late; some steps only let time pass.</summary>
    public static Arbitrary<Steps<Step>> Walks =>
        LockStep.Of(
            from order in Gen.Choose(-2, Orders.Length - 1)
            from minutes in Gen.Frequency((4, Gen.Choose(0, 90)), (1, Gen.Choose(0, 600)))
            from back in Gen.Frequency((1, Gen.Constant(0)), (1, Gen.Choose(0, 300)))
            select new Step(order, minutes, back)
        );

    [Property(Cases = 400, EndSize = 40)]
    [Trait("Requirement", "SLA-1")]
    public Property What_was_opened_is_open_met_missed_or_cancelled_in_time_however_it_is_counted(Steps<Step> steps)
    {
        var world = new World();
        return steps.Agree(step => world.Take(step) ?? world.Differs());
    }

    [Property(Cases = 200, EndSize = 40)]
    [Trait("Requirement", "SLA-9")]
    public Property Nothing_is_owed_while_no_target_applies(Steps<Step> steps)
    {
        var world = new World();
        return steps.Agree(step => world.Take(step) ?? world.Owes());
    }

    public sealed record Step(int Order, int Minutes, int Back)
    {
        public override string ToString() =>
            $"after {Minutes} minutes, told {Back} minutes late: {(Order < 0 ? "nothing" : Orders[Order](Friday))}";
    }

    private sealed class World
    {
        private readonly List<TicketEvent> _events = [];
        private readonly List<CountedPromises> _counted = [.. PromiseDesk.Promises.Select(p => new CountedPromises(p, PromiseDesk.KindOf))];
        private Ticket _ticket = null!;
        private Instant _now = Friday;

        public World() => Keep(Shelf.Find(new("promise-desk", "1"))!.Open(PromiseDesk.Opening(), Friday).EnsureAccepted());

        public string? Take(Step step)
        {
            _now += Desks.Minutes(step.Minutes);
            if (step.Order < 0)
            {
                Keep(Shelf.Of(_ticket).Advance(_ticket, _now));
                return null;
            }
            var at = _now - Desks.Minutes(step.Back);
            var order = Orders[step.Order](at);
            if (order is not MoveToProfile and not SetDue)
                order = order with { OccurredAt = at };
            Keep(Shelf.Decide(_ticket, order, _now));
            return null;
        }

        /// <summary>What only a contract promises nobody owes without one.</summary>
        public string? Owes()
        {
            if (_ticket.Field("contract").YesNo == true || _events.Any(e => e is ProfileChanged { Clocks: RetargetMode.Keep }))
                return null;
            return
                _ticket.Clocks.AsEnumerable().FirstOrDefault(c => c.Objective is "update" or "step" && c.Phase == ClockPhase.Running)
                    is { } owed
                ? $"{owed.Objective} runs in its cycle {owed.Cycle} without a target"
                : null;
        }

        public string? Differs()
        {
            // On the board the due instant is in time, also where a shorter target made it late at once.
            var (calendars, at) = (Shelf.Of(_ticket).Calendars, _now.PlusNanoseconds(1));
            var board = new SlaBoard(calendars);
            board.Set(_ticket.Id, default, _ticket.Clocks.AsSpan());
            var rebuilt = Shelf.Rebuild(_events);
            if (rebuilt != _ticket)
                return $"rebuilt {rebuilt} is not {_ticket}";
            for (var i = 0; i < _counted.Count; i++)
            {
                var (name, expected) = (PromiseDesk.Promises[i].Name, _counted[i].Read(at));
                if (!expected.Hold)
                    return $"{name}: the sum does not hold: {expected}";
                if (ByClock(_ticket.Clock(name), calendars, at) is var clock && clock != expected)
                    return $"{name} by its clock: {clock}, by its events: {expected}";
                var counts = board.Count(at, objective: name);
                if ((counts.Open, counts.Breached) != (expected.Open + expected.Breached, expected.Breached))
                    return $"{name} on the board: {counts}, by its events: {expected}";
            }
            return null;
        }

        private void Keep(Decision decision)
        {
            _ticket = decision.Ticket;
            foreach (var e in decision.Events)
            {
                _events.Add(e);
                foreach (var counted in _counted)
                    counted.Take(e);
            }
        }
    }

    private static PromiseCounts ByClock(SlaClock? clock, Calendars.CalendarBook calendars, Instant at)
    {
        var counts = new PromiseCounts();
        if (clock is null)
            return counts;
        foreach (var reading in clock.Finished(calendars).Append(clock.At(Instant.Max(at, clock.SaidUntil ?? at), calendars)))
            if (reading.Phase != ClockPhase.NotStarted)
                counts = reading.Outcome switch
                {
                    ClockOutcome.Open => counts with { Opened = counts.Opened + 1, Open = counts.Open + 1 },
                    ClockOutcome.Breached => counts with { Opened = counts.Opened + 1, Breached = counts.Breached + 1 },
                    ClockOutcome.Met => counts with { Opened = counts.Opened + 1, Met = counts.Met + 1 },
                    ClockOutcome.Missed => counts with { Opened = counts.Opened + 1, Missed = counts.Missed + 1 },
                    _ => counts with { Opened = counts.Opened + 1, Cancelled = counts.Cancelled + 1 },
                };
        return counts;
    }
}
