using System.Globalization;

namespace SupportWorkflow.StoreBenchmarks.Measuring;

/// <summary>What is measured, and how long: a verb, then <c>--name value</c>.</summary>
internal sealed class RunOptions(string[] args)
{
    public string Verb => args is [var verb, ..] ? verb : "";

    /// <summary>The value of an option, or a default.</summary>
    public string Text(string name, string otherwise) =>
        Array.IndexOf(args, "--" + name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : otherwise;

    public int Number(string name, int otherwise) =>
        int.Parse(Text(name, otherwise.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);

    public double Seconds(string name, double otherwise) =>
        double.Parse(Text(name, otherwise.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);

    public int[] Numbers(string name, string otherwise) =>
        [.. Text(name, otherwise).Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture))];

    /// <summary>Whether something is among what was asked for; nothing said: it is.</summary>
    public bool Wants(string name, string what) => Text(name, what).Split(',').Contains(what, StringComparer.Ordinal);
}
