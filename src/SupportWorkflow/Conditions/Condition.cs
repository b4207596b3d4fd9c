using System.Text.Json;
using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.Conditions;

/// <summary>
/// A typed expression over named facts: true, false or unknown. The hierarchy is closed; the same words stand in JSON. Two conditions
/// that say the same in the same words are equal. Immutable and thread-safe.
/// </summary>
/// <example><code>
/// Condition urgent = Condition.All(
///     Condition.Fact("priority").In("P1", "P2"),
///     Condition.Not(Condition.Fact("state.kind").Is("waiting")));
/// </code></example>
public abstract partial record Condition
{
    /// <summary>How deep conditions may stand inside one another. People stop reading long before; hostile files do not.</summary>
    internal const int MostDepth = 16;

    private CompiledCondition? _own;

    private protected Condition() { }

    /// <summary>Copies a condition.</summary>
    protected Condition(Condition other) => Depth = other.Depth;

    /// <summary>How many conditions stand inside one another here, this one included.</summary>
    internal int Depth { get; private init; } = 1;

    /// <summary>Holds without asking anything.</summary>
    public static Condition Always { get; } = new Certain();

    /// <summary>Holds when every part holds; false as soon as one is false, otherwise unknown when one is unknown.</summary>
    public static Condition All(params IEnumerable<Condition> parts)
    {
        var all = ValueList.From(parts);
        return new AllOf(all) { Depth = DepthAround(all.AsSpan()) };
    }

    /// <summary>Holds when at least one part holds; true as soon as one is true, otherwise unknown when one is unknown.</summary>
    public static Condition Any(params IEnumerable<Condition> parts)
    {
        var all = ValueList.From(parts);
        return new AnyOf(all) { Depth = DepthAround(all.AsSpan()) };
    }

    /// <summary>Holds when the part does not; unknown stays unknown.</summary>
    public static Condition Not(Condition part) => new Negation(part) { Depth = DepthAround([part]) };

    /// <summary>Begins a condition on one fact.</summary>
    public static FactTerm Fact(string name) => new(name);

    /// <summary>
    /// Holds when this condition has held without a break for so long. Every fact it asks for must know since when it has its present
    /// value; the time counts from the latest change that matters.
    /// </summary>
    /// <param name="time">How long: more than nothing, at most 36,525 days.</param>
    /// <param name="calendar">The name of the calendar whose working time counts; absent: elapsed time.</param>
    public Condition For(Duration time, string? calendar = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, Duration.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(time, ConditionTime.Longest);
        return new Lasting(this, time, calendar) { Depth = DepthAround([this]) };
    }

    /// <summary>Reads a condition and checks it against the facts and calendars it may name.</summary>
    /// <exception cref="DefinitionException">Lists every problem with its JSON path and line.</exception>
    public static Condition FromJson(ReadOnlySpan<byte> utf8, FactCatalogue facts, CalendarBook? calendars = null)
    {
        var problems = new ProblemList();
        var condition = DefinitionReader
            .Read(utf8, ConditionJson.Default.ConditionDocument, problems)
            ?.Parse("$", facts, problems, calendars);
        problems.Locate(utf8);
        problems.ThrowIfAny();
        return condition!;
    }

    /// <summary>The condition in JSON; read again it equals this one.</summary>
    public string ToJson() => JsonSerializer.Serialize(ConditionDocument.Of(this), ConditionJson.Readable.ConditionDocument);

    /// <summary>Evaluates on the given facts. Reads nothing else and allocates nothing itself.</summary>
    /// <exception cref="ArgumentException">The condition says <c>for</c>, which needs an instant;
    /// or a fact has a value of another type.</exception>
    public Truth Evaluate(IFacts facts)
    {
        var own = Own;
        if (own.AsksTime)
            throw new ArgumentException($"The condition {this} says 'for': evaluate it at an instant.", nameof(facts));
        var reader = new NamedFacts(facts, own.Catalogue);
        return own.Test(ref reader);
    }

    /// <summary>Evaluates on the given facts at an instant, and says when the answer could change through time passing.</summary>
    /// <param name="facts">The facts, as they are at that instant.</param>
    /// <param name="at">The instant.</param>
    /// <param name="calendars">The calendars that <c>for</c> names; absent: it names none.</param>
    /// <exception cref="ArgumentException">A fact has a value of another type than the condition compares it with.</exception>
    /// <exception cref="KeyNotFoundException">There is no calendar of a name that <c>for</c> uses.</exception>
    public ConditionAnswer Evaluate(IFacts facts, Instant at, CalendarBook? calendars = null)
    {
        var own = Own;
        var reader = new NamedFacts(facts, own.Catalogue);
        return own.Evaluate(ref reader, at, calendars);
    }

    /// <summary>Evaluates every part and puts into words what was found and what was needed, in both languages.</summary>
    /// <param name="facts">The facts, as they are at that instant.</param>
    /// <param name="at">The instant.</param>
    /// <param name="calendars">The calendars that <c>for</c> names; absent: it names none.</param>
    public ConditionExplanation Explain(IFacts facts, Instant at, CalendarBook? calendars = null)
    {
        var own = Own;
        var reader = new NamedFacts(facts, own.Catalogue);
        return own.Explain(ref reader, at, calendars);
    }

    /// <summary>Whether both say the same in the same words.</summary>
    public virtual bool Equals(Condition? other) => other is not null && EqualityContract == other.EqualityContract;

    /// <inheritdoc/>
    public override int GetHashCode() => EqualityContract.GetHashCode();

    /// <summary>The condition in JSON.</summary>
    public sealed override string ToString() => ToJson();

    private static int DepthAround(ReadOnlySpan<Condition> parts)
    {
        var depth = 1;
        foreach (var part in parts)
        {
            ArgumentNullException.ThrowIfNull(part);
            depth = Math.Max(depth, part.Depth + 1);
        }
        return depth <= MostDepth
            ? depth
            : throw new ArgumentException($"Conditions stand at most {MostDepth} deep inside one another.", nameof(parts));
    }

    /// <summary>Compiled against the facts it names itself: what somebody without a catalogue uses.</summary>
    private CompiledCondition Own => _own ??= ConditionCompiler.Compile(this, ConditionFacts.CatalogueOf(this));

    /// <summary>Compiled against a catalogue, for facts that are read by number.</summary>
    internal CompiledCondition Compile(FactCatalogue catalogue) => ConditionCompiler.Compile(this, catalogue);
}
