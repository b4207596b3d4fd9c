using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Properties;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.ServiceLevels;

/// <summary>Random marks in random order of arrival, on random calendars of UTC. The clock of a minute stepper must agree.</summary>
[Properties(Arbitrary = [typeof(ClockProperties)])]
public sealed class ClockProperties
{
    private static readonly Instant Monday = Instant.FromUtc(2024, 10, 7, 0, 0);

    /// <summary>What the two calendars of a case may be; never over midnight.</summary>
    private static readonly string[][] Hours =
    [
        ["09:00-17:00"],
        ["08:00-12:00", "13:00-18:30"],
        ["00:00-24:00"],
        ["10:00-14:00"],
        ["06:15-07:00", "20:00-23:45"],
    ];

    private static readonly Gen<int> Minute = Gen.OneOf(Gen.Choose(0, 4000), Gen.Choose(0, 100).Select(q => q * 30));

    private static readonly Gen<NaiveTarget> Elapsed = Gen.Choose(1, 1500).Select(m => new NaiveTarget(m));

    private static readonly Gen<NaiveTarget> Working =
        from minutes in Gen.Choose(1, 900)
        from calendar in Gen.Elements("a", "b")
        select new NaiveTarget(minutes, calendar, minutes % 3 == 0);

    private static readonly Gen<NaiveTarget> Days =
        from days in Gen.Choose(1, 3)
        from rule in Gen.Elements(BusinessDayRule.SameTime, BusinessDayRule.EndOfDay)
        select new NaiveTarget(0, "a", false, days, rule);

    private static readonly Gen<NaiveTarget> Promise = Minute.Select(m => new NaiveTarget(0, Until: m + 200));

    private static readonly Gen<ClockMarkKind> Kind = Gen.Elements(
        ClockMarkKind.Start,
        ClockMarkKind.StartAgain,
        ClockMarkKind.Pause,
        ClockMarkKind.Pause,
        ClockMarkKind.Resume,
        ClockMarkKind.Resume,
        ClockMarkKind.PauseFrom,
        ClockMarkKind.Stop,
        ClockMarkKind.StopByState,
        ClockMarkKind.StopByState,
        ClockMarkKind.Cancel,
        ClockMarkKind.CancelByState,
        ClockMarkKind.Reset,
        ClockMarkKind.ResetKept,
        ClockMarkKind.Restart,
        ClockMarkKind.RestartKept,
        ClockMarkKind.Drop,
        ClockMarkKind.Retarget,
        ClockMarkKind.Retarget,
        ClockMarkKind.Reopen,
        ClockMarkKind.Reopen,
        ClockMarkKind.ReopenAnew
    );

    public static Arbitrary<Place> Places =>
        Arb.From(
            from first in Gen.OneOf(Elapsed, Working, Days)
            from second in first.Days > 0 ? Days
            : first.Calendar is null ? Elapsed
            : Working
            from a in Gen.Elements(Hours)
            from b in Gen.Elements(Hours)
            select new Place(first, second, a, b)
        );

    public static Arbitrary<Steps<Step>> Walks =>
        LockStep.Of(
            from kind in Kind
            from minute in Minute
            from rank in Gen.Choose(0, 600)
            from any in Gen.OneOf(Elapsed, Working, Days, Promise)
            from mode in Gen.Elements(RetargetMode.FromStart, RetargetMode.FromStart, RetargetMode.Rebase, RetargetMode.Keep)
            select new Step(minute, rank, any, mode) { Kind = kind }
        );

    /// <summary>What begins a further cycle by itself.</summary>
    private static bool Begins(ClockMarkKind kind) =>
        kind
            is ClockMarkKind.StartAgain
                or ClockMarkKind.Reset
                or ClockMarkKind.ResetKept
                or ClockMarkKind.Restart
                or ClockMarkKind.RestartKept;

    [Property(Cases = 150)]
    [Trait("Requirement", "SLA-7")]
    public Property A_minute_stepper_agrees_after_every_mark(Place place, Steps<Step> steps) =>
        Walk(
            place,
            steps,
            (world, minute) =>
            {
                var naive = new NaiveClock(world.IsOpen).Read(world.Said, minute);
                var read = world.Clock.At(At(minute), world.Book);
                var mine = (read.Phase, (int)read.Used.TotalMinutes, (int)read.Remaining.TotalMinutes, Of(read.DueAt), Of(read.BreachedAt));
                var theirs = (naive.Phase, naive.Used, naive.Remaining, naive.Due, naive.Breached);
                return mine == theirs ? null : $"at {minute}: {mine}, step by step {theirs}";
            },
            oneKindOfTime: true
        );

    [Property]
    public Property Marks_in_any_order_of_arrival_give_the_clock_of_ordered_arrival(Place place, Steps<Step> steps) =>
        Walk(place, steps, (world, minute) =>
        {
            var inOrder = world.Marks.OrderBy(m => m.At).ThenBy(m => m.Order).ToList();
            var ordered = inOrder.Aggregate(new SlaClock("x"), (clock, mark) => clock.Place(mark));
            if (ordered != world.Clock)
                return $"{world.Clock.ToJson()} is not {ordered.ToJson()}";
            var once = world.Marks.Aggregate(new SlaClock("x"), (clock, mark) => clock.Place(mark, once: true));
            var onceOrdered = inOrder.Aggregate(new SlaClock("x"), (clock, mark) => clock.Place(mark, once: true));
            return once == onceOrdered ? null : $"with what never matters dropped: {once.ToJson()} is not {onceOrdered.ToJson()}";
        });

    [Property]
    public Property Dropping_marks_that_never_matter_changes_no_reading(Place place, Steps<Step> steps) =>
        Walk(place, steps, (world, minute) =>
        {
            var marks = world.Marks.Where(m => !Begins(m.Kind)).ToList();
            var all = marks.Aggregate(new SlaClock("x"), (clock, mark) => clock.Place(mark));
            var few = marks.Aggregate(new SlaClock("x"), (clock, mark) => clock.Place(mark, once: true));
            return all.At(At(minute), world.Book) == few.At(At(minute), world.Book) && all.Cycle == few.Cycle
                ? null
                : $"{few.ToJson()} reads otherwise than {all.ToJson()}";
        });

    [Property]
    public Property Used_and_remaining_are_the_target_while_it_is_open(Place place, Steps<Step> steps) =>
        Walk(place, steps, (world, minute) =>
        {
            var (read, explained) = (world.Clock.At(At(minute), world.Book), world.Clock.Explain(At(minute), world.Book));
            if (read.Phase is not (ClockPhase.Running or ClockPhase.Paused) || explained.Target is not { } target)
                return null;
            if (target.Time > Duration.Zero && read.Used + read.Remaining != target.Time)
                return $"{read.Used} + {read.Remaining} is not {target}";
            return read.Used < Duration.Zero ? $"{read.Used} used" : null;
        });

    [Property]
    [Trait("Requirement", "SLA-7")]
    public Property A_paused_clock_never_advances_and_never_becomes_late(Place place, Steps<Step> steps) =>
        Walk(place, steps, (world, minute) =>
        {
            var clock = world.Clock.Place(new(ClockMarkKind.Pause, At(5000), 9_000_000));
            var (then, later) = (clock.At(At(5000), world.Book), clock.At(At(5000 + (10 * minute)), world.Book));
            return then.Phase != ClockPhase.Paused || (then.Used == later.Used && then.BreachedAt == later.BreachedAt)
                ? null
                : $"{then} became {later}";
        });

    [Property]
    [Trait("Requirement", "SLA-9")]
    public Property There_and_back_from_the_start_is_where_it_was(Place place, Steps<Step> steps) => Walk(place, steps, (world, minute) =>
        {
            // A dropped clock is taken up again by the first of the two, and what lies in between counts.
            if (world.Clock.Target is not { } target || world.Clock.IsDropped)
                return null;
            var there = world.Clock.Retarget(SlaTarget.Work(Duration.FromHours(3), "b"), At(5000)).Retarget(target, At(5001));
            // What changed the target on the way there is replaced as well, so the way is walked from the target itself.
            var here = world.Clock.Retarget(target, At(4999));
            var (before, after) = (here.At(At(5100), world.Book), there.At(At(5100), world.Book));
            return before == after ? null : $"{before} became {after}";
        });

    [Property]
    [Trait("Requirement", "SLA-11")]
    public Property The_explanation_adds_up_exactly_without_a_gap_and_both_languages_say_the_same(Place place, Steps<Step> steps) =>
        Walk(place, steps, (world, minute) =>
        {
            var (read, explained) = (world.Clock.At(At(minute), world.Book), world.Clock.Explain(At(minute), world.Book));
            var sum = explained.Segments.Aggregate(Duration.Zero, (total, s) => total + s.Counted);
            if (sum != explained.Sum)
                return $"{sum} is not {explained.Sum}";
            var whole = read is { Phase: ClockPhase.Running, BreachedAt: null } ? read.Used + read.Remaining : read.Used;
            if (explained.Sum != whole)
                return $"{explained.Sum} is neither the target nor what was used: {whole}";
            if (explained.Segments.Count > 0 && explained.Segments[0].Start != explained.StartedAt)
                return "it does not begin with the start";
            if (explained.Segments.Zip(explained.Segments.Skip(1)).Any(s => s.First.End != s.Second.Start))
                return "there is a gap";
            if (
                explained.Segments.Any(s =>
                    s.Why == ClockSegment.Work ? s.Counted != s.End - s.Start : s.Why != ClockSegment.Carried && s.Counted != Duration.Zero
                )
            )
                return "a stretch counts more or less than its length";
            var (en, zh) = (explained.ToText("en").Split('\n'), explained.ToText("zh").Split('\n'));
            if (en.Length != zh.Length || !en.Zip(zh).All(l => Digits(l.First) == Digits(l.Second)))
                return $"{explained.ToText("en")}\n{explained.ToText("zh")}";
            return explained.ToText("zh") == world.Clock.Explain(At(minute), world.Book).ToText("zh")
                ? null
                : "it reads otherwise the second time";
        });

    [Property]
    public Property The_parts_of_groups_and_engineers_add_up_to_the_whole(Place place, Steps<Step> steps) =>
        Walk(place, steps, (world, minute) =>
        {
            List<(Instant, string)> owners =
            [
                .. world.Said.OrderBy(s => s.Minute).Select(s => (At(s.Minute), s.Minute % 3 == 0 ? "group" : "li.wei")),
            ];
            var (parts, whole) = (world.Clock.UsedBy(owners, At(minute), world.Book), world.Clock.At(At(minute), world.Book).Used);
            var sum = parts.Aggregate(Duration.Zero, (total, part) => total + part.Used);
            if (parts.Select(p => p.Owner).Distinct().Count() != parts.Count)
                return "an owner comes twice";
            return sum == whole && parts.All(p => p.Used >= Duration.Zero) ? null : $"{parts} is not {whole}";
        });

    [Property]
    [Trait("Requirement", "SLA-8")]
    public Property A_point_comes_when_so_much_is_used(Place place, Steps<Step> steps) => Walk(place, steps, (world, minute) =>
        {
            var read = world.Clock.At(At(5000), world.Book);
            if (world.Clock.NextPoint([WarningPoint.Used(60)], world.Book) is not { Point: "60%" } point)
                return null;
            if (read.Phase != ClockPhase.Running || point.DueAt < At(5000))
                return null;
            var then = world.Clock.At(point.DueAt, world.Book);
            return then.Used == (then.Used + then.Remaining) * 60 / 100 ? null : $"{then} at {point}";
        });

    [Property(Cases = 60, EndSize = 250)]
    public Property A_long_history_reads_like_its_marks_walked_from_the_first(Place place, Steps<Step> steps)
    {
        var (world, warn) = (
            new World(place, oneKindOfTime: false),
            new[] { WarningPoint.Used(50), WarningPoint.Before(Duration.FromMinutes(9)) }
        );
        // Most histories are told in order; some of each is told late.
        var ordered = steps.All.Select((s, i) => (s, i)).OrderBy(s => s.s.Minute + (s.i % 20 == 0 ? 700 : 0)).Select(s => s.s).ToArray();
        foreach (var step in ordered)
        {
            world.Take(step);
            var (clock, at) = (world.Clock, At(step.Minute + 13));
            var anew = world.Marks.OrderBy(m => m.At).ThenBy(m => m.Order).Aggregate(new SlaClock("x"), (c, m) => c.Place(m));
            if (clock != anew || clock.ToJson() != anew.ToJson())
                return false.Label($"after {step}: {clock.ToJson()} is not {anew.ToJson()}");
            // The explanation walks every mark.
            foreach (var when in new[] { at, At(4200) })
                if (clock.At(when, world.Book) is var read && read != clock.Explain(when, world.Book).Reading)
                    return false.Label($"after {step}: {read} at {when}, walked from the first {clock.Explain(when, world.Book).Reading}");
            if (
                clock.NextPoint(warn, world.Book) != anew.NextPoint(warn, world.Book)
                || clock.Finished(world.Book) != anew.Finished(world.Book)
            )
                return false.Label($"after {step}: {clock.NextPoint(warn, world.Book)} is not {anew.NextPoint(warn, world.Book)}");
        }
        return true.ToProperty();
    }

    /// <summary>Says one thing after the other and checks the clock at three minutes after each.</summary>
    private static Property Walk(Place place, Steps<Step> steps, Func<World, int, string?> check, bool oneKindOfTime = false)
    {
        var world = new World(place, oneKindOfTime);
        return steps.Agree(step =>
        {
            world.Take(step);
            return check(world, step.Minute) ?? check(world, step.Rank * 8) ?? check(world, 4200);
        });
    }

    private static string Digits(string line) => string.Concat(line.Where(c => char.IsAsciiDigit(c)).Order());

    private static Instant At(int minute) => Monday + Duration.FromMinutes(minute);

    private static int? Of(Instant? at) =>
        at is { } known && (known - Monday).TotalMinutes <= NaiveClock.End ? (int)(known - Monday).TotalMinutes : null;

    /// <summary>Targets of one kind of time, and when the calendars a and b are open.</summary>
    public sealed record Place(NaiveTarget First, NaiveTarget Second, string[] A, string[] B)
    {
        public override string ToString() => $"first {First}, second {Second}, a open {string.Join(' ', A)}, b open {string.Join(' ', B)}";
    }

    public sealed record Step(int Minute, int Rank, NaiveTarget Any, RetargetMode Mode)
    {
        internal ClockMarkKind Kind { get; init; }

        public override string ToString() => $"{Kind} at {Minute}, rank {Rank}, {Any}, {Mode}";
    }

    private sealed class World
    {
        private readonly Place _place;
        private readonly bool _oneKindOfTime;
        private static readonly Dictionary<string, (WorkCalendar Calendar, bool[] Open)> Known = Hours.ToDictionary(
            h => string.Join(' ', h),
            h => Minutes(h)
        );

        private readonly (WorkCalendar Calendar, bool[] Open) _a,
            _b;

        public World(Place place, bool oneKindOfTime)
        {
            (_place, _oneKindOfTime) = (place, oneKindOfTime);
            (_a, _b) = (Known[string.Join(' ', place.A)], Known[string.Join(' ', place.B)]);
            Book = CalendarBook.Of(("a", _a.Calendar), ("b", _b.Calendar));
            Take(new(100, 0, place.First, RetargetMode.FromStart) { Kind = ClockMarkKind.Start });
        }

        public CalendarBook Book { get; }

        public SlaClock Clock { get; private set; } = new("x");

        public List<ClockMark> Marks { get; } = [];

        public List<Said> Said { get; } = [];

        public bool IsOpen(string calendar, int minute) => (calendar == "a" ? _a : _b).Open[minute];

        public void Take(Step step)
        {
            var order = (step.Rank * 1000) + (2 * Said.Count) + 1;
            var target =
                !_oneKindOfTime ? step.Any
                : step.Minute % 2 == 0 ? _place.First
                : _place.Second;
            var chooses =
                step.Kind == ClockMarkKind.Retarget || (Begins(step.Kind) && step.Kind != ClockMarkKind.StartAgain && step.Rank % 2 == 0);
            Say(new(step.Kind, step.Minute, order, Said.Count == 0 || chooses ? target : null, step.Mode));
            if (step.Kind == ClockMarkKind.PauseFrom)
                Say(new(ClockMarkKind.PauseUntil, step.Minute + 1 + (step.Rank / 2), order + 1));
        }

        private void Say(Said said)
        {
            Said.Add(said);
            var choice = said.Target is null ? null : new TargetChoice(Of(said.Target), said.Mode);
            Marks.Add(new(said.Kind, At(said.Minute), said.Order, choice));
            Clock = Clock.Place(Marks[^1]);
        }

        private static SlaTarget Of(NaiveTarget target) =>
            target.Until is { } until ? SlaTarget.Until(At(until))
            : target.Days > 0 ? SlaTarget.BusinessDays(target.Days, target.Calendar!, target.Rule)
            : target.Calendar is { } name
                ? SlaTarget.Work(
                    Duration.FromMinutes(target.Minutes),
                    name,
                    target.NextOpening ? ClosingRule.NextOpening : ClosingRule.ClosingInstant
                )
            : SlaTarget.Elapsed(Duration.FromMinutes(target.Minutes));

        private static (WorkCalendar, bool[]) Minutes(string[] hours)
        {
            var calendar = WorkCalendar.In("UTC").Open(Weekdays.MondayToFriday, hours).Build();
            return (calendar, [.. Enumerable.Range(0, NaiveClock.End + 1440).Select(m => calendar.IsOpen(At(m)))]);
        }
    }
}
