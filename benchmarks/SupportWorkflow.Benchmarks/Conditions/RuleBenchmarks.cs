using System.Numerics;
using BenchmarkDotNet.Attributes;
using NodaTime;
using SupportWorkflow.Calendars;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.Benchmarks.Conditions;

/// <summary>20 rules of 4 conditions each, on facts that change with every round. Budget: tested 120 ns (50), traced 500 ns (250), 0
/// B.</summary>
[MemoryDiagnoser]
public class RuleBenchmarks
{
    private const int Rules = 20;
    private const int Facts = 12;

    private readonly CompiledCondition[] _plain = new CompiledCondition[Rules];
    private readonly CompiledCondition[] _timed = new CompiledCondition[Rules];
    private readonly CodedFacts[] _facts = new CodedFacts[64];
    private readonly ConditionTrace[] _trace = new ConditionTrace[Rules * 6];
    private readonly Instant _now = Instant.FromUtc(2024, 10, 11, 8, 0);
    private readonly CalendarBook _calendars = CalendarBook.Of(
        ("office", WorkCalendar.In("Asia/Shanghai").Open(Weekdays.MondayToFriday, "09:00-18:00").Build())
    );
    private readonly IFacts[] _named = new IFacts[64];
    private ConditionSet? _set;
    private int _round;

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(4);
        var catalogue = FactCatalogue.Of([
            .. Enumerable.Range(0, Facts).Select(i => FactDeclaration.Choice($"f{i}", "a", "b", "c", "d") with { KnowsSince = true }),
        ]);
        for (var i = 0; i < Rules; i++)
        {
            Condition[] parts = [.. Enumerable.Range(0, 4).Select(_ => Part(random))];
            _plain[i] = Condition.All([.. parts]).Compile(catalogue);
            _timed[i] = Condition
                .All([parts[0].For(Duration.FromHours(i + 1), i % 2 == 0 ? "office" : null), .. parts[1..]])
                .Compile(catalogue);
        }
        for (var i = 0; i < _facts.Length; i++)
            _facts[i] = new([.. Enumerable.Range(0, Facts).Select(_ => random.Next(20) == 0 ? -1 : random.Next(4))], _now);
        _set = new(_plain);
        for (var i = 0; i < _facts.Length; i++)
            _named[i] = _facts[i];
        foreach (var facts in _facts)
            Check(facts);
    }

    [Benchmark(Baseline = true)]
    public int Tested() => BitOperations.PopCount(_set!.Test(ref _facts[_round++ & 63]).Holding);

    [Benchmark]
    public int TestedOneByOne()
    {
        ref var facts = ref _facts[_round++ & 63];
        var held = 0;
        foreach (var rule in _plain)
            if (rule.Test(ref facts) == Truth.True)
                held++;
        return held;
    }

    [Benchmark]
    public int Traced()
    {
        ref var facts = ref _facts[_round++ & 63];
        var (held, at) = (0, 0);
        foreach (var rule in _plain)
        {
            if (rule.Trace(ref facts, _now, _calendars, _trace.AsSpan(at)).Holds)
                held++;
            at += rule.Count;
        }
        return held;
    }

    [Benchmark]
    public int TracedWithATimeInEach()
    {
        ref var facts = ref _facts[_round++ & 63];
        var held = 0;
        foreach (var rule in _timed)
            if (rule.Trace(ref facts, _now, _calendars, _trace).Holds)
                held++;
        return held;
    }

    [Benchmark]
    public int TestedByName()
    {
        var facts = _named[_round++ & 63];
        var held = 0;
        foreach (var rule in _plain)
            if (rule.Source.Evaluate(facts) == Truth.True)
                held++;
        return held;
    }

    private static Condition Part(Random random)
    {
        string[] values = ["a", "b", "c", "d"];
        random.Shuffle(values);
        var part = Condition.Fact($"f{random.Next(Facts)}").In(values.AsSpan(..random.Next(1, 4)));
        return random.Next(5) == 0 ? Condition.Not(part) : part;
    }

    /// <summary>Tested, traced and by name must agree, or the figures are worth nothing.</summary>
    private void Check(CodedFacts facts)
    {
        var (holding, unknown) = _set!.Test(ref facts);
        for (var i = 0; i < Rules; i++)
        {
            var rule = _plain[i];
            var truth = rule.Test(ref facts);
            if ((holding >> i & 1) != (truth == Truth.True ? 1UL : 0) || (unknown >> i & 1) != (truth == Truth.Unknown ? 1UL : 0))
                throw new InvalidOperationException("The set disagrees.");
            if (truth != rule.Trace(ref facts, _now, _calendars, _trace).Truth || truth != rule.Source.Evaluate(facts))
                throw new InvalidOperationException("The ways disagree.");
        }
    }

    private readonly struct CodedFacts(int[] codes, Instant now) : IFactReader, IFacts
    {
        private static readonly string[] Values = ["a", "b", "c", "d"];

        public bool IsKnown(int fact) => codes[fact] >= 0;

        public int Code(int fact) => codes[fact];

        public string? Text(int fact) => null;

        public decimal? Number(int fact) => null;

        public Instant? At(int fact) => null;

        public FactValue Value(int fact) => codes[fact] < 0 ? FactValue.Missing : FactValue.Of(Values[codes[fact]]);

        public Instant? Since(int fact) => now - Duration.FromMinutes(37 * (fact + codes[fact]));

        public FactValue this[string fact] => Value(fact.Length == 2 ? fact[1] - '0' : 10 + fact[2] - '0');
    }
}
