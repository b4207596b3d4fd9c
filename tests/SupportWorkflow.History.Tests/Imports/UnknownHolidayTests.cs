namespace SupportWorkflow.History;

/// <summary>The holidays of China are known from 2024 to 2026: figures over other years are marked.</summary>
public class UnknownHolidayTests
{
    private const string China =
            """{ "office": { "zone": "Asia/Shanghai", "week": { "mon-fri": ["09:00-18:00"] }, "holidays": ["cn"] } }""",
        Plain = """{ "office": { "zone": "Asia/Shanghai", "week": { "mon-fri": ["09:00-18:00"] } } }""",
        Office = "\"within\": \"PT9H\", \"calendar\": \"office\"";

    [Theory]
    [InlineData("2019-09-30T08:00", "2019-10-08T02:00", "2019")]
    [InlineData("2023-12-29T08:00", "2024-01-02T02:00", "2023")]
    // Opened within the known years, due outside of them: 31 December 2026 is a Thursday.
    [InlineData("2026-12-31T08:00", "2026-12-31T09:00", "2027")]
    [InlineData("2026-12-31T16:30", "2026-12-31T17:00", "2027")]
    [InlineData("2024-01-02T08:00", "2026-12-01T09:00", null)]
    public void A_promise_outside_of_the_known_years_is_said(string opened, string solved, string? years)
    {
        var told = Told(China, Office, opened, solved);

        var remarks = told.Remarks.Where(r => r.Code == "holidays.unknown").Select(r => r.Text.English);
        Assert.Equal(
            years is null
                ? []
                :
                [
                    $"Calendar 'office' knows holidays from 2024-01-01 to 2026-12-31 only; 1 tickets have promises that rest on other dates "
                        + $"({years}). There every day counts as if it were no holiday: their due times and outcomes are not to be "
                        + "trusted.",
                ],
            remarks
        );
    }

    [Theory]
    [InlineData(Plain, Office)]
    [InlineData(China, "\"within\": \"PT9H\"")]
    public void A_promise_that_rests_on_no_holidays_is_not_marked(string calendars, string within) =>
        Assert.DoesNotContain(Told(calendars, within, "2019-09-30T08:00", "2019-10-08T02:00").Remarks, r => r.Code == "holidays.unknown");

    [Fact]
    public void Each_ticket_counts_once_and_all_years_are_named_on_however_many_threads()
    {
        var importer = PlainDesk.Importer(PlainDesk.With(calendars: China, within: Office), "", "");
        for (var i = 0; i < 3000; i++)
            importer.Add(new(i + 2, "T" + i, "New", $"{2016 + (i % 10)}-05-03T08:00"));

        var remark = Assert.Single(importer.Finish().Remarks, r => r.Code == "holidays.unknown").Text.English;

        // Ten years from 2016 on, of which 2024 and 2025 are known.
        Assert.Contains("2,400 tickets", remark, StringComparison.Ordinal);
        Assert.Contains("(2016–2023)", remark, StringComparison.Ordinal);
    }

    [Fact]
    public void What_if_says_it_of_each_profile()
    {
        var importer = PlainDesk.Importer(PlainDesk.With(calendars: Plain, within: Office), "", "");
        importer.Add(new(2, "T", "New", "2019-09-30T08:00"));

        var comparison = HistoryComparison.Of(importer, PlainDesk.With(calendars: China, within: Office));

        Assert.DoesNotContain(comparison.RemarksBefore, r => r.Code == "holidays.unknown");
        Assert.Single(comparison.RemarksAfter, r => r.Code == "holidays.unknown");
    }

    private static Told Told(string calendars, string within, string opened, string solved) =>
        PlainDesk.Told(PlainDesk.With(calendars: calendars, within: within), "", "", "New " + opened, "Done " + solved);
}
