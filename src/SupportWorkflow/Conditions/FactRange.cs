namespace SupportWorkflow.Conditions;

/// <summary>The values of one fact for which a simple condition, or its contrary, is true.</summary>
internal sealed record FactRange
{
    private FactRange(string name) => Name = name;

    private enum Shape
    {
        OneOf,
        NoneOf,
        Under,
        NotUnder,
        Numbers,
        Known,
        Missing,
    }

    /// <summary>The fact.</summary>
    public string Name { get; }

    /// <summary>The values, where they can be counted; null otherwise.</summary>
    public ValueList<FactValue>? Few => What == Shape.OneOf ? Values : null;

    private Shape What { get; init; }

    private ValueList<FactValue> Values { get; init; }

    private string Path { get; init; } = "";

    /// <summary>How it is asked for many values: a long list is looked up.</summary>
    private Func<FactValue, bool> Asked()
    {
        if (Values.Count <= 8)
            return Has;
        HashSet<FactValue> listed = [.. Values];
        return What == Shape.NoneOf ? value => !listed.Contains(value) : listed.Contains;
    }

    private (decimal At, bool Open)? Low { get; init; }

    private (decimal At, bool Open)? High { get; init; }

    /// <summary>The range of a simple condition; null for any other.</summary>
    public static FactRange? Of(Condition leaf, bool contrary) =>
        leaf switch
        {
            Condition.OneOf one => OfValues(one, contrary),
            Condition.Under under => new(under.Name) { What = contrary ? Shape.NotUnder : Shape.Under, Path = under.Path },
            Condition.Compared compared => OfNumbers(compared, contrary),
            Condition.IsKnown known => new(known.Name) { What = known.Yes == contrary ? Shape.Missing : Shape.Known },
            _ => null,
        };

    /// <summary>The same fact with one value.</summary>
    public FactRange Only(FactValue value) => new(Name) { What = Shape.OneOf, Values = [value] };

    /// <summary>Whether a value, not missing, belongs to it.</summary>
    public bool Has(FactValue value) =>
        What switch
        {
            Shape.OneOf => Values.Contains(value),
            Shape.NoneOf => !Values.Contains(value),
            Shape.Under => value.Text is { } text && CategoryPath.IsUnder(text, Path),
            Shape.NotUnder => value.Text is { } text && !CategoryPath.IsUnder(text, Path),
            Shape.Numbers => value.Number is { } number && AboveLow(number) && BelowHigh(number),
            _ => What == Shape.Known,
        };

    /// <summary>Whether all of it lies in another range of the same fact. False may mean: not seen.</summary>
    public bool IsWithin(FactRange other) =>
        Name == other.Name
        && (What, other.What) switch
        {
            (Shape.Missing, var what) => what == Shape.Missing,
            (_, Shape.Known) => true,
            (Shape.OneOf, _) => Values.All(other.Asked()),
            (not Shape.Known, Shape.NoneOf) => !other.Values.Any(Asked()),
            (Shape.Under, Shape.Under) => CategoryPath.IsUnder(Path, other.Path),
            (Shape.NotUnder, Shape.NotUnder) => CategoryPath.IsUnder(other.Path, Path),
            (Shape.Under, Shape.NotUnder) => IsApartFrom(other),
            (Shape.Numbers, Shape.Numbers) => IsTighter(other),
            _ => false,
        };

    /// <summary>Whether no value lies in both. False may mean: not seen.</summary>
    public bool Excludes(FactRange other) =>
        Name == other.Name
        && (What, other.What) switch
        {
            (Shape.Missing, var what) => what != Shape.Missing,
            (_, Shape.Missing) => true,
            (Shape.OneOf, _) => !Values.Any(other.Asked()),
            (_, Shape.OneOf) => !other.Values.Any(Asked()),
            (Shape.Under, Shape.Under) => IsApartFrom(other),
            (Shape.Under, Shape.NotUnder) => CategoryPath.IsUnder(Path, other.Path),
            (Shape.NotUnder, Shape.Under) => CategoryPath.IsUnder(other.Path, Path),
            (Shape.Numbers, Shape.Numbers) => IsBelow(other) || other.IsBelow(this),
            _ => false,
        };

    private static FactRange OfValues(Condition.OneOf one, bool contrary)
    {
        var yesNo = one.Values.Count > 0 && one.Values[0].YesNo is not null;
        if (contrary && yesNo)
            return new(one.Name)
            {
                What = Shape.OneOf,
                Values = [.. new[] { true, false }.Select(y => FactValue.Of(y)).Where(v => !one.Values.Contains(v))],
            };
        return new(one.Name) { What = contrary ? Shape.NoneOf : Shape.OneOf, Values = one.Values };
    }

    private static FactRange OfNumbers(Condition.Compared compared, bool contrary) =>
        (compared.How, contrary) switch
        {
            (Comparison.AtLeast, false) or (Comparison.Below, true) => new(compared.Name)
            {
                What = Shape.Numbers,
                Low = (compared.With, false),
            },
            (Comparison.Above, false) or (Comparison.AtMost, true) => new(compared.Name)
            {
                What = Shape.Numbers,
                Low = (compared.With, true),
            },
            (Comparison.AtMost, false) or (Comparison.Above, true) => new(compared.Name)
            {
                What = Shape.Numbers,
                High = (compared.With, false),
            },
            _ => new(compared.Name) { What = Shape.Numbers, High = (compared.With, true) },
        };

    private bool IsApartFrom(FactRange other) => !CategoryPath.IsUnder(Path, other.Path) && !CategoryPath.IsUnder(other.Path, Path);

    private bool AboveLow(decimal number) => Low is not var (at, open) || number > at || (number == at && !open);

    private bool BelowHigh(decimal number) => High is not var (at, open) || number < at || (number == at && !open);

    private bool IsTighter(FactRange other) =>
        (
            other.Low is not var (low, lowOpen)
            || (Low is var (myLow, myLowOpen) && (myLow > low || (myLow == low && (myLowOpen || !lowOpen))))
        )
        && (
            other.High is not var (high, highOpen)
            || (High is var (myHigh, myHighOpen) && (myHigh < high || (myHigh == high && (myHighOpen || !highOpen))))
        );

    private bool IsBelow(FactRange other) =>
        High is var (high, highOpen) && other.Low is var (low, lowOpen) && (high < low || (high == low && (highOpen || lowOpen)));
}
