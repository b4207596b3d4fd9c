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
    public Condition Is(string value) => In(value);

    /// <summary>The fact equals yes or no.</summary>
    public Condition Is(bool value) => new Condition.OneOf(Name, [FactValue.Of(value)]);

    /// <summary>The fact equals one of the texts (ordinal).</summary>
    public Condition In(params ReadOnlySpan<string> values)
    {
        var items = new FactValue[values.Length];
        for (var i = 0; i < items.Length; i++) items[i] = FactValue.Of(values[i]);
        return new Condition.OneOf(Name, new(items));
    }

    /// <summary>The number is this or more.</summary>
    public Condition AtLeast(decimal value) => new Condition.InRange(Name, value, null);

    /// <summary>The number is less than this.</summary>
    public Condition Below(decimal value) => new Condition.InRange(Name, null, value);

    /// <summary>The fact has a value; never unknown itself.</summary>
    public Condition Known => new Condition.IsKnown(Name);
}
