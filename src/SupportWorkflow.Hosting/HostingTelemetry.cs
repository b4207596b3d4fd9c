using System.Diagnostics.Metrics;
using NodaTime;
using SupportWorkflow.Desk;

namespace SupportWorkflow.Hosting;

/// <summary>What the host tells monitoring about a desk; the meter is <c>SupportWorkflow</c>.</summary>
internal sealed class HostingTelemetry(string desk)
{
    private static readonly Meter Meter = new("SupportWorkflow");
    private static readonly Counter<long> Outbox = Meter.CreateCounter<long>("support_workflow.outbox", "{entry}", "Outbox entries by kind and outcome");
    private static readonly Counter<long> Troubles = Meter.CreateCounter<long>("support_workflow.troubles", "{trouble}", "Steps of pump and dispatcher that failed as a whole");
    private static readonly Gauge<double> DueAge = Meter.CreateGauge<double>("support_workflow.due.oldest_age", "s", "Age of the oldest due work");
    private static readonly Gauge<double> OutboxAge = Meter.CreateGauge<double>("support_workflow.outbox.oldest_age", "s", "Age of the oldest outbox entry that could have left");
    private static readonly Gauge<long> Unsent = Meter.CreateGauge<long>("support_workflow.outbox.unsent", "{entry}", "Outbox entries that have not left");
    private static readonly Gauge<long> Parked = Meter.CreateGauge<long>("support_workflow.parked", "{item}", "Parked tickets and outbox entries");

    private readonly KeyValuePair<string, object?> _desk = new("desk", desk);

    /// <param name="kind"><c>follow-up</c> or <c>notice</c>.</param>
    /// <param name="outcome"><c>delivered</c>, <c>refused</c>, <c>dropped</c> or <c>failed</c>.</param>
    /// <param name="entries">How many.</param>
    public void Count(string kind, string outcome, int entries) => Outbox.Add(entries, _desk, new("kind", kind), new("outcome", outcome));

    /// <param name="step"><c>due</c> or <c>outbox</c>.</param>
    public void Trouble(string step) => Troubles.Add(1, _desk, new("step", step));

    public void Measure(StoreBacklog backlog, Instant now)
    {
        DueAge.Record(Age(backlog.OldestDue, now).TotalSeconds, _desk);
        OutboxAge.Record(Age(backlog.OldestUnsent, now).TotalSeconds, _desk);
        Unsent.Record(backlog.Unsent, _desk);
        Parked.Record(backlog.ParkedDue + backlog.ParkedUnsent, _desk);
    }

    /// <summary>How long ago; zero for what is not there and for what a clock ahead of this one wrote.</summary>
    public static Duration Age(Instant? since, Instant now) => since is { } at && at < now ? now - at : Duration.Zero;
}
