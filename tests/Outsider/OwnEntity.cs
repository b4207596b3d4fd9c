using System.Text.Json;
using NodaTime;
using SupportWorkflow;
using SupportWorkflow.Calendars;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.ServiceLevels;

namespace Outsider;

/// <summary>An application with an order of its own: it takes working hours, a lifecycle and a clock, kept in its own table.</summary>
internal static class OwnEntity
{
    private sealed record Row(int Id, string State, SlaClock Promise, ValueList<ClosedReason> Closed, ProfileVersion? Pinned);

    public static void Run()
    {
        Console.WriteLine("Embedding with an entity of one's own");
        WorkCalendar shop = WorkCalendar
            .In("Asia/Shanghai")
            .Open(Weekdays.MondayToFriday, "09:00-18:00")
            .Holidays(HolidaySet.China)
            .Build();
        CalendarBook book = CalendarBook.Of(("shop", shop));
        Instant eve = Instant.FromUtc(2025, 9, 30, 9, 0); // an hour before the holidays

        var builder = new LifecycleBuilder("repair");
        builder.Configure("received", StateKind.Queued).Permit("inspect", "inspecting");
        builder.Configure("inspecting", StateKind.Working).Permit("finish", "finished");
        builder.Configure("finished", StateKind.Final);
        Lifecycle lifecycle = builder.Build();

        var row = new Row(1, "received", SlaClock.Start("repair", SlaTarget.Work(Duration.FromHours(4), "shop"), eve), default, null);
        Transition step = lifecycle.Next(row.State, "inspect");
        Expect.That(step.IsPermitted && step.Kind == TransitionKind.Move, "an order moves along its own lifecycle");
        row = row with { State = step.To.Name };

        Transition no = lifecycle.Next(row.State, "inspect");
        Rejection why = no.Rejection!;
        Expect.That(!no.IsPermitted && why.Reason.In("zh-CN").Length > 0, $"a refusal says why: {why.Reason.English}");

        ClockReading reading = row.Promise.At(eve, book);
        Instant due = reading.DueAt!.Value;
        Expect.That(due == Instant.FromUtc(2025, 10, 9, 4, 0), "four hours of work from the eve of the holidays end on 9 October at noon");
        ClockExplanation proof = row.Promise.Explain(due, book, new("Repair", "维修"));
        Expect.That(proof.ToText("zh").Contains("维修", StringComparison.Ordinal), "the due time proves itself in Chinese too");
        WorkExplanation work = shop.Explain(eve, Duration.FromHours(4));
        Expect.That(work.Work == Duration.FromHours(4) && work.ToText("zh") != work.ToText(), "so does an amount of working time");

        // The row travels as plain JSON, and comes back as it was.
        string json = JsonSerializer.Serialize(row, JsonSerializerOptions.Web);
        Row back = JsonSerializer.Deserialize<Row>(json, JsonSerializerOptions.Web)!;
        Expect.That(back == row, "a row that holds a clock survives plain System.Text.Json");
        string readingJson = JsonSerializer.Serialize(reading);
        Expect.That(JsonSerializer.Deserialize<ClockReading>(readingJson) == reading, "so does a reading of it, with its instants");
    }
}
