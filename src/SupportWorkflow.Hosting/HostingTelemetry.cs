using System.Diagnostics.Metrics;
using NodaTime;
using SupportWorkflow.Desk;

namespace SupportWorkflow.Hosting;

/// <summary>What the host tells monitoring about a desk; the meter is <c>SupportWorkflow</c>.</summary>
internal sealed class HostingTelemetry
{
    private static readonly Meter OwnMeter = new("SupportWorkflow");

    private readonly KeyValuePair<string, object?> _desk;
    private readonly Counter<long> _outbox;
    private readonly Counter<long> _troubles;
    private readonly Gauge<double> _dueAge;
    private readonly Gauge<double> _outboxAge;
    private readonly Gauge<long> _unsent;
    private readonly Gauge<long> _parked;

    /// <param name="desk">The desk.</param>
    /// <param name="meters">The host's meters; null: a meter of our own.</param>
    public HostingTelemetry(string desk, IMeterFactory? meters = null)
    {
        var meter = meters?.Create("SupportWorkflow") ?? OwnMeter;
        (Desk, _desk) = (desk, new("desk", desk));
        _outbox = meter.CreateCounter<long>("support_workflow.outbox", "{entry}", "Outbox entries by kind and outcome");
        _troubles = meter.CreateCounter<long>(
            "support_workflow.troubles",
            "{trouble}",
            "Steps of pump, dispatcher and schedules that failed as a whole"
        );
        _dueAge = meter.CreateGauge<double>("support_workflow.due.oldest_age", "s", "Age of the oldest due work");
        _outboxAge = meter.CreateGauge<double>(
            "support_workflow.outbox.oldest_age",
            "s",
            "Age of the oldest outbox entry that could have left"
        );
        _unsent = meter.CreateGauge<long>("support_workflow.outbox.unsent", "{entry}", "Outbox entries that have not left");
        _parked = meter.CreateGauge<long>("support_workflow.parked", "{item}", "Parked tickets and outbox entries");
    }

    public string Desk { get; }

    /// <param name="kind"><c>follow-up</c> or <c>notice</c>.</param>
    /// <param name="outcome"><c>delivered</c>, <c>refused</c>, <c>dropped</c> or <c>failed</c>.</param>
    /// <param name="entries">How many.</param>
    public void Count(string kind, string outcome, int entries) => _outbox.Add(entries, _desk, new("kind", kind), new("outcome", outcome));

    /// <param name="step"><c>due</c>, <c>outbox</c> or <c>schedule</c>.</param>
    public void Trouble(string step) => _troubles.Add(1, _desk, new("step", step));

    public void Measure(StoreBacklog backlog, Instant now)
    {
        _dueAge.Record(Age(backlog.OldestDue, now).TotalSeconds, _desk);
        _outboxAge.Record(Age(backlog.OldestUnsent, now).TotalSeconds, _desk);
        _unsent.Record(backlog.Unsent, _desk);
        _parked.Record(backlog.ParkedDue + backlog.ParkedUnsent, _desk);
    }

    /// <summary>How long ago; zero for what is not there and for what a clock ahead of this one wrote.</summary>
    public static Duration Age(Instant? since, Instant now) => since is { } at && at < now ? now - at : Duration.Zero;
}
