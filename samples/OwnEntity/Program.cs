using NodaTime;
using SupportWorkflow;
using SupportWorkflow.Calendars;
using SupportWorkflow.Lifecycles;

// A repair shop with a class of its own, and nothing of this library but working hours and a lifecycle.
// dotnet run --project samples/OwnEntity

Console.OutputEncoding = System.Text.Encoding.UTF8;
var shop = WorkCalendar.In("Europe/Berlin").Open(Weekdays.MondayToFriday, "09:00-12:00", "13:00-18:00").Build();

var repair = new LifecycleBuilder("repair").Guard("photo-attached", new("a photo of the finished work is attached", "已附完工照片"));
repair.Configure("received", StateKind.Queued).Permit("inspect", "inspecting");
repair.Configure("inspecting", StateKind.Working)
    .Permit("ask-customer", "awaiting-customer")
    .PermitIf("finish", "finished", "photo-attached");
repair.ConfigureWaiting("awaiting-customer", WaitingOn.Requester).Permit("customer-replied", "inspecting");
repair.Configure("finished", StateKind.Final);
repair.From("*").Permit("give-up", "scrapped", RepairOrder.Master);
repair.Configure("scrapped", StateKind.Final);
Lifecycle lifecycle = repair.Build();      // every problem of the graph at once, or a table that all orders share

var now = Instant.FromUtc(2024, 10, 11, 14, 0);      // a Friday, 16:00 in Berlin
var order = new RepairOrder("washing machine", now);
order.Fire(lifecycle, "inspect", now);
order.Fire(lifecycle, "finish", now);                // refused: nobody has said anything of a photo
order.HasPhoto = false;
order.Fire(lifecycle, "finish", now);                // refused: there is none
order.Fire(lifecycle, "give-up", now);               // refused: not by anybody
order.Fire(lifecycle, "ask-customer", now);
order.Fire(lifecycle, "customer-replied", now + Duration.FromDays(3));
order.HasPhoto = true;
order.Fire(lifecycle, "finish", now + Duration.FromDays(3) + Duration.FromHours(1));

Console.WriteLine($"Worked on: {shop.WorkBetween(order.ReceivedAt, order.ChangedAt)} of shop hours; due was {shop.AddBusinessDays(new(2024, 10, 11), 2):uuuu-MM-dd}.");
Console.WriteLine();
Console.WriteLine(lifecycle.ToMermaid());

/// <summary>The user's own class, mapped by the user's own tools: a lifecycle keeps no state and wants no base class.</summary>
internal sealed class RepairOrder(string what, Instant receivedAt)
{
    public static readonly Role Master = new("master");

    public string State { get; private set; } = "received";

    public Instant ReceivedAt { get; } = receivedAt;

    public Instant ChangedAt { get; private set; } = receivedAt;

    /// <summary>Null: nobody has looked.</summary>
    public bool? HasPhoto { get; set; }

    public void Fire(Lifecycle lifecycle, string trigger, Instant at)
    {
        var guards = HasPhoto is { } photo ? lifecycle.Given(("photo-attached", photo)) : default;
        Transition step = lifecycle.Next(State, trigger, guards, roles: default);
        Console.WriteLine($"{what}, {trigger}: {step.Rejection?.ToString() ?? $"{step.From} → {step.To}"}");
        if (step.Rejection is { PossibleNow: { Count: > 0 } possible }) Console.WriteLine($"    possible now: {string.Join(", ", possible.AsEnumerable())}");
        if (!step.IsPermitted) return;
        State = step.To.Name;
        ChangedAt = at;
    }
}
