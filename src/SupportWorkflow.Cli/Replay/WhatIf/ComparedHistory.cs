using NodaTime;
using SupportWorkflow.History;

namespace SupportWorkflow.Cli.Replay;

/// <summary>The same history under two profiles, as it is shown.</summary>
/// <param name="Figures">What came of it.</param>
/// <param name="Before">What the first profile is called.</param>
/// <param name="After">What the other one is called.</param>
/// <param name="Zone">Where times are shown.</param>
internal sealed record ComparedHistory(HistoryComparison Figures, string Before, string After, DateTimeZone Zone)
{
    private const int MostMoves = 20;

    /// <summary>What to know under each profile before a figure is believed; only once what holds for both.</summary>
    public IEnumerable<(string Profile, ValueList<HistoryRemark> Remarks)> Remarks =>
        Figures.RemarksBefore == Figures.RemarksAfter
            ? [($"{Before}, {After}", Figures.RemarksBefore)]
            : [(Before, Figures.RemarksBefore), (After, Figures.RemarksAfter)];

    /// <summary>The due times that move the farthest, in either direction.</summary>
    public IEnumerable<PromiseChange> LargestMoves => Figures.Moves.Take(MostMoves);
}
