using NodaTime;

namespace SupportWorkflow.History;

/// <summary>
/// How long something takes: by its quantiles, evenly spaced, in minutes; between two of them all seconds are equally likely.
/// </summary>
internal sealed class Spread(params long[] minutes)
{
    public Duration Mean =>
        Duration.FromSeconds(Enumerable.Range(1, minutes.Length - 1).Sum(i => (minutes[i - 1] + minutes[i]) * 30) / (minutes.Length - 1));

    public Duration Draw(Dice dice)
    {
        var at = dice.Below(minutes.Length - 1);
        var from = minutes[at] * 60;
        return Duration.FromSeconds(from + dice.Below((minutes[at + 1] * 60) - from + 1));
    }
}
