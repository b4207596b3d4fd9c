using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Properties;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.ServiceLevels;

/// <summary>Random histories of several tickets, marks in any order of arrival. Reading every clock one by one must agree.</summary>
[Trait("Requirement", "RPT-4")]
[Properties(Arbitrary = [typeof(SlaBoardProperties)])]
public sealed class SlaBoardProperties
{
    private const int Last = 4000;

    private static readonly Instant Monday = Instant.FromUtc(2024, 10, 7, 0, 0);

    private static readonly string[] Objectives = ["response", "resolution", "update"];

    private static readonly PriorityCode[] Priorities = [new("P1"), new("P2"), new("P3")];

    private static readonly ValueList<WarningPoint> OwnPoints = [WarningPoint.Before(Duration.FromMinutes(45)), WarningPoint.Used(60)];

    private static readonly CalendarBook Book = CalendarBook.Of(
        ("a", WorkCalendar.In("UTC").Open(Weekdays.MondayToFriday, "08:00-12:00", "13:00-18:30").Build()),
        ("b", WorkCalendar.In("UTC").Open(Weekdays.MondayToFriday, "06:15-07:00", "20:00-23:45").Build())
    );

    private static readonly Gen<int> Minute = Gen.OneOf(Gen.Choose(0, Last), Gen.Choose(0, 100).Select(q => q * 30));

    private static readonly Gen<SlaTarget> Target = Gen.OneOf(
        Gen.Choose(1, 5000).Select(m => SlaTarget.Elapsed(Duration.FromMinutes(m))),
        Gen.Choose(1, 1500)
            .SelectMany(
                m => Gen.Elements("a", "b"),
                (m, c) => SlaTarget.Work(Duration.FromMinutes(m), c, m % 3 == 0 ? ClosingRule.NextOpening : ClosingRule.ClosingInstant)
            ),
        Gen.Choose(1, 4)
            .SelectMany(_ => Gen.Elements(BusinessDayRule.SameTime, BusinessDayRule.EndOfDay), (d, r) => SlaTarget.BusinessDays(d, "a", r)),
        Gen.Choose(0, 6000).Select(m => SlaTarget.Until(At(m)))
    );

    private static readonly Gen<ClockMarkKind> Kind = Gen.Elements(
        ClockMarkKind.Start,
        ClockMarkKind.Start,
        ClockMarkKind.Start,
        ClockMarkKind.StartAgain,
        ClockMarkKind.Pause,
        ClockMarkKind.Pause,
        ClockMarkKind.Resume,
        ClockMarkKind.Resume,
        ClockMarkKind.PauseFrom,
        ClockMarkKind.Stop,
        ClockMarkKind.StopByState,
        ClockMarkKind.CancelByState,
        ClockMarkKind.Reset,
        ClockMarkKind.Retarget,
        ClockMarkKind.Retarget,
        ClockMarkKind.Reopen,
        ClockMarkKind.Reopen,
        ClockMarkKind.ReopenAnew
    );

    private static readonly Gen<Step> Mark =
        from kind in Kind
        from ticket in Gen.Choose(0, 5)
        from objective in Gen.Choose(0, 2)
        from minute in Minute
        from target in Target
        from mode in Gen.Elements(RetargetMode.FromStart, RetargetMode.Rebase, RetargetMode.Keep)
        select new Step(What.Mark, ticket, objective, minute, target, mode) { Kind = kind };

    private static readonly Gen<Step> Other =
        from what in Gen.Elements(What.Remove, What.Priority, What.Take, What.Raise, What.Withdraw)
        from ticket in Gen.Choose(0, 5)
        from objective in Gen.Choose(0, 2)
        from minute in Gen.Choose(0, 3 * Last)
        select new Step(what, ticket, objective, minute);

    private static readonly Gen<Step> AnyStep = Gen.Frequency((4, Mark), (1, Other));

    /// <summary>From the best to the worst.</summary>
    private enum Standing
    {
        None,
        Paused,
        OnTime,
        AtRisk,
        Breached,
    }

    public enum What
    {
        Mark,
        Remove,
        Priority,
        Take,
        Raise,
        Withdraw,
    }

    public static Arbitrary<Steps<Step>> Walks => LockStep.Of(AnyStep);

    [Property]
    public Property The_board_stands_as_every_clock_read_one_by_one(Steps<Step> steps) => steps.Agree(new World().Do);

    private static Instant At(int minute) => Monday + Duration.FromMinutes(minute);

    public sealed record Step(What What, int Ticket, int Objective, int Minute, SlaTarget Target = default, RetargetMode Mode = default)
    {
        internal ClockMarkKind Kind { get; init; }

        public override string ToString() =>
            $"{What} {(What == What.Mark ? $"{Kind} ({Target}, {Mode})" : "")} t{Ticket} {Objectives[Objective]} at {Minute}";
    }

    private sealed class Ticket(int number)
    {
        public TicketId Id { get; } = new($"t{number}");

        public int Priority { get; set; }

        public bool IsOnBoard { get; set; }

        public SlaClock?[] Clocks { get; } = new SlaClock?[Objectives.Length];

        public bool[] Taken { get; } = new bool[Objectives.Length];
    }

    private sealed class World
    {
        private readonly SlaBoard _board = new(
            Book,
            [new("response", "Response", new(default, null), new(default, null), default) { Warn = OwnPoints }]
        );

        private readonly Ticket[] _tickets = [.. Enumerable.Range(0, 6).Select(n => new Ticket(n))];
        private int _order;
        private Instant _lastMark = Monday;

        public string? Do(Step step)
        {
            var ticket = _tickets[step.Ticket];
            ref var clock = ref ticket.Clocks[step.Objective];
            switch (step.What)
            {
                case What.Mark:
                    clock = Say(clock ?? new(Objectives[step.Objective]), step);
                    Set(ticket);
                    break;
                case What.Remove:
                    if (_board.Remove(ticket.Id) != ticket.IsOnBoard)
                        return "it is known to one of both only";
                    _tickets[step.Ticket] = new(step.Ticket);
                    break;
                case What.Priority:
                    ticket.Priority = step.Minute % Priorities.Length;
                    Set(ticket);
                    break;
                case What.Raise when clock?.NextPoint(default, Book) is { } due:
                    clock = clock.Raise(due with { Order = ++_order });
                    Set(ticket);
                    break;
                case What.Withdraw when clock?.Raised is [.., var last]:
                    clock = clock.Withdraw(last);
                    Set(ticket);
                    break;
                case What.Take when Take(At(step.Minute)) is { } wrong:
                    return wrong;
            }
            var turns = _tickets
                .SelectMany(t => t.Clocks)
                .SelectMany(Turns)
                .SelectMany(t => (Instant[])[t - Duration.Epsilon, t, t + Duration.Epsilon]);
            return turns
                .Concat([_lastMark, At(step.Minute), At(3 * Last)])
                .Where(i => i >= _lastMark)
                .Distinct()
                .Select(Differs)
                .FirstOrDefault(d => d is not null)
                ?? (_board.NextDue?.At == Dues().Select(d => (Instant?)d.Due.At).Min() ? null : $"next due {_board.NextDue}");
        }

        /// <summary>Where to look most closely.</summary>
        private static IEnumerable<Instant> Turns(SlaClock? clock) =>
            clock is null
                ? []
                : ((WarningPoint?[])[null, WarningPoint.Used(80), .. OwnPoints.Select(p => (WarningPoint?)p)])
                    .Select(p => clock.Reaches(p, Book))
                    .OfType<Instant>();

        private SlaClock Say(SlaClock clock, Step step)
        {
            var chooses = step.Kind == ClockMarkKind.Retarget || (step.Kind == ClockMarkKind.Reset && step.Minute % 2 == 0);
            var choice = clock.Target is null || chooses ? new TargetChoice(step.Target, step.Mode) : null;
            Note(At(step.Minute));
            clock = clock.Place(new(step.Kind, At(step.Minute), ++_order, choice));
            if (step.Kind != ClockMarkKind.PauseFrom)
                return clock;
            var until = At(step.Minute + 1 + (step.Objective * 300));
            Note(until);
            return clock.Place(new(ClockMarkKind.PauseUntil, until, ++_order));
        }

        private void Note(Instant at) => _lastMark = Instant.Max(_lastMark, at);

        private void Set(Ticket ticket)
        {
            _board.Set(ticket.Id, Priorities[ticket.Priority], [.. ticket.Clocks.OfType<SlaClock>()]);
            ticket.IsOnBoard = true;
            Array.Clear(ticket.Taken);
        }

        private string? Take(Instant now)
        {
            var expected = Dues().Where(d => d.Due.At <= now).Select(d => d.Due).ToList();
            var taken = new List<(TicketId Ticket, string Objective, Instant At)>();
            while (_board.TryTake(now, out var due))
                taken.Add(due);
            foreach (var (due, ticket, objective) in Dues().Where(d => d.Due.At <= now).ToList())
                ticket.Taken[objective] = true;
            if (!taken.Select(t => t.At).SequenceEqual(taken.Select(t => t.At).Order()))
                return "taken out of order";
            return taken.ToHashSet().SetEquals(expected) && taken.Count == expected.Count
                ? null
                : $"taken {string.Join(' ', taken)}, not {string.Join(' ', expected)}";
        }

        private IEnumerable<((TicketId Ticket, string Objective, Instant At) Due, Ticket Ticket, int Objective)> Dues() =>
            from ticket in _tickets
            where ticket.IsOnBoard
            from objective in Enumerable.Range(0, Objectives.Length)
            let clock = ticket.Clocks[objective]
            where clock is { Phase: ClockPhase.Running or ClockPhase.Paused } && !ticket.Taken[objective]
            let point = clock.NextPoint(default, Book)
            where point is not null
            select ((ticket.Id, Objectives[objective], point.Value.DueAt), ticket, objective);

        private string? Differs(Instant at)
        {
            var tickets = _tickets
                .Where(t => t.IsOnBoard)
                .Select(t => (t.Priority, Clocks: t.Clocks.Select(c => StandingOf(c, at)).ToArray()))
                .ToList();
            for (var priority = -1; priority < Priorities.Length; priority++)
            {
                PriorityCode? code = priority < 0 ? null : Priorities[priority];
                var mine = tickets.Where(t => priority < 0 || t.Priority == priority).Select(t => t.Clocks).ToList();
                // A ticket that owes nothing is on time; a clock that ended does not count.
                var expected = Counts(mine.Select(c => c.Max()).Select(s => s == Standing.None ? Standing.OnTime : s));
                if (_board.Count(at, code) != expected)
                    return $"{code} at {at}: {_board.Count(at, code)}, one by one {expected}";
                for (var objective = 0; objective < Objectives.Length; objective++)
                {
                    expected = Counts(mine.Select(c => c[objective]));
                    if (_board.Count(at, code, Objectives[objective]) is var counts && counts != expected)
                        return $"{Objectives[objective]} of {code} at {at}: {counts}, one by one {expected}";
                }
            }
            foreach (var (named, standing) in new[] { (_board.Breached(at), Standing.Breached), (_board.AtRisk(at), Standing.AtRisk) })
                if (named.Count != tickets.Count(t => t.Clocks.Max() == standing))
                    return $"{standing} at {at}: {named}";
            return null;
        }

        private static Standing StandingOf(SlaClock? clock, Instant at)
        {
            if (clock?.At(at, Book) is not { Phase: ClockPhase.Running or ClockPhase.Paused } read)
                return Standing.None;
            if (read.BreachedAt < at)
                return Standing.Breached;
            // A target that was used up when it was chosen is due that very instant, paused or not: it becomes late without time counting.
            if (read.Phase == ClockPhase.Paused && read.BreachedAt != at)
                return Standing.Paused;
            var allowed = read.Used + read.Remaining;
            Duration[] levels =
                clock.Objective == "response" ? [allowed - Duration.FromMinutes(45), allowed * 60 / 100] : [allowed * 80 / 100];
            return levels.Any(l => l > Duration.Zero && read.Used >= l) ? Standing.AtRisk : Standing.OnTime;
        }

        private static BoardCounts Counts(IEnumerable<Standing> all)
        {
            var each = all.ToLookup(s => s);
            return new(Of(Standing.OnTime), Of(Standing.AtRisk), Of(Standing.Breached), Of(Standing.Paused));

            int Of(Standing standing) => each[standing].Count();
        }
    }
}
