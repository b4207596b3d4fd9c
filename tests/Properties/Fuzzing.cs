using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Properties;

/// <summary>
/// Reads many mutants of good documents: each is read, or refused with the one typed error, and none takes 2 s or 500 MB.
/// FUZZ_MUTANTS=n   that many mutants of each test, instead of the few of a normal run; also those that take longer than 2 s fail
/// FUZZ_SEED=n      the first seed, instead of 0; with FUZZ_MUTANTS=1 exactly one mutant
/// </summary>
public static class Fuzzing
{
    private const long MostBytes = 500_000_000;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>Reads the mutants of some documents and says what went wrong with whom; empty: nothing.</summary>
    /// <typeparam name="TError">The typed error.</typeparam>
    /// <param name="documents">Good documents.</param>
    /// <param name="mutants">How many mutants a normal run reads.</param>
    /// <param name="read">Reads one and uses it.</param>
    /// <param name="mutate">Makes the mutant of a seed; left out: changes of JSON.</param>
    public static string Failures<TError>(
        IReadOnlyList<string> documents,
        int mutants,
        Action<byte[]> read,
        Func<string, int, byte[]>? mutate = null
    )
        where TError : Exception
    {
        var (first, count) = (Number("FUZZ_SEED") ?? 0, Number("FUZZ_MUTANTS") ?? mutants);
        var failures = new StringBuilder();
        var (readable, different) = (0, new HashSet<string>(StringComparer.Ordinal));
        for (var seed = first; seed < first + count && different.Count < 20; seed++)
        {
            var mutant = (mutate ?? Mutants.Of)(documents[seed % documents.Count], seed);
            var (bytes, started) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
            string? wrong = null;
            try
            {
                read(mutant);
                readable++;
            }
            catch (TError)
            {
                // Refused as it should be.
            }
#pragma warning disable CA1031 // Any other exception is what is looked for.
            catch (Exception e)
#pragma warning restore CA1031
            {
                wrong =
                    $"{e.GetType().Name}: {e.Message} {e.StackTrace?.Split('\n').FirstOrDefault(l => l.Contains("SupportWorkflow", StringComparison.Ordinal))}";
            }
            bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
            if (bytes > MostBytes)
                wrong ??= $"{bytes} bytes";
            if (Number("FUZZ_MUTANTS") is not null && Stopwatch.GetElapsedTime(started) > Longest && IsSlow(read, mutant))
                wrong ??= $"more than {Longest}";
            if (wrong is not null && different.Add(wrong[..Math.Min(wrong.Length, 30)] + wrong[^Math.Min(wrong.Length, 30)..]))
                failures.Append(CultureInfo.InvariantCulture, $"\nFUZZ_SEED={seed} FUZZ_MUTANTS=1: {wrong}");
        }
        if (failures.Length == 0 && count > 100 && readable == 0)
            failures.Append("No mutant could be read: nothing beyond the first refusal was tried.");
        return failures.ToString();
    }

    /// <summary>Whether it is slow again: the first time code was compiled, and others may have worked beside it.</summary>
    private static bool IsSlow(Action<byte[]> read, byte[] mutant)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            read(mutant);
        }
#pragma warning disable CA1031 // What it throws was looked at.
        catch (Exception)
#pragma warning restore CA1031
        {
            // Timed all the same.
        }
        return Stopwatch.GetElapsedTime(started) > Longest;
    }

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? int.Parse(value, CultureInfo.InvariantCulture) : null;
}
