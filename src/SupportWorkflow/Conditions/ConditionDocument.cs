using System.Text.Json;

namespace SupportWorkflow.Conditions;

/// <summary>A condition in JSON: either <c>all</c>, <c>any</c>, <c>not</c>, or one <c>fact</c> with one thing said of it.</summary>
public sealed class ConditionDocument
{
    /// <summary>Every part holds.</summary>
    public IReadOnlyList<ConditionDocument>? All { get; set; }

    /// <summary>At least one part holds.</summary>
    public IReadOnlyList<ConditionDocument>? Any { get; set; }

    /// <summary>The part does not hold.</summary>
    public ConditionDocument? Not { get; set; }

    /// <summary>The fact's name.</summary>
    public string? Fact { get; set; }

    /// <summary>It equals this text, number, true or false.</summary>
    public JsonElement? Is { get; set; }

    /// <summary>It equals one of these.</summary>
    public IReadOnlyList<JsonElement>? In { get; set; }

    /// <summary>It is this number or more.</summary>
    public decimal? AtLeast { get; set; }

    /// <summary>It is less than this number.</summary>
    public decimal? Below { get; set; }

    /// <summary>It has a value (true) or has none (false).</summary>
    public bool? Known { get; set; }

    internal Condition Parse(string path, FactCatalogue facts, ProblemList problems)
    {
        string[] said = [.. Words()];
        if (said.Length != 1)
        {
            problems.Add(path, "condition.not-one", said.Length == 0 ? "none" : string.Join(", ", said), "exactly one of all, any, not, or a fact with exactly one of is, in, atLeast, below, known");
            return Condition.Always;
        }
        if (All is not null) return Condition.All([.. Parts(All, path + ".all", facts, problems)]);
        if (Any is not null) return Condition.Any([.. Parts(Any, path + ".any", facts, problems)]);
        if (Not is not null) return Condition.Not(Not.Parse(path + ".not", facts, problems));
        return ParseFact(path, facts, problems);
    }

    private IEnumerable<string> Words()
    {
        if (All is not null) yield return "all";
        if (Any is not null) yield return "any";
        if (Not is not null) yield return "not";
        if (Is is not null) yield return "is";
        if (In is not null) yield return "in";
        if (AtLeast is not null) yield return "atLeast";
        if (Below is not null) yield return "below";
        if (Known is not null) yield return "known";
    }

    private static IEnumerable<Condition> Parts(IReadOnlyList<ConditionDocument> parts, string path, FactCatalogue facts, ProblemList problems)
    {
        if (parts.Count == 0) problems.Add(path, "condition.empty", "an empty list", "at least one condition");
        return parts.Select((part, i) => part.Parse($"{path}[{i}]", facts, problems));
    }

    private Condition ParseFact(string path, FactCatalogue facts, ProblemList problems)
    {
        if (Fact is null || facts.Find(Fact) is not { } fact)
        {
            problems.AddUnknown(path + ".fact", "condition.unknown-fact", Fact ?? "", facts.Names);
            return Condition.Always;
        }
        var term = Condition.Fact(fact.Name);
        if (Known is { } known) return known ? term.Known : Condition.Not(term.Known);
        if (AtLeast is null && Below is null)
        {
            var values = In is null
                ? [Value(Is!.Value, fact, path + ".is", problems)]
                : In.Select((v, i) => Value(v, fact, $"{path}.in[{i}]", problems)).ToArray();
            return new Condition.OneOf(fact.Name, [.. values]);
        }
        if (fact.Type != FactType.Number) problems.Add(path, "condition.not-a-number", $"{fact.Name} of type {fact.Type}", "a fact that is a number");
        return new Condition.InRange(fact.Name, AtLeast, Below);
    }

    private static FactValue Value(JsonElement found, FactCatalogue.Fact fact, string path, ProblemList problems)
    {
        switch (fact.Type, found.ValueKind)
        {
            case (FactType.Text, JsonValueKind.String):
                var text = found.GetString()!;
                if (fact.Choices is { } choices && !choices.Contains(text)) problems.AddUnknown(path, "condition.unknown-value", text, choices);
                return FactValue.Of(text);
            case (FactType.YesNo, JsonValueKind.True or JsonValueKind.False):
                return FactValue.Of(found.GetBoolean());
            case (FactType.Number, JsonValueKind.Number) when found.TryGetDecimal(out var number):
                return FactValue.Of(number);
            default:
                var allowed = fact.Type switch { FactType.Number => "a number", FactType.YesNo => "true or false", _ => "a text" };
                problems.Add(path, "condition.wrong-type", found.GetRawText(), $"{allowed}: that is what {fact.Name} is");
                return FactValue.Missing;
        }
    }
}
