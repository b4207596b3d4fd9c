using System.Buffers.Binary;
using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace Properties;

/// <summary>A property was falsified. The message carries the shrunk counterexample and how to run exactly that case again.</summary>
public sealed class PropertyFailedException(string message, Exception? inner) : Exception(message, inner);

/// <summary>
/// Runs one FsCheck property inside a plain xunit [Fact]. A normal run tests the same cases every time, so that it says the same about the same code.
/// PROPERTY_TESTS=n          that many cases per property, other ones each time (nightly 10000)
/// PROPERTY_SEED=n           fixed start seed for every property
/// PROPERTY_REPLAY=s,g,size  run exactly one case; use with --filter on one test
/// </summary>
public static class PropertyCheck
{
    private const ulong Gamma = 0x9e3779b97f4a7c15UL;

    public static void Run(Property property, int? tests = null, int? maxSize = null, [CallerMemberName] string name = "")
    {
        var capture = new Capture();
        var config = Config.Default
            .WithName(name)
            .WithMaxTest(Env("PROPERTY_TESTS") is { } n ? int.Parse(n, CultureInfo.InvariantCulture) : tests ?? 100)
            .WithMaxRejected(10_000)
            .WithQuietOnSuccess(true)
            .WithRunner(capture);
        if (maxSize is { } size) config = config.WithEndSize(size);
        if (Env("PROPERTY_SEED") is { } seed) config = config.WithReplay(ulong.Parse(seed, CultureInfo.InvariantCulture), Gamma);
        else if (Env("PROPERTY_TESTS") is null) config = config.WithReplay(SeedOf(name), Gamma);
        if (Env("PROPERTY_REPLAY") is { } replay)
        {
            var p = replay.Trim('(', ')').Split(',');
            config = p.Length > 2
                ? config.WithReplay(ulong.Parse(p[0], CultureInfo.InvariantCulture), ulong.Parse(p[1], CultureInfo.InvariantCulture), int.Parse(p[2], CultureInfo.InvariantCulture))
                : config.WithReplay(ulong.Parse(p[0], CultureInfo.InvariantCulture), ulong.Parse(p[1], CultureInfo.InvariantCulture));
        }

        property.Check(config);
        if (capture.Failure is { } e) throw e;
    }

    private static ulong SeedOf(string name) => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    private static string? Env(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } v ? v : null;

    private sealed class Capture : IRunner
    {
        public PropertyFailedException? Failure;

        public void OnStartFixture(Type t) { }
        public void OnArguments(int n, FSharpList<object> args, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every) { }
        public void OnShrink(FSharpList<object> args, FSharpFunc<FSharpList<object>, string> every) { }

        public void OnFinished(string name, TestResult result)
        {
            switch (result)
            {
                case TestResult.Failed f:
                    var exception = (f.Item4 as Outcome.Failed)?.Item;
                    var text = new StringBuilder()
                        .AppendLine($"{name} is false: case {f.Item1.NumberOfTests}, {f.Item1.NumberOfShrinks} shrinks.");
                    if (f.Item1.Labels.Count > 0) text.AppendLine("label:    " + string.Join(" | ", f.Item1.Labels));
                    text.AppendLine("shrunk:   " + Show(f.Item3));
                    if (f.Item1.NumberOfShrinks > 0) text.AppendLine("original: " + Show(f.Item2));
                    text.Append($"replay:   PROPERTY_REPLAY={f.Item6.Seed},{f.Item6.Gamma},{f.Item7} dotnet test --filter FullyQualifiedName~{name}");
                    if (exception is not null && exception.Message != "Expected true, got false.") text.AppendLine().Append("because:  " + exception.Message);
                    Failure = new PropertyFailedException(text.ToString(), exception);
                    break;
                case TestResult.Exhausted x:
                    Failure = new PropertyFailedException($"{name}: too many rejected cases; only {x.Item.NumberOfTests} were tested. Generate valid input instead of filtering.", null);
                    break;
            }
        }
    }

    /// <summary>C#-looking text for a counterexample (FsCheck's own %A prints F# lists and hides long ones).</summary>
    public static string Show(object? value) => value switch
    {
        null => "null",
        string s => '"' + s + '"',
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        ITuple t => "(" + string.Join(", ", Enumerable.Range(0, t.Length).Select(i => Show(t[i]))) + ")",
        IEnumerable e => "[" + string.Join(", ", e.Cast<object?>().Select(Show)) + "]",
        _ => value.ToString() ?? "",
    };
}
