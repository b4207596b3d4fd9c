using NodaTime;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.History;

/// <summary>How one run of one objective stands on an imported ticket.</summary>
/// <param name="Objective">Which promise: its place in the profile.</param>
/// <param name="Cycle">Which run of it, counted from 1.</param>
/// <param name="Outcome">
/// How it stands. Everything the log says has happened; only whether an open one is late depends on the instant of reading.
/// </param>
/// <param name="DueAt">When it was due, or is if nothing more happens; null: cancelled in time.</param>
/// <param name="Calendar">Whose working time counts; null: elapsed time.</param>
internal readonly record struct ImportedPromise(int Objective, int Cycle, ClockOutcome Outcome, Instant? DueAt, string? Calendar);

/// <summary>A ticket whose story is told to its end, and how its promises stand.</summary>
/// <param name="story">The story.</param>
/// <param name="steps">What the map means in the profile.</param>
/// <param name="at">The instant at which open promises are read; null: there is none.</param>
internal readonly struct ImportedOutcome(ImportedStory story, ImportedSteps steps, Instant? at)
{
    public Ticket Ticket => story.Ticket;

    /// <summary>What the log calls it.</summary>
    public string Id => story.Id;

    public Instant OpenedAt => story.OpenedAt;

    /// <summary>What the rules of the profile did is among them; empty where it has none.</summary>
    public ReadOnlySpan<TicketEvent> Events => story.Events;

    /// <summary>The priority of the last row in the log's word; null: it has none.</summary>
    public string? Word => story.Priority;

    /// <summary>That word; where the log has no priorities, what the profile gave. Null: neither.</summary>
    public string? Priority => steps.DecidesPriorities ? Ticket.Priority?.Code.Code : Word;

    /// <summary>Adds every run that ever had a target, by objective.</summary>
    public void Promises(List<ImportedPromise> found)
    {
        if (at is not { } until)
            return;
        var workflow = steps.Workflow;
        for (var objective = 0; objective < workflow.Objectives.Count; objective++)
        {
            if (Ticket.Clock(workflow.Objectives[objective].Name) is not { Cycle: > 0 } clock)
                continue;
            var cycle = 0;
            foreach (var finished in clock.Finished(workflow.Calendars))
                Add(found, objective, ++cycle, finished, until, clock.Target?.Calendar);
            var read = clock.At(Instant.Max(until, clock.SaidUntil!.Value), workflow.Calendars);
            Add(found, objective, clock.Cycle, read, until, clock.Target?.Calendar);
        }
    }

    private static void Add(List<ImportedPromise> found, int objective, int cycle, in ClockReading reading, Instant until, string? calendar)
    {
        if (reading.Phase == ClockPhase.NotStarted)
            return;
        // The last row may lie after the instant of reading: what became late in between was not late then.
        var outcome = reading.Outcome == ClockOutcome.Breached && reading.BreachedAt >= until ? ClockOutcome.Open : reading.Outcome;
        found.Add(new(objective, cycle, outcome, reading.DueAt, calendar));
    }
}
