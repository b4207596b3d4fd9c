namespace SupportWorkflow.Conditions;

/// <summary>One entry of a <see cref="FactCatalogue"/>: what may be asked, and what kind of answer there is.</summary>
/// <example><code>
/// FactDeclaration parts = FactDeclaration.Choice("parts", "ordered", "in-stock") with { KnowsSince = true };
/// </code></example>
public sealed record FactDeclaration
{
    private FactDeclaration(string name, FactType type, ValueList<FactChoice> choices)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        (Name, Type, Choices, Label) = (name, type, choices, name);
    }

    /// <summary>The fact's name, as conditions write it.</summary>
    public string Name { get; }

    /// <summary>What kind of value it has.</summary>
    public FactType Type { get; }

    /// <summary>The values it can have; empty unless <see cref="Type"/> is <see cref="FactType.Choice"/>.</summary>
    public ValueList<FactChoice> Choices { get; }

    /// <summary>What people call it; default: its name.</summary>
    public LocalText Label { get; init; }

    /// <summary>Whether it is known since when the fact has its present value,
    /// so that <c>for</c> may be said of it. Default false.</summary>
    public bool KnowsSince { get; init; }

    /// <summary>A fact with any text as its value.</summary>
    public static FactDeclaration Text(string name) => new(name, FactType.Text, default);

    /// <summary>A fact with a number as its value.</summary>
    public static FactDeclaration Number(string name) => new(name, FactType.Number, default);

    /// <summary>A fact that is yes or no.</summary>
    public static FactDeclaration YesNo(string name) => new(name, FactType.YesNo, default);

    /// <summary>A fact with one of these values.</summary>
    public static FactDeclaration Choice(string name, params IEnumerable<FactChoice> choices) =>
        new(name, FactType.Choice, ValueList.From(choices));

    /// <summary>Whether its texts are instants.</summary>
    internal bool IsInstant { get; init; }

    /// <summary>Whether its values are read as small numbers: see <see cref="IFactReader.Code"/>.</summary>
    internal bool IsCoded => Type is FactType.YesNo or FactType.Choice;
}
