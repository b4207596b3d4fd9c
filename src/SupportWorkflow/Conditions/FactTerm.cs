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

    /// <summary>The number is this or more.</summary>
    public Condition AtLeast(decimal value) => new Condition.Compared(Name, Comparison.AtLeast, value);

    /// <summary>The number is more than this.</summary>
    public Condition Above(decimal value) => new Condition.Compared(Name, Comparison.Above, value);

    /// <summary>The number is this or less.</summary>
    public Condition AtMost(decimal value) => new Condition.Compared(Name, Comparison.AtMost, value);

    /// <summary>The number is less than this.</summary>
    public Condition Below(decimal value) => new Condition.Compared(Name, Comparison.Below, value);

    /// <summary>The fact has a value; never unknown itself.</summary>
    public Condition Known => new Condition.IsKnown(Name, Yes: true);

    /// <summary>The fact has no value; never unknown itself. In JSON: <c>"known": false</c>.</summary>
    public Condition Unknown => new Condition.IsKnown(Name, Yes: false);

    private Condition.OneOf One(FactValue value) => new(Name, [value], Single: true);
}
