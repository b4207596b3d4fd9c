namespace SupportWorkflow.Conditions;

/// <summary>
/// A typed expression over named facts: true, false or unknown. The hierarchy is closed; the same words stand in JSON.
/// Immutable and thread-safe.
/// </summary>
/// <example><code>Condition urgent = Condition.All(Condition.Fact("priority").In("P1", "P2"), Condition.Not(Condition.Fact("state.kind").Is("waiting")));</code></example>
public abstract record Condition
{
    private protected Condition() { }

    /// <summary>Holds without asking anything.</summary>
    public static Condition Always { get; } = new AllOf([]);

    /// <summary>Holds when every part holds; false as soon as one is false, otherwise unknown when one is unknown.</summary>
    public static Condition All(params ValueList<Condition> parts) => new AllOf(parts);

    /// <summary>Holds when at least one part holds; true as soon as one is true, otherwise unknown when one is unknown.</summary>
    public static Condition Any(params ValueList<Condition> parts) => new AnyOf(parts);

    /// <summary>Holds when the part does not; unknown stays unknown.</summary>
    public static Condition Not(Condition part) => new Negation(part);

    /// <summary>Begins a condition on one fact.</summary>
    public static FactTerm Fact(string name) => new(name);

    /// <summary>Evaluates on the given facts. Reads nothing else and allocates nothing itself.</summary>
    public abstract Truth Evaluate(IFacts facts);

    internal sealed record AllOf(ValueList<Condition> Parts) : Condition
    {
        public override Truth Evaluate(IFacts facts)
        {
            var all = Truth.True;
            foreach (var part in Parts)
            {
                var truth = part.Evaluate(facts);
                if (truth == Truth.False) return Truth.False;
                if (truth == Truth.Unknown) all = Truth.Unknown;
            }
            return all;
        }
    }

    internal sealed record AnyOf(ValueList<Condition> Parts) : Condition
    {
        public override Truth Evaluate(IFacts facts)
        {
            var any = Truth.False;
            foreach (var part in Parts)
            {
                var truth = part.Evaluate(facts);
                if (truth == Truth.True) return Truth.True;
                if (truth == Truth.Unknown) any = Truth.Unknown;
            }
            return any;
        }
    }

    internal sealed record Negation(Condition Part) : Condition
    {
        public override Truth Evaluate(IFacts facts) => Part.Evaluate(facts) switch
        {
            Truth.True => Truth.False,
            Truth.False => Truth.True,
            _ => Truth.Unknown,
        };
    }

    internal sealed record OneOf(string Name, ValueList<FactValue> Values) : Condition
    {
        public override Truth Evaluate(IFacts facts)
        {
            var actual = facts[Name];
            if (actual.IsMissing) return Truth.Unknown;
            foreach (var value in Values)
                if (value == actual) return Truth.True;
            return Truth.False;
        }
    }

    internal sealed record InRange(string Name, decimal? AtLeast, decimal? Below) : Condition
    {
        public override Truth Evaluate(IFacts facts)
        {
            var actual = facts[Name];
            if (actual.IsMissing) return Truth.Unknown;
            return (AtLeast is null || actual.Number >= AtLeast) && (Below is null || actual.Number < Below) ? Truth.True : Truth.False;
        }
    }

    internal sealed record IsKnown(string Name) : Condition
    {
        public override Truth Evaluate(IFacts facts) => facts[Name].IsMissing ? Truth.False : Truth.True;
    }
}
