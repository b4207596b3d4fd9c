using NodaTime;

namespace SupportWorkflow.Conditions;

/// <summary>The subject of a condition: one fact. <c>default</c> names no fact and throws when used.</summary>
public readonly struct FactTerm
{
    private readonly string? _name;

    internal FactTerm(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        _name = name;
    }

    private string Name => _name ?? throw new InvalidOperationException("Begin with Condition.Fact(name).");

    /// <summary>The fact equals the text (ordinal).</summary>
    public Condition Is(string value) => One(FactValue.Of(value ?? throw new ArgumentNullException(nameof(value))));

    /// <summary>The fact equals yes or no.</summary>
    public Condition Is(bool value) => One(FactValue.Of(value));

    /// <summary>The fact equals the number.</summary>
    public Condition Is(decimal value) => One(FactValue.Of(value));

    /// <summary>The fact equals one of the texts (ordinal).</summary>
    public Condition In(params ReadOnlySpan<string> values)
    {
        var items = new FactValue[values.Length];
        for (var i = 0; i < items.Length; i++)
            items[i] = FactValue.Of(values[i]);
        return new Condition.OneOf(Name, new(items), Single: false);
    }

    /// <summary>The fact equals one of the numbers.</summary>
    public Condition In(params ReadOnlySpan<decimal> values)
    {
        var items = new FactValue[values.Length];
        for (var i = 0; i < items.Length; i++)
            items[i] = FactValue.Of(values[i]);
        return new Condition.OneOf(Name, new(items), Single: false);
    }

    /// <summary>
    /// The text is this path or lies below it: <c>software/login</c> is under <c>software</c>, <c>software-system</c> is not. Of a choice,
    /// only values that are declared count.
    /// </summary>
    /// <exception cref="ArgumentException">The path is empty, or begins or ends with a slash.</exception>
    public Condition Under(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return CategoryPath.IsPath(path)
            ? new Condition.Under(Name, path)
            : throw new ArgumentException("A path is not empty and neither begins nor ends with a slash.", nameof(path));
    }

    /// <summary>The number is this or more.</summary>
    public Condition AtLeast(decimal value) => new Condition.Compared(Name, Comparison.AtLeast, value);

    /// <summary>The number is more than this.</summary>
    public Condition Above(decimal value) => new Condition.Compared(Name, Comparison.Above, value);

    /// <summary>The number is this or less.</summary>
    public Condition AtMost(decimal value) => new Condition.Compared(Name, Comparison.AtMost, value);

    /// <summary>The number is less than this.</summary>
    public Condition Below(decimal value) => new Condition.Compared(Name, Comparison.Below, value);

    /// <summary>
    /// Less than so long has passed since the fact's instant, by the calendar of UTC: a warranty of <c>Period.FromYears(1)</c>. One that
    /// lies ahead is within any.
    /// </summary>
    /// <exception cref="ArgumentException">The time is not more than nothing, or more than a hundred years.</exception>
    public Condition Within(Period time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return DateTest.IsAllowed(time)
            ? new Condition.Dated(Name, new(DateQuestion.Within, time.Normalize()))
            : throw new ArgumentException("A time is more than nothing and at most a hundred years.", nameof(time));
    }

    /// <summary>The fact's instant comes before that of another fact.</summary>
    public Condition Before(string fact) => new Condition.Dated(Name, new(DateQuestion.Before, Other: Named(fact)));

    /// <summary>The fact's instant comes after that of another fact.</summary>
    public Condition After(string fact) => new Condition.Dated(Name, new(DateQuestion.After, Other: Named(fact)));

    /// <summary>The fact's instant comes before this one.</summary>
    public Condition Before(Instant at) => new Condition.Dated(Name, new(DateQuestion.Before, At: at));

    /// <summary>The fact's instant comes after this one.</summary>
    public Condition After(Instant at) => new Condition.Dated(Name, new(DateQuestion.After, At: at));

    /// <summary>The fact's instant has passed. In JSON: <c>"before": "now"</c>.</summary>
    public Condition HasPassed => new Condition.Dated(Name, new(DateQuestion.Before));

    /// <summary>The fact's instant lies ahead. In JSON: <c>"after": "now"</c>.</summary>
    public Condition LiesAhead => new Condition.Dated(Name, new(DateQuestion.After));

    /// <summary>The fact has a value; never unknown itself.</summary>
    public Condition Known => new Condition.IsKnown(Name, Yes: true);

    /// <summary>The fact has no value; never unknown itself. In JSON: <c>"known": false</c>.</summary>
    public Condition Unknown => new Condition.IsKnown(Name, Yes: false);

    private static string Named(string fact)
    {
        ArgumentException.ThrowIfNullOrEmpty(fact);
        return fact;
    }

    private Condition.OneOf One(FactValue value) => new(Name, [value], Single: true);
}
