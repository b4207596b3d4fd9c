using NodaTime;
using SupportWorkflow;
using SupportWorkflow.Calendars;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.ServiceLevels;

// A repair shop with a class of its own, and nothing of this library but working hours, a lifecycle and a clock.
// dotnet run --project samples/OwnEntity

Console.OutputEncoding = System.Text.Encoding.UTF8;
var shop = WorkCalendar.In("Europe/Berlin").Open(Weekdays.MondayToFriday, "09:00-12:00", "13:00-18:00").Build();

var repair = new LifecycleBuilder("repair").Guard("photo-attached", new("a photo of the finished work is attached", "已附完工照片"));
repair.Configure("received", StateKind.Queued).Permit("inspect", "inspecting");
repair
    .Configure("inspecting", StateKind.Working)
    .Permit("ask-customer", "awaiting-customer")
    .PermitIf("finish", "finished", "photo-attached");
repair.ConfigureWaiting("awaiting-customer", WaitingOn.Requester).Permit("customer-replied", "inspecting");
repair.Configure("finished", StateKind.Final);
repair.From("*").Permit("give-up", "scrapped", RepairOrder.Master);
repair.Configure("scrapped", StateKind.Final);
Lifecycle lifecycle = repair.Build(); // every problem of the graph at once, or a table that all orders share

var promise = SlaTarget.Work(Duration.FromHours(6), "shop"); // six hours of the shop's time
CalendarBook book = CalendarBook.Of(("shop", shop));

var now = Instant.FromUtc(2024, 10, 11, 14, 0); // a Friday, 16:00 in Berlin
var order = new RepairOrder("washing machine", promise, now);
order.Fire(lifecycle, "inspect", now);
order.Fire(lifecycle, "finish", now); // refused: nobody has said anything of a photo
order.HasPhoto = false;
order.Fire(lifecycle, "finish", now); // refused: there is none
order.Fire(lifecycle, "give-up", now); // refused: not by anybody
order.Fire(lifecycle, "ask-customer", now);
order.Fire(lifecycle, "customer-replied", now + Duration.FromDays(3));
order.HasPhoto = true;
order.Fire(lifecycle, "finish", now + Duration.FromDays(3) + Duration.FromHours(1));

Console.WriteLine();
Console.WriteLine(order.Clock.Explain(order.ChangedAt, book, new("Repair", "维修")));
Console.WriteLine(order.Clock.ToJson());
Console.WriteLine();
Console.WriteLine(lifecycle.ToMermaid());

/// <summary>The user's own class, mapped by the user's own tools: a lifecycle keeps no state and wants no base class.</summary>
internal sealed class RepairOrder(string what, SlaTarget promise, Instant receivedAt)
{
    public static readonly Role Master = new("master");

    public string State { get; private set; } = "received";

    public Instant ReceivedAt { get; } = receivedAt;

    public Instant ChangedAt { get; private set; } = receivedAt;

    /// <summary>How the promise stands; one column, as JSON.</summary>
    public SlaClock Clock { get; private set; } = SlaClock.Start("repair", promise, receivedAt);

    /// <summary>Null: nobody has looked.</summary>
    public bool? HasPhoto { get; set; }

    public void Fire(Lifecycle lifecycle, string trigger, Instant at)
    {
        var guards = HasPhoto is { } photo ? lifecycle.Given(("photo-attached", photo)) : default;
        Transition step = lifecycle.Next(State, trigger, guards, roles: default);
        Console.WriteLine($"{what}, {trigger}: {step.Rejection?.ToString() ?? $"{step.From} → {step.To}"}");
        if (step.Rejection is { PossibleNow: { Count: > 0 } possible })
            Console.WriteLine($"    possible now: {string.Join(", ", possible.AsEnumerable())}");
        if (!step.IsPermitted)
            return;
        State = step.To.Name;
        ChangedAt = at;
        Clock = step.To.Kind switch
        {
            StateKind.Waiting => Clock.Pause(at, "the customer is asked"),
            StateKind.Done or StateKind.Final => Clock.Stop(at),
            _ => Clock.Resume(at),
        };
    }
}
