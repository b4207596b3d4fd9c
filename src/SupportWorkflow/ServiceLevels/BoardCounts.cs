namespace SupportWorkflow.ServiceLevels;

/// <summary>
/// How many tickets, or how many clocks of one objective, stand how at an instant (RPT-4). Each counts once, under the first that fits:
/// breached, at risk, on time, paused. <c>default</c> is an empty board.
/// </summary>
/// <param name="OnTime">Open and none of the others: a clock runs, or a ticket owes nothing at the moment.</param>
/// <param name="AtRisk">A warning point is reached, the due instant has not passed, and time counts.</param>
/// <param name="Breached">The due instant has passed; perhaps paused since.</param>
/// <param name="Paused">Not late, and nothing becomes late by waiting: every clock that is open is paused.</param>
public readonly record struct BoardCounts(int OnTime, int AtRisk, int Breached, int Paused)
{
    /// <summary>All of them.</summary>
    public int Open => OnTime + AtRisk + Breached + Paused;

    /// <summary>Both together, where they count different tickets.</summary>
    public static BoardCounts operator +(BoardCounts left, BoardCounts right) =>
        new(left.OnTime + right.OnTime, left.AtRisk + right.AtRisk, left.Breached + right.Breached, left.Paused + right.Paused);
}
