using NodaTime;

namespace SupportWorkflow.Conditions;

/// <summary>Lays a condition out as a flat list of nodes, its facts and choices as numbers.
/// The condition has been checked before.</summary>
internal sealed class ConditionCompiler(FactCatalogue catalogue)
{
    private readonly List<ConditionNode> _nodes = [];
    private readonly List<string> _texts = [];
    private readonly List<decimal> _numbers = [];
    private readonly List<ulong> _bits = [];
    private readonly List<(Duration Time, string? Calendar)> _times = [];
    private readonly List<(DateTest Test, int Other)> _dates = [];

    /// <exception cref="ArgumentException">The condition names a fact that is not in the catalogue,
    /// or compares one as another type.</exception>
    public static CompiledCondition Compile(Condition condition, FactCatalogue catalogue)
    {
        var compiler = new ConditionCompiler(catalogue);
        compiler.Add(condition);
        return new(
            condition,
            catalogue,
            [.. compiler._nodes],
            [.. compiler._texts],
            [.. compiler._numbers],
            [.. compiler._bits],
            [.. compiler._times],
            [.. compiler._dates]
        );
    }

    private void Add(Condition condition)
    {
        switch (condition)
        {
            case Condition.AllOf all:
                AddWhole(NodeKind.All, all.Parts);
                break;
            case Condition.AnyOf any:
                AddWhole(NodeKind.Any, any.Parts);
                break;
            case Condition.Negation not:
                AddWhole(NodeKind.Not, [not.Part]);
                break;
            case Condition.Lasting lasting:
                _times.Add((lasting.Time, lasting.Calendar));
                AddWhole(NodeKind.Lasting, [lasting.Part], _times.Count - 1);
                break;
            case Condition.OneOf one:
                AddOneOf(one);
                break;
            case Condition.Under under:
                AddUnder(under);
                break;
            case Condition.Compared compared:
                _numbers.Add(compared.With);
                var kind = compared.How switch
                {
                    Comparison.AtLeast => NodeKind.AtLeast,
                    Comparison.Above => NodeKind.Above,
                    Comparison.AtMost => NodeKind.AtMost,
                    _ => NodeKind.Below,
                };
                AddLeaf(kind, Fact(compared.Name, FactType.Number), _numbers.Count - 1, 1);
                break;
            case Condition.Dated dated:
                _dates.Add((dated.Test, dated.Test.Other is { } other ? Fact(other, FactType.Text) : -1));
                var fact = Fact(dated.Name, FactType.Text);
                _nodes.Add(new(NodeKind.Dated, _nodes.Count + 1, fact, _dates.Count - 1) { AsksTime = dated.Test.AsksTime });
                break;
            case Condition.IsKnown known:
                AddLeaf(known.Yes ? NodeKind.IsKnown : NodeKind.IsUnknown, Fact(known.Name, null));
                break;
            default:
                AddLeaf(NodeKind.Always, -1);
                break;
        }
    }

    private void AddWhole(NodeKind kind, ValueList<Condition> parts, int time = 0)
    {
        var at = _nodes.Count;
        _nodes.Add(default);
        foreach (var part in parts)
            Add(part);
        var flat = kind is NodeKind.All or NodeKind.Any;
        var asksTime = kind == NodeKind.Lasting;
        for (var i = at + 1; i < _nodes.Count; i = _nodes[i].End)
            (flat, asksTime) = (flat && _nodes[i].IsSimple, asksTime || _nodes[i].AsksTime);
        _nodes[at] =
            kind == NodeKind.Not && _nodes[at + 1] is { Kind: NodeKind.OneOfCodes } simple
                ? new(NodeKind.NotOneOfCodes, _nodes.Count, simple.Fact, Codes: ~simple.Codes)
                : new(kind, _nodes.Count, First: time) { IsFlat = flat, AsksTime = asksTime };
    }

    private void AddLeaf(NodeKind kind, int fact, int first = 0, int count = 0, ulong codes = 0) =>
        _nodes.Add(new(kind, _nodes.Count + 1, fact, first, count, codes));

    private void AddOneOf(Condition.OneOf one)
    {
        var fact = Fact(one.Name, one.Values.Count == 0 ? null : one.Values[0].Type);
        switch (catalogue[fact].Type)
        {
            case FactType.Number:
                foreach (var value in one.Values)
                    _numbers.Add(value.Number!.Value);
                AddLeaf(NodeKind.OneOfNumbers, fact, _numbers.Count - one.Values.Count, one.Values.Count);
                break;
            case FactType.Text:
                foreach (var value in one.Values)
                    _texts.Add(value.Text!);
                AddLeaf(NodeKind.OneOfTexts, fact, _texts.Count - one.Values.Count, one.Values.Count);
                break;
            default:
                AddCodes(fact, one.Values);
                break;
        }
    }

    /// <summary>Of a choice, the declared values under it: the same test as "one of these".</summary>
    private void AddUnder(Condition.Under under)
    {
        var fact = Fact(under.Name, FactType.Text);
        if (catalogue[fact].Type == FactType.Choice)
        {
            AddCodes(
                fact,
                [.. catalogue[fact].Choices.Where(c => CategoryPath.IsUnder(c.Value, under.Path)).Select(c => FactValue.Of(c.Value))]
            );
            return;
        }
        _texts.Add(under.Path);
        AddLeaf(NodeKind.UnderText, fact, _texts.Count - 1, 1);
    }

    /// <summary>One bit for every code, those for "another text" and for codes nobody asks for among them.</summary>
    private void AddCodes(int fact, ValueList<FactValue> values)
    {
        var most = catalogue[fact].Type == FactType.YesNo ? 1 : catalogue[fact].Choices.Count;
        var bits = new ulong[(most / 64) + 1];
        foreach (var value in values)
        {
            var code = value.YesNo is { } yes ? (yes ? 1 : 0) : catalogue.CodeOf(fact, value.Text!);
            if (value.YesNo is not null || code < most)
                bits[code / 64] |= 1UL << code;
        }
        _bits.AddRange(bits);
        AddLeaf(bits.Length == 1 ? NodeKind.OneOfCodes : NodeKind.OneOfManyCodes, fact, _bits.Count - bits.Length, bits.Length, bits[0]);
    }

    private int Fact(string name, FactType? type)
    {
        var fact = catalogue.IndexOf(name);
        if (fact < 0)
            throw new ArgumentException($"There is no fact '{name}'.");
        var declared = catalogue[fact].Type == FactType.Choice ? FactType.Text : catalogue[fact].Type;
        if (type is not null && type != declared)
            throw new ArgumentException($"The fact '{name}' is of type {declared}, not {type}.");
        return fact;
    }
}
