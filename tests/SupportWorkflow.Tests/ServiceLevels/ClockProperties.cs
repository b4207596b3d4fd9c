using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Properties;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.ServiceLevels;

/// <summary>Random marks in random order of arrival, on random calendars of UTC. The clock of a minute stepper must agree.</summary>
public sealed class ClockProperties
{
    private static readonly Instant Monday = Instant.FromUtc(2024, 10, 7, 0, 0);

    /// <summary>What the two calendars of a case may be; never over midnight.</summary>
    private static readonly string[][] Hours = [["09:00-17:00"], ["08:00-12:00", "13:00-18:30"], ["00:00-24:00"], ["10:00-14:00"], ["06:15-07:00", "20:00-23:45"]];

    private static readonly Gen<int> Minute = Gen.OneOf(Gen.Choose(0, 4000), Gen.Choose(0, 100).Select(q => q * 30));

    private static readonly Gen<NaiveTarget> Elapsed = Gen.Choose(1, 1500).Select(m => new NaiveTarget(m));

    private static readonly Gen<NaiveTarget> Working = Gen.Choose(1, 900).SelectMany(m => Gen.Elements("a", "b"), (m, c) => new NaiveTarget(m, c, m % 3 == 0));

    private static readonly Gen<NaiveTarget> Days = Gen.Choose(1, 3).SelectMany(_ => Gen.Elements(BusinessDayRule.SameTime, BusinessDayRule.EndOfDay), (d, r) => new NaiveTarget(0, "a", false, d, r));

    private static readonly Gen<NaiveTarget> Promise = Minute.Select(m => new NaiveTarget(0, Until: m + 200));

    private static readonly Gen<(NaiveTarget First, NaiveTarget Second)> Pair =
        Gen.OneOf(Elapsed, Working, Days).SelectMany(first => first.Days > 0 ? Days : first.Calendar is null ? Elapsed : Working, (first, second) => (first, second));

    private static readonly Gen<Step> AnyStep =
        Gen.Elements(
            ClockMarkKind.Start, ClockMarkKind.StartAgain, ClockMarkKind.Pause, ClockMarkKind.Pause, ClockMarkKind.Resume, ClockMarkKind.Resume, ClockMarkKind.PauseFrom,
            ClockMarkKind.Stop, ClockMarkKind.StopByState, ClockMarkKind.StopByState, ClockMarkKind.Cancel, ClockMarkKind.CancelByState, ClockMarkKind.Reset,
            ClockMarkKind.Retarget, ClockMarkKind.Retarget, ClockMarkKind.Reopen, ClockMarkKind.Reopen, ClockMarkKind.ReopenAnew)
        .SelectMany(_ => Minute, (kind, minute) => (kind, minute))
        .SelectMany(_ => Gen.Choose(0, 600), (k, rank) => new Step(k.kind, k.minute, rank))
        .SelectMany(_ => Gen.OneOf(Elapsed, Working, Days, Promise), (step, any) => step with { Any = any })
        .SelectMany(_ => Gen.Elements(RetargetMode.FromStart, RetargetMode.FromStart, RetargetMode.Rebase, RetargetMode.Keep), (step, mode) => step with { Mode = mode });

    [Fact]
    [Trait("Requirement", "SLA-7")]
    public void A_minute_stepper_agrees_after_every_mark() => PropertyCheck.Run(Walk(true, (world, minute) =>
    {
        var naive = new NaiveClock(world.IsOpen).Read(world.Said, minute);
        var read = world.Clock.At(At(minute), world.Book);
        var mine = (read.Phase, (int)read.Used.TotalMinutes, (int)read.Remaining.TotalMinutes, Of(read.DueAt), Of(read.BreachedAt));
        var theirs = (naive.Phase, naive.Used, naive.Remaining, naive.Due, naive.Breached);
        return mine == theirs ? null : $"at {minute}: {mine}, step by step {theirs}";
    }), tests: 150);

    [Fact]
    public void Marks_in_any_order_of_arrival_give_the_clock_of_ordered_arrival() => PropertyCheck.Run(Walk(false, (world, minute) =>
    {
        var ordered = world.Marks.OrderBy(m => m.At).ThenBy(m => m.Order).Aggregate(new SlaClock("x"), (clock, mark) => clock.Place(mark));
        if (ordered != world.Clock) return $"{world.Clock.ToJson()} is not {ordered.ToJson()}";
        var once = world.Marks.Aggregate(new SlaClock("x"), (clock, mark) => clock.Place(mark, once: true));
        var onceOrdered = world.Marks.OrderBy(m => m.At).ThenBy(m => m.Order).Aggregate(new SlaClock("x"), (clock, mark) => clock.Place(mark, once: true));
        return once == onceOrdered ? null : $"with what never matters dropped: {once.ToJson()} is not {onceOrdered.ToJson()}";
    }));

    [Fact]
    public void Dropping_marks_that_never_matter_changes_no_reading() => PropertyCheck.Run(Walk(false, (world, minute) =>
    {
        var marks = world.Marks.Where(m => m.Kind is not (ClockMarkKind.StartAgain or ClockMarkKind.Reset)).ToList();
        var all = marks.Aggregate(new SlaClock("x"), (clock, mark) => clock.Place(mark));
        var few = marks.Aggregate(new SlaClock("x"), (clock, mark) => clock.Place(mark, once: true));
        return all.At(At(minute), world.Book) == few.At(At(minute), world.Book) && all.Cycle == few.Cycle ? null : $"{few.ToJson()} reads otherwise than {all.ToJson()}";
    }));

    [Fact]
    public void Used_and_remaining_are_the_target_while_it_is_open() => PropertyCheck.Run(Walk(false, (world, minute) =>
    {
        var (read, explained) = (world.Clock.At(At(minute), world.Book), world.Clock.Explain(At(minute), world.Book));
        if (read.Phase is not (ClockPhase.Running or ClockPhase.Paused) || explained.Target is not { } target) return null;
        if (target.Time > Duration.Zero && read.Used + read.Remaining != target.Time) return $"{read.Used} + {read.Remaining} is not {target}";
        return read.Used < Duration.Zero ? $"{read.Used} used" : null;
    }));

    [Fact]
    [Trait("Requirement", "SLA-7")]
    public void A_paused_clock_never_advances_and_never_becomes_late() => PropertyCheck.Run(Walk(false, (world, minute) =>
    {
        var clock = world.Clock.Place(new(ClockMarkKind.Pause, At(5000), 9_000_000));
        var (then, later) = (clock.At(At(5000), world.Book), clock.At(At(5000 + (10 * minute)), world.Book));
        return then.Phase != ClockPhase.Paused || (then.Used == later.Used && then.BreachedAt == later.BreachedAt) ? null : $"{then} became {later}";
    }));

    [Fact]
    [Trait("Requirement", "SLA-9")]
    public void There_and_back_from_the_start_is_where_it_was() => PropertyCheck.Run(Walk(false, (world, minute) =>
    {
        if (world.Clock.Target is not { } target) return null;
        var there = world.Clock.Retarget(SlaTarget.Work(Duration.FromHours(3), "b"), At(5000)).Retarget(target, At(5001));
        // What changed the target on the way there is replaced as well, so the way is walked from the target itself.
        var here = world.Clock.Retarget(target, At(4999));
        return here.At(At(5100), world.Book) == there.At(At(5100), world.Book) ? null : $"{here.At(At(5100), world.Book)} became {there.At(At(5100), world.Book)}";
    }));

    [Fact]
    [Trait("Requirement", "SLA-11")]
    public void The_explanation_adds_up_exactly_without_a_gap_and_both_languages_say_the_same() => PropertyCheck.Run(Walk(false, (world, minute) =>
    {
        var (read, explained) = (world.Clock.At(At(minute), world.Book), world.Clock.Explain(At(minute), world.Book));
        var sum = explained.Segments.Aggregate(Duration.Zero, (total, s) => total + s.Counted);
        if (sum != explained.Sum) return $"{sum} is not {explained.Sum}";
        var whole = read is { Phase: ClockPhase.Running, BreachedAt: null } ? read.Used + read.Remaining : read.Used;
        if (explained.Sum != whole) return $"{explained.Sum} is neither the target nor what was used: {whole}";
        if (explained.Segments.Count > 0 && explained.Segments[0].Start != explained.StartedAt) return "it does not begin with the start";
        if (explained.Segments.Zip(explained.Segments.Skip(1)).Any(s => s.First.End != s.Second.Start)) return "there is a gap";
        if (explained.Segments.Any(s => s.Why == ClockSegment.Work ? s.Counted != s.End - s.Start : s.Why != ClockSegment.Carried && s.Counted != Duration.Zero)) return "a stretch counts more or less than its length";
        var (en, zh) = (explained.In("en").Split('\n'), explained.In("zh").Split('\n'));
        if (en.Length != zh.Length || !en.Zip(zh).All(l => Digits(l.First) == Digits(l.Second))) return $"{explained.In("en")}\n{explained.In("zh")}";
        return explained.In("zh") == world.Clock.Explain(At(minute), world.Book).In("zh") ? null : "it reads otherwise the second time";
    }));

    [Fact]
    public void The_parts_of_groups_and_engineers_add_up_to_the_whole() => PropertyCheck.Run(Walk(false, (world, minute) =>
    {
        List<(Instant, string)> owners = [.. world.Said.OrderBy(s => s.Minute).Select(s => (At(s.Minute), s.Minute % 3 == 0 ? "group" : "li.wei"))];
        var parts = world.Clock.UsedBy(owners, At(minute), world.Book);
        var sum = parts.Aggregate(Duration.Zero, (total, part) => total + part.Used);
        if (parts.Select(p => p.Owner).Distinct().Count() != parts.Count) return "an owner comes twice";
        return sum == world.Clock.At(At(minute), world.Book).Used && parts.All(p => p.Used >= Duration.Zero) ? null : $"{parts} is not {world.Clock.At(At(minute), world.Book).Used}";
    }));

    [Fact]
    [Trait("Requirement", "SLA-8")]
    public void A_point_comes_when_so_much_is_used() => PropertyCheck.Run(Walk(false, (world, minute) =>
    {
        var read = world.Clock.At(At(5000), world.Book);
        if (world.Clock.NextPoint([WarningPoint.Used(60)], world.Book) is not { Point: "60%" } point || read.Phase != ClockPhase.Running || point.DueAt < At(5000)) return null;
        var then = world.Clock.At(point.DueAt, world.Book);
        return then.Used == (then.Used + then.Remaining) * 60 / 100 ? null : $"{then} at {point}";
    }));

    /// <summary>Says one thing after the other and checks the clock at three minutes after each.</summary>
    private static Property Walk(bool oneKindOfTime, Func<World, int, string?> check) => Prop.ForAll(
        Arb.From(Pair.SelectMany(_ => Gen.Elements(Hours), (pair, a) => (pair, a)).SelectMany(_ => Gen.Elements(Hours), (p, b) => new Place(p.pair, p.a, b))),
        place => LockStep.Property(AnyStep, () => new World(place, oneKindOfTime), (world, step) =>
        {
            world.Take(step);
            return check(world, step.Minute) ?? check(world, step.Rank * 8) ?? check(world, 4200);
        }));

    private static string Digits(string line) => string.Concat(line.Where(c => char.IsAsciiDigit(c)).Order());

    private static Instant At(int minute) => Monday + Duration.FromMinutes(minute);

    private static int? Of(Instant? at) => at is { } known && (known - Monday).TotalMinutes <= NaiveClock.End ? (int)(known - Monday).TotalMinutes : null;

    private sealed record Place((NaiveTarget First, NaiveTarget Second) Targets, string[] A, string[] B);

    private sealed record Step(ClockMarkKind Kind, int Minute, int Rank)
    {
        public NaiveTarget Any { get; init; } = new(60);

        public RetargetMode Mode { get; init; }
    }

    private sealed class World
    {
        private readonly Place _place;
        private readonly bool _oneKindOfTime;
        private static readonly Dictionary<string, (WorkCalendar Calendar, bool[] Open)> Known = Hours.ToDictionary(h => string.Join(' ', h), h => Minutes(h));
        private readonly (WorkCalendar Calendar, bool[] Open) _a, _b;

        public World(Place place, bool oneKindOfTime)
        {
            (_place, _oneKindOfTime) = (place, oneKindOfTime);
            (_a, _b) = (Known[string.Join(' ', place.A)], Known[string.Join(' ', place.B)]);
            Book = CalendarBook.Of(("a", _a.Calendar), ("b", _b.Calendar));
            Take(new(ClockMarkKind.Start, 100, 0) { Any = place.Targets.First });
        }

        public CalendarBook Book { get; }

        public SlaClock Clock { get; private set; } = new("x");

        public List<ClockMark> Marks { get; } = [];

        public List<Said> Said { get; } = [];

        public bool IsOpen(string calendar, int minute) => (calendar == "a" ? _a : _b).Open[minute];

        public void Take(Step step)
        {
            var order = (step.Rank * 1000) + (2 * Said.Count) + 1;
            var target = !_oneKindOfTime ? step.Any : step.Minute % 2 == 0 ? _place.Targets.First : _place.Targets.Second;
            Say(new(step.Kind, step.Minute, order, Said.Count == 0 || step.Kind is ClockMarkKind.Retarget || (step.Kind is ClockMarkKind.Reset && step.Rank % 2 == 0) ? target : null, step.Mode));
            if (step.Kind == ClockMarkKind.PauseFrom) Say(new(ClockMarkKind.PauseUntil, step.Minute + 1 + (step.Rank / 2), order + 1));
        }

        private void Say(Said said)
        {
            Said.Add(said);
            Marks.Add(new(said.Kind, At(said.Minute), said.Order, said.Target is null ? null : new TargetChoice(Of(said.Target), said.Mode)));
            Clock = Clock.Place(Marks[^1]);
        }

        private static SlaTarget Of(NaiveTarget target) =>
            target.Until is { } until ? SlaTarget.Until(At(until))
            : target.Days > 0 ? SlaTarget.BusinessDays(target.Days, target.Calendar!, target.Rule)
            : target.Calendar is { } name ? SlaTarget.Work(Duration.FromMinutes(target.Minutes), name, target.NextOpening ? ClosingRule.NextOpening : ClosingRule.ClosingInstant)
            : SlaTarget.Elapsed(Duration.FromMinutes(target.Minutes));

        private static (WorkCalendar, bool[]) Minutes(string[] hours)
        {
            var calendar = WorkCalendar.In("UTC").Open(Weekdays.MondayToFriday, hours).Build();
            return (calendar, [.. Enumerable.Range(0, NaiveClock.End + 1440).Select(m => calendar.IsOpen(At(m)))]);
        }
    }
}
