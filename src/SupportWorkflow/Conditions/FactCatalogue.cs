namespace SupportWorkflow.Conditions;

/// <summary>The facts a condition may ask for, with their types and, for choices, their values. Every definition is checked against it.</summary>
public sealed class FactCatalogue
{
    private readonly Dictionary<string, Fact> _facts;

    internal FactCatalogue(IEnumerable<Fact> facts) => _facts = facts.ToDictionary(f => f.Name, StringComparer.Ordinal);

    internal static FactCatalogue Empty { get; } = new([]);

    /// <summary>The names, in the order they were declared.</summary>
    public IReadOnlyCollection<string> Names => _facts.Keys;

    internal Fact? Find(string name) => _facts.GetValueOrDefault(name);

    /// <summary>One entry.</summary>
    /// <param name="Name">The fact's name.</param>
    /// <param name="Type">Its type.</param>
    /// <param name="Choices">The values it can have; absent: any.</param>
    internal sealed record Fact(string Name, FactType Type, IReadOnlyCollection<string>? Choices = null);
}
