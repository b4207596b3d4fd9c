namespace SupportWorkflow.Conditions;

/// <summary>Which facts a condition asks for.</summary>
internal static class ConditionFacts
{
    /// <summary>The names, each once, in the order they are written.</summary>
    public static ValueList<string> Of(Condition condition) => [.. Leaves(condition).Select(l => l.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>The catalogue that a condition without one implies: each fact with the type that it is first compared as.</summary>
    /// <exception cref="ArgumentException">A fact is compared as two types.</exception>
    public static FactCatalogue CatalogueOf(Condition condition)
    {
        var facts = new Dictionary<string, FactType?>(StringComparer.Ordinal);
        foreach (var (name, type) in Leaves(condition))
        {
            if (facts.TryGetValue(name, out var earlier) && earlier is not null && type is not null && earlier != type)
                throw new ArgumentException($"The fact '{name}' is compared as {earlier} and as {type}.", nameof(condition));
            facts[name] = earlier ?? type;
        }
        return FactCatalogue.Of([.. facts.Select(f => Declare(f.Key, f.Value))]);
    }

    private static FactDeclaration Declare(string name, FactType? type) =>
        type switch
        {
            FactType.Number => FactDeclaration.Number(name),
            FactType.YesNo => FactDeclaration.YesNo(name),
            _ => FactDeclaration.Text(name),
        };

    private static IEnumerable<(string Name, FactType? Type)> Leaves(Condition condition) =>
        condition switch
        {
            Condition.OneOf one => [(one.Name, one.Values.Count == 0 ? null : one.Values[0].Type)],
            Condition.Under under => [(under.Name, FactType.Text)],
            Condition.Compared compared => [(compared.Name, FactType.Number)],
            Condition.IsKnown known => [(known.Name, null)],
            Condition.Dated { Test.Other: { } other } dated => [(dated.Name, FactType.Text), (other, FactType.Text)],
            Condition.Dated dated => [(dated.Name, FactType.Text)],
            _ => condition.Inside.SelectMany(Leaves),
        };
}
