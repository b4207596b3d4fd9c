using System.Globalization;

namespace SupportWorkflow.ServiceLevels;

/// <summary>A point of a clock before its due time, at which somebody wants to know (SLA-8). <c>default</c> is 0 %.</summary>
/// <param name="Percent">How much of the target is used, 1 to 99.</param>
public readonly record struct WarningPoint(int Percent)
{
    private static readonly string[] Names = [.. Enumerable.Range(0, 100).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p}%"))];

    /// <summary>The stable name, such as <c>80%</c>.</summary>
    public string Name => Names[Percent];
}
