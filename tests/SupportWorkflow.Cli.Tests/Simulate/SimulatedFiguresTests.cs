using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace SupportWorkflow.Cli.Simulate;

/// <summary>The figures of a simulation against a plain reading of its event files, which knows nothing of clocks.</summary>
public sealed class SimulatedFiguresTests : IDisposable
{
    /// <summary>SLA-1 of the call centre: response within 15 minutes, 30 minutes, 2 hours, 4 hours, day and night.</summary>
    private static readonly Dictionary<string, Duration> Within = new()
    {
        ["P1"] = Duration.FromMinutes(15),
        ["P2"] = Duration.FromMinutes(30),
        ["P3"] = Duration.FromHours(2),
        ["P4"] = Duration.FromHours(4),
    };

    private readonly Scratch _scratch = new();
    private readonly JsonElement _report;
    private readonly List<JsonElement[]> _tickets;

    public SimulatedFiguresTests()
    {
        var folder = Path.Combine(_scratch.Folder, "events");
        _report = ToolRun.Of("simulate", "--tickets", "300", "--to", "2025-02-28", "--seed", "5", "--events", folder, "--json").Json;
        _tickets =
        [
            .. Directory
                .EnumerateFiles(folder)
                .Select(f => JsonDocument.Parse(File.ReadAllBytes(f)).RootElement.EnumerateArray().ToArray()),
        ];
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Response_is_kept_when_the_first_contact_is_not_later_than_allowed()
    {
        foreach (var (priority, within) in Within)
        {
            var contacted = _tickets.Where(t => Priority(t) == priority && Contact(t) is not null).ToList();
            var (met, missed) = (
                contacted.Count(t => Contact(t) - At(t[0]) <= within),
                contacted.Count(t => Contact(t) - At(t[0]) > within)
            );
            // Who was never contacted: late when the time is up, also when the ticket came to its end later.
            var others = _tickets.Where(t => Priority(t) == priority && Contact(t) is null).ToList();
            missed += others.Count(t =>
                t.Any(e =>
                    Type(e) == "clock-point-reached"
                    && e.GetProperty("objective").GetString() == "response"
                    && e.GetProperty("point").GetString() == "due"
                )
            );

            var figures = _report.GetProperty("objectives").GetProperty("response").GetProperty("byPriority").GetProperty(priority);

            Assert.True(met > 0 && missed > 0, "The case shows nothing.");
            Assert.Equal((met, missed), (figures.GetProperty("met").GetInt32(), figures.GetProperty("missed").GetInt32()));
            Assert.Equal(Math.Round((double)met / (met + missed), 4), figures.GetProperty("attainment").GetDouble());
        }
    }

    [Fact]
    public void Median_and_p90_are_values_that_occurred()
    {
        var hours = _tickets.Select(t => Contact(t) - At(t[0])).OfType<Duration>().Order().ToList();

        var response = _report.GetProperty("durations").GetProperty("response");

        Assert.Equal(hours.Count, response.GetProperty("n").GetInt32());
        Assert.Equal(hours[(int)Math.Ceiling(0.5m * hours.Count) - 1].TotalSeconds, response.GetProperty("medianSeconds").GetDouble());
        Assert.Equal(hours[(int)Math.Ceiling(0.9m * hours.Count) - 1].TotalSeconds, response.GetProperty("p90Seconds").GetDouble());
        Assert.Equal(hours[^1].TotalSeconds, response.GetProperty("maxSeconds").GetDouble());
    }

    [Fact]
    public void Time_is_handed_over_exactly_when_something_is_due()
    {
        var late = _tickets
            .SelectMany(t => t)
            .Where(e => Type(e) == "clock-point-reached" && e.GetProperty("point").GetString() == "due")
            .ToList();

        Assert.True(late.Count > 10);
        // With the first instant after the due one.
        Assert.All(late, e =>
            Assert.Equal(
                e.GetProperty("dueAt").GetString()!.Replace("Z", ".000000001Z", StringComparison.Ordinal),
                e.GetProperty("recordedAt").GetString()
            )
        );
    }

    [Fact]
    public void Points_are_those_of_the_event_files() =>
        Assert.Equal(
            _tickets
                .SelectMany(t => t)
                .Where(e => Type(e) == "clock-point-reached")
                .CountBy(e => (e.GetProperty("objective").GetString(), e.GetProperty("point").GetString()))
                .OrderBy(p => p.Key)
                .Select(p => (p.Key.Item1, p.Key.Item2, p.Value)),
            _report
                .GetProperty("points")
                .EnumerateArray()
                .Select(p =>
                    (p.GetProperty("objective").GetString(), p.GetProperty("point").GetString(), p.GetProperty("reached").GetInt32())
                )
                .Order()
        );

    [Fact]
    public void The_backlog_is_what_was_neither_done_nor_at_its_end()
    {
        string[] over = ["awaiting-confirmation", "closed", "transferred", "cancelled", "merged"];
        var zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

        Assert.All(_report.GetProperty("backlog").EnumerateArray(), b =>
        {
            var at = LocalDatePattern.Iso.Parse(b.GetProperty("at").GetString()!).Value.AtStartOfDayInZone(zone).ToInstant();
            var states = _tickets
                .Select(t => t.Where(e => At(e) < at && To(e) is not null).Select(To).LastOrDefault())
                .Where(s => s is not null);
            Assert.Equal(states.Count(s => !over.Contains(s)), b.GetProperty("open").GetInt32());
        });
    }

    /// <summary>The day shift works from Monday to Friday, 9:00 to 18:00.</summary>
    [Fact]
    public void Engineers_work_in_the_hours_of_their_shift_only()
    {
        var zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];
        var done = _tickets
            .SelectMany(t => t)
            .Where(e => e.GetProperty("by").GetString() == "engineer-01")
            .Select(e => At(e).InZone(zone))
            .ToList();

        Assert.True(done.Count > 50);
        Assert.All(done, at =>
            Assert.True(
                at.DayOfWeek <= IsoDayOfWeek.Friday && at.TimeOfDay >= new LocalTime(9, 0) && at.TimeOfDay <= new LocalTime(18, 0),
                $"{at}"
            )
        );
    }

    [Fact]
    public void A_simulated_ticket_is_told_like_any_other()
    {
        var file = Directory.EnumerateFiles(Path.Combine(_scratch.Folder, "events")).First();

        var told = ToolRun.Of("explain", "ticket", file, "--json");

        Assert.Equal((0, ""), (told.Code, told.Error));
        Assert.Equal("call-center@1", told.Json.GetProperty("profile").GetString());
    }

    private static string Type(JsonElement e) => e.GetProperty("type").GetString()!;

    private static string? To(JsonElement e) => e.TryGetProperty("to", out var to) ? to.GetString() : null;

    private static Instant At(JsonElement e) => InstantPattern.ExtendedIso.Parse(e.GetProperty("recordedAt").GetString()!).Value;

    private static Instant? Contact(JsonElement[] ticket) =>
        ticket
            .Where(e => Type(e) is "requester-contacted" or "requester-asked" or "ticket-resolved")
            .Select(e => (Instant?)At(e))
            .FirstOrDefault();

    private static string Priority(JsonElement[] ticket) =>
        ticket.Last(e => Type(e) == "ticket-prioritised").GetProperty("priority").GetProperty("code").GetString()!;
}
