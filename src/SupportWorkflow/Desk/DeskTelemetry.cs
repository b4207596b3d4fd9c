using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SupportWorkflow.Desk;

/// <summary>
/// What a desk tells monitoring: activity source and meter <c>SupportWorkflow</c>. Tags come from small closed sets: the desk, the
/// command's type, the outcome. Never a ticket, never a person, never a text.
/// </summary>
internal sealed class DeskTelemetry
{
    public const string Name = "SupportWorkflow";

    private static readonly ActivitySource Activities = new(Name);
    private static readonly Meter OwnMeter = new(Name);

    private readonly KeyValuePair<string, object?> _desk;
    private readonly Counter<long> _commands;
    private readonly Counter<long> _races;
    private readonly Counter<long> _due;
    private readonly Counter<long> _unknown;
    private readonly Histogram<double> _claimWait;

    /// <param name="desk">The desk.</param>
    /// <param name="meters">The host's meters; null: a meter of our own.</param>
    public DeskTelemetry(string desk, IMeterFactory? meters = null)
    {
        var meter = meters?.Create(Name) ?? OwnMeter;
        _desk = new("desk", desk);
        _commands = meter.CreateCounter<long>("support_workflow.commands", "{command}", "Commands by their outcome");
        _races = meter.CreateCounter<long>(
            "support_workflow.lost_races",
            "{race}",
            "Commits that lost to another writer and were decided again"
        );
        _due = meter.CreateCounter<long>("support_workflow.due", "{ticket}", "Tickets claimed because they were due, by their outcome");
        _unknown = meter.CreateCounter<long>(
            "support_workflow.unknown_facts",
            "{answer}",
            "Sources of outside facts that gave nothing, by why"
        );
        _claimWait = meter.CreateHistogram<double>(
            "support_workflow.due.claim_wait",
            "s",
            "How long a batch of due work waited for its first ticket"
        );
        Desk = desk;
    }

    public string Desk { get; }

    public Activity? Start(string activity) => Activities.StartActivity(activity)?.SetTag("desk", Desk);

    /// <summary>Counts a command; the outcome is <c>accepted</c>, <c>refused</c>, <c>repeated</c>, <c>conflict</c> or
    /// <c>failed</c>.</summary>
    public Decision Count(Activity? activity, TicketCommand command, string outcome, Decision decision)
    {
        Count(activity, command, outcome);
        if (decision.Rejection is { } no)
            activity?.SetTag("code", no.Code);
        return decision;
    }

    public void Count(Activity? activity, TicketCommand command, string outcome)
    {
        activity?.SetTag("command", command.GetType().Name).SetTag("outcome", outcome);
        _commands.Add(1, _desk, new("command", command.GetType().Name), new("outcome", outcome));
    }

    public void LostRace() => _races.Add(1, _desk);

    /// <param name="source">The class that was asked.</param>
    /// <param name="why"><c>late</c> or <c>failed</c>.</param>
    public void UnknownFacts(string source, string why) => _unknown.Add(1, _desk, new("source", source), new("why", why));

    /// <summary>The store has handed over the first ticket of a batch.</summary>
    /// <param name="clock">The desk's.</param>
    /// <param name="asked">When it was asked for one, by that clock's timestamps.</param>
    public void Claimed(TimeProvider clock, long asked) => _claimWait.Record(clock.GetElapsedTime(asked).TotalSeconds, _desk);

    public void Count(DueBatch batch)
    {
        if (batch.Fired > 0)
            _due.Add(batch.Fired, _desk, new("outcome", "fired"));
        if (batch.Failed > 0)
            _due.Add(batch.Failed, _desk, new("outcome", "failed"));
    }
}
