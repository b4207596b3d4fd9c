using System.Collections.Frozen;

namespace SupportWorkflow.Conditions;

/// <summary>
/// The facts a condition may ask for, with their types and, for choices, their values.
/// Every definition is checked against one. Immutable and thread-safe.
/// </summary>
/// <example><code>
/// FactCatalogue facts = FactCatalogue.Of(FactDeclaration.Number("amount"), FactDeclaration.Choice("grade", "a", "b", "c"));
/// </code></example>
public sealed class FactCatalogue
{
    private readonly FactDeclaration[] _facts;
    private readonly FrozenDictionary<string, int> _index;
    private readonly FrozenDictionary<string, int>?[] _codes;

    private FactCatalogue(FactDeclaration[] facts)
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var fact in facts)
            if (!names.TryAdd(fact.Name, names.Count))
                throw new ArgumentException($"The fact '{fact.Name}' is declared twice.", nameof(facts));
        _facts = facts;
        _index = names.ToFrozenDictionary(StringComparer.Ordinal);
        _codes = [.. facts.Select(f => f.Type == FactType.Choice ? Codes(f) : null)];
    }

    /// <summary>Nothing may be asked.</summary>
    public static FactCatalogue Empty { get; } = new([]);

    /// <summary>The facts, in the order they were declared.</summary>
    public ValueList<FactDeclaration> Facts => new(_facts);

    /// <summary>The names, in the order they were declared.</summary>
    public IEnumerable<string> Names => _facts.Select(f => f.Name);

    /// <summary>A catalogue of these facts.</summary>
    /// <exception cref="ArgumentException">A name is given twice, or a choice lists a value twice.</exception>
    public static FactCatalogue Of(params ReadOnlySpan<FactDeclaration> facts) => new(facts.ToArray());

    /// <summary>This catalogue and the facts of others, these first: each room declares its own.</summary>
    /// <exception cref="ArgumentException">A name is declared twice.</exception>
    public FactCatalogue With(params ReadOnlySpan<FactDeclaration> more) => new([.. _facts, .. more]);

    /// <summary>The declaration of a name; absent when there is none.</summary>
    public FactDeclaration? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _index.TryGetValue(name, out var fact) ? _facts[fact] : null;
    }

    internal FactDeclaration this[int fact] => _facts[fact];

    /// <summary>The number by which compiled conditions ask for the fact: its place in the order of declaration;
    /// -1: there is none.</summary>
    internal int IndexOf(string name) => _index.TryGetValue(name, out var fact) ? fact : -1;

    /// <summary>What <see cref="IFactReader.Code"/> answers for a text: its place in the choices,
    /// or the number of choices for any other text.</summary>
    internal int CodeOf(int fact, string text) => _codes[fact]!.TryGetValue(text, out var code) ? code : _facts[fact].Choices.Count;

    /// <summary>The place of a word among the choices of a fact, of which the first is the highest;
    /// the last of all for a word that is missing.</summary>
    internal int RankOf(string fact, string? word) =>
        word is not null && IndexOf(fact) is >= 0 and var place && _facts[place].Type == FactType.Choice
            ? CodeOf(place, word)
            : int.MaxValue;

    private static FrozenDictionary<string, int> Codes(FactDeclaration fact)
    {
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var choice in fact.Choices)
            if (!codes.TryAdd(choice.Value, codes.Count))
                throw new ArgumentException($"The fact '{fact.Name}' lists '{choice.Value}' twice.");
        return codes.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
