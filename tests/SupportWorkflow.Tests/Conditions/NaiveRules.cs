using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using SupportWorkflow.Calendars;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.Tests.Conditions;

/// <summary>A condition's meaning a second time, written to be plain and to share no code with the first.</summary>
public abstract record Rule
{
    public sealed record All(Rule[] Parts) : Rule;

    public sealed record Any(Rule[] Parts) : Rule;

    public sealed record Not(Rule Part) : Rule;

    public sealed record For(Rule Part, int Ticks, bool Working) : Rule;

    public sealed record Is(string Fact, object[] Values) : Rule;

    public sealed record Under(string Fact, string Top) : Rule;

    public sealed record Number(string Fact, char Sign, decimal With) : Rule;

    public sealed record Known(string Fact, bool Yes) : Rule;

    /// <param name="Fact">The fact.</param>
    /// <param name="Sign">Before or after; ≤ for less than so many ticks ago.</param>
    /// <param name="Ticks">How many.</param>
    /// <param name="Other">Which it is compared with; null: now.</param>
    public sealed record Date(string Fact, char Sign, int Ticks, string? Other) : Rule;

    public Condition ToCondition() =>
        this switch
        {
            All all => Condition.All([.. all.Parts.Select(p => p.ToCondition())]),
            Any any => Condition.Any([.. any.Parts.Select(p => p.ToCondition())]),
            Not not => Condition.Not(not.Part.ToCondition()),
            For f => f.Part.ToCondition().For(World.Tick * f.Ticks, f.Working ? "day" : null),
            Is { Values: [bool yes] } yesNo => Condition.Fact(yesNo.Fact).Is(yes),
            Is { Values: [decimal number] } one => Condition.Fact(one.Fact).Is(number),
            Is { Values: [string text] } one => Condition.Fact(one.Fact).Is(text),
            Is { Values: [decimal, ..] } many => Condition.Fact(many.Fact).In([.. many.Values.Cast<decimal>()]),
            Is many => Condition.Fact(many.Fact).In([.. many.Values.Cast<string>()]),
            Under under => Condition.Fact(under.Fact).Under(under.Top),
            Number { Sign: '≥' } n => Condition.Fact(n.Fact).AtLeast(n.With),
            Number { Sign: '>' } n => Condition.Fact(n.Fact).Above(n.With),
            Number { Sign: '≤' } n => Condition.Fact(n.Fact).AtMost(n.With),
            Number n => Condition.Fact(n.Fact).Below(n.With),
            Date { Sign: '≤' } date => Condition.Fact(date.Fact).Within(Period.FromMinutes(15 * date.Ticks)),
            Date { Sign: '<', Other: null } date => Condition.Fact(date.Fact).HasPassed,
            Date { Other: null } date => Condition.Fact(date.Fact).LiesAhead,
            Date { Sign: '<' } date => Condition.Fact(date.Fact).Before(date.Other),
            Date date => Condition.Fact(date.Fact).After(date.Other),
            Known known => known.Yes ? Condition.Fact(known.Fact).Known : Condition.Fact(known.Fact).Unknown,
            _ => throw new InvalidOperationException(),
        };

    /// <summary>true, false, or null for unknown, at a tick.</summary>
    public bool? Says(World world, int at) =>
        this switch
        {
            All all => all.Parts.Any(p => p.Says(world, at) == false) ? false
            : all.Parts.All(p => p.Says(world, at) == true) ? true
            : null,
            Any any => any.Parts.Any(p => p.Says(world, at) == true) ? true
            : any.Parts.All(p => p.Says(world, at) == false) ? false
            : null,
            Not not => !not.Part.Says(world, at),
            For f => Lasts(f, world, at),
            Is one => world.At(one.Fact, at) is var (known, value) && known && value is not null ? one.Values.Contains(value) : null,
            Under u => world.At(u.Fact, at).Value is string text ? $"{text}/".StartsWith($"{u.Top}/", StringComparison.Ordinal) : null,
            Number n => world.At(n.Fact, at) is var (known, value) && known && value is decimal d
                ? n.Sign switch
                {
                    '≥' => d >= n.With,
                    '>' => d > n.With,
                    '≤' => d <= n.With,
                    _ => d < n.With,
                }
                : null,
            Date d => Compared(d, world, at),
            Known k => world.At(k.Fact, at) is var (known, value) && known ? (value is not null) == k.Yes : null,
            _ => throw new InvalidOperationException(),
        };

    public IEnumerable<Rule> Leaves() =>
        this switch
        {
            All all => all.Parts.SelectMany(p => p.Leaves()),
            Any any => any.Parts.SelectMany(p => p.Leaves()),
            Not not => not.Part.Leaves(),
            For f => f.Part.Leaves(),
            _ => [this],
        };

    public override string ToString() => ToCondition().ToJson();

    internal IEnumerable<Rule> Simpler() =>
        this switch
        {
            All all => [.. all.Parts, .. Dropped(all.Parts, p => new All(p)), .. Inside(all.Parts, p => new All(p))],
            Any any => [.. any.Parts, .. Dropped(any.Parts, p => new Any(p)), .. Inside(any.Parts, p => new Any(p))],
            Not not => [not.Part, .. not.Part.Simpler().Select(p => new Not(p))],
            For f => [f.Part, .. f.Part.Simpler().Where(p => p is not For).Select(p => f with { Part = p })],
            _ => [],
        };

    private static IEnumerable<Rule> Dropped(Rule[] parts, Func<Rule[], Rule> whole) =>
        parts.Length < 2 ? [] : parts.Select((_, i) => whole([.. parts[..i], .. parts[(i + 1)..]]));

    private static IEnumerable<Rule> Inside(Rule[] parts, Func<Rule[], Rule> whole) =>
        parts.SelectMany((part, i) => part.Simpler().Select(s => whole([.. parts[..i], s, .. parts[(i + 1)..]])));

    private static bool? Compared(Date d, World world, int at)
    {
        if (world.At(d.Fact, at).Value is not int mine || (d.Other is null ? at : world.At(d.Other, at).Value) is not int theirs)
            return null;
        return d.Sign switch
        {
            '≤' => at < mine + d.Ticks,
            '<' => mine < theirs,
            _ => mine > theirs,
        };
    }

    /// <summary>Facts whose value has changed tell nothing of the time before; so walk back, tick by tick, while it is seen to
    /// hold.</summary>
    private static bool? Lasts(For f, World world, int at)
    {
        if (f.Part.Says(world, at) != true)
            return f.Part.Says(world, at);
        var counted = 0;
        for (var tick = at - 1; tick >= World.Earliest - 1 && f.Part.Says(world, tick) == true; tick--)
            if ((!f.Working || World.IsOpen(tick)) && ++counted >= f.Ticks)
                return true;
        return counted >= f.Ticks;
    }
}

/// <summary>A rule that may ask how long something has held. A rule that is generated without this one does not.</summary>
public sealed record Timed(Rule Rule)
{
    public override string ToString() => Rule.ToString();
}

/// <summary>The facts of a case. Time is counted in ticks of a quarter of an hour, from a Monday at midnight.</summary>
public sealed record World(IReadOnlyDictionary<string, (object? Value, int Since)> Facts) : IFacts
{
    public const int Earliest = -150;

    public static readonly Duration Tick = Duration.FromMinutes(15);

    /// <summary>Nested, some with the beginning of another in their name.</summary>
    public static readonly string[] Topics = ["soft", "soft/login", "soft/login/code", "software", "hard/disk", "hard/disk/noise", "net"];

    public static readonly FactCatalogue Catalogue = FactCatalogue.Of(
        FactDeclaration.Choice("color", "red", "green", "blue") with
        {
            KnowsSince = true,
        },
        FactDeclaration.Number("size") with
        {
            KnowsSince = true,
        },
        FactDeclaration.YesNo("open") with
        {
            KnowsSince = true,
        },
        FactDeclaration.Text("note") with
        {
            KnowsSince = true,
        },
        FactDeclaration.Choice("topic", Topics.Select(t => (FactChoice)t)) with
        {
            KnowsSince = true,
        },
        FactDeclaration.Text("place") with
        {
            KnowsSince = true,
        },
        FactDeclaration.Text("bought") with
        {
            KnowsSince = true,
            IsInstant = true,
        },
        FactDeclaration.Text("visit") with
        {
            KnowsSince = true,
            IsInstant = true,
        },
        FactDeclaration.Choice("many", [.. Enumerable.Range(0, 150).Select(i => (FactChoice)$"m{i}")]) with
        {
            KnowsSince = true,
        }
    );

    public static readonly CalendarBook Calendars = CalendarBook.Of(
        ("day", WorkCalendar.In("UTC").Open(Weekdays.Everyday, "09:00-12:00", "13:00-17:00").Build())
    );

    public static Instant Time(int tick) => Instant.FromUtc(2024, 1, 1, 0, 0) + Tick * tick;

    public static bool IsOpen(int tick)
    {
        var ofDay = ((tick % 96) + 96) % 96;
        return ofDay is (>= 36 and < 48) or (>= 52 and < 68);
    }

    /// <summary>Whether it is known what the fact was at a tick, and its value then (null: it had none).</summary>
    public (bool Known, object? Value) At(string fact, int tick) => tick >= Facts[fact].Since ? (true, Facts[fact].Value) : (false, null);

    public FactValue this[string fact] =>
        Facts.TryGetValue(fact, out var f)
            ? (
                f.Value switch
                {
                    string text => FactValue.Of(text),
                    decimal number => FactValue.Of(number),
                    bool yes => FactValue.Of(yes),
                    int tick => FactValue.Of(NodaTime.Text.InstantPattern.ExtendedIso.Format(Time(tick))),
                    _ => FactValue.Missing,
                }
            ).HeldSince(Time(f.Since))
            : FactValue.Missing;

    public override string ToString() => string.Join(", ", Facts.Select(f => $"{f.Key}={f.Value.Value ?? "?"}@{f.Value.Since}"));
}

public static class RuleGen
{
    private static readonly Gen<Rule> Leaf = Gen.OneOf(
        Values("color", ["red", "green", "blue"]),
        Values("note", ["a", "b", "c"]),
        Values("topic", Conditions.World.Topics),
        Values("place", Conditions.World.Topics),
        from fact in Gen.Elements("topic", "place")
        from top in Gen.Elements("soft", "soft/login", "software", "hard", "hard/disk", "net")
        select (Rule)new Rule.Under(fact, top),
        Values("many", ["m0", "m63", "m64", "m149"]),
        Gen.Elements(true, false).Select(Rule (yes) => new Rule.Is("open", [yes])),
        from values in Gen.NonEmptyListOf(Gen.Choose(0, 4))
        select (Rule)new Rule.Is("size", [.. values.Distinct().Select(v => (object)(decimal)v)]),
        from sign in Gen.Elements('≥', '>', '≤', '<')
        from with in Gen.Choose(0, 8)
        select (Rule)new Rule.Number("size", sign, with / 2m),
        from fact in Gen.Elements("color", "size", "open", "note", "many", "topic", "place", "visit")
        from yes in Gen.Elements(true, false)
        select (Rule)new Rule.Known(fact, yes),
        from sign in Gen.Elements('<', '>')
        from fact in Gen.Elements("bought", "visit")
        select (Rule)new Rule.Date(fact, sign, 0, fact == "visit" ? "bought" : "visit")
    );

    private static readonly Gen<Rule> Dated =
        from sign in Gen.Elements('≤', '<', '>')
        from fact in Gen.Elements("bought", "visit")
        from ticks in Gen.Choose(1, 40)
        select (Rule)new Rule.Date(fact, sign, sign == '≤' ? ticks : 0, null);

    public static Arbitrary<Rule> Timeless => Arb.From(Gen.Sized(size => Tree(Math.Min(size, 30), false)), r => r.Simpler());

    public static Arbitrary<Timed> Timed =>
        Arb.From(Gen.Sized(size => Tree(Math.Min(size, 20), true)).Select(r => new Timed(r)), timed =>
            timed.Rule.Simpler().Select(r => new Timed(r))
        );

    public static Arbitrary<World> World =>
        Arb.From(
            from color in Fact("red", "green", "blue", "violet")
            from size in Fact(0m, 1m, 1.5m, 2m, 3m)
            from open in Fact(true, false)
            from note in Fact("a", "b", "c", "d")
            from topic in Fact([.. Conditions.World.Topics])
            from place in Fact([.. Conditions.World.Topics, "hard", "soft/other"])
            from bought in Fact([.. Enumerable.Range(-12, 25).Select(t => (object)(2 * t))])
            from visit in Fact([.. Enumerable.Range(-12, 25).Select(t => (object)(2 * t))])
            from many in Fact("m0", "m62", "m63", "m64", "m149", "other")
            select new World(
                new Dictionary<string, (object?, int)>
                {
                    ["color"] = color,
                    ["size"] = size,
                    ["open"] = open,
                    ["note"] = note,
                    ["topic"] = topic,
                    ["place"] = place,
                    ["bought"] = bought,
                    ["visit"] = visit,
                    ["many"] = many,
                }
            )
        );

    private static Gen<(object? Value, int Since)> Fact(params object[] values) =>
        from value in Gen.Frequency((1, Gen.Constant<object?>(null)), (4, Gen.Elements<object?>(values)))
        from since in Gen.Choose(Conditions.World.Earliest, 0)
        select (value, since);

    /// <summary>Parts that mostly hold, so that several times run at once.</summary>
    private static Gen<Rule> Likely =>
        from fact in Gen.Elements("color", "size", "open", "note", "many")
        select (Rule)new Rule.Known(fact, true);

    private static Gen<Rule> Values(string fact, string[] of) =>
        from values in Gen.NonEmptyListOf(Gen.Elements(of))
        select (Rule)new Rule.Is(fact, [.. values.Distinct()]);

    private static Gen<Rule> Tree(int size, bool timed)
    {
        if (size <= 1)
            return timed ? Gen.Frequency((3, Leaf), (1, Dated)) : Leaf;
        var parts = from count in Gen.Choose(1, 4) from list in Gen.ArrayOf(Tree(size / 3, timed), count) select list;
        var plain = Gen.OneOf(
            Leaf,
            parts.Select(Rule (p) => new Rule.All(p)),
            parts.Select(Rule (p) => new Rule.Any(p)),
            Tree(size / 2, timed).Select(Rule (p) => new Rule.Not(p))
        );
        var lasting =
            from part in Gen.Frequency((2, Likely), (1, Tree(size / 2, false)))
            from ticks in Gen.Choose(1, 60)
            from working in Gen.Elements(true, false)
            select (Rule)new Rule.For(part, ticks, working);
        return timed ? Gen.Frequency((1, plain), (1, lasting)) : plain;
    }
}
