using SupportWorkflow.History;

namespace SupportWorkflow.Cli.Replay;

/// <summary>The columns every table of hours ends with.</summary>
internal static class SpreadTable
{
    public static PageTable Begin(PageTexts say, int words, params ReadOnlySpan<Markup> head) =>
        new(
            words,
            [
                .. head,
                PageTable.Words(say.Say("tickets")),
                SpreadChart.Scale(say),
                PageTable.Words(say.Say("median")),
                PageTable.Words(say.Say("p90")),
                PageTable.Words(say.Say("most")),
            ]
        );

    public static Markup[] Cells(HourSpread spread, string path, string title, PageTexts say) =>
        [
            new Markup().Figure(path + "/n", spread.N, PageTexts.Number(spread.N)),
            SpreadChart.Row(spread, title),
            Hours(path + "/median", spread.Median, say),
            Hours(path + "/p90", spread.P90, say),
            Hours(path + "/max", spread.Max, say),
        ];

    private static Markup Hours(string path, double hours, PageTexts say) => new Markup().Figure(path, hours, say.Hours(hours));
}
