using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow.History;

/// <summary>
/// How long something took. Median and 90th percentile are the values at ⌈p·n⌉ (nearest rank), so each of them really occurred.
/// <c>default</c>: it never happened.
/// </summary>
/// <param name="N">How often it happened.</param>
/// <param name="Median">At most this in half of the cases.</param>
/// <param name="P90">At most this in nine cases of ten.</param>
/// <param name="Most">The longest.</param>
public readonly record struct TimeSpread(
    int N,
    [property: JsonConverter(typeof(DurationConverter))] Duration Median,
    [property: JsonConverter(typeof(DurationConverter))] Duration P90,
    [property: JsonConverter(typeof(DurationConverter))] Duration Most
)
{
    internal static TimeSpread Of(IEnumerable<Duration> times)
    {
        Duration[] sorted = [.. times.Order()];
        return sorted.Length == 0 ? default : new(sorted.Length, Rank(50), Rank(90), sorted[^1]);
        Duration Rank(int percent) => sorted[((sorted.Length * percent) + 99) / 100 - 1];
    }
}
