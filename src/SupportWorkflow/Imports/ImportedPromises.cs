using NodaTime;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Imports;

/// <summary>How one run of one objective stands on an imported ticket.</summary>
/// <param name="Objective">Which promise: its place in the profile.</param>
/// <param name="Cycle">Which run of it, counted from 1.</param>
/// <param name="Outcome">How it stands. Everything the log says has happened; only whether an open one is late depends on the instant of reading.</param>
/// <param name="DueAt">When it was due, or is if nothing more happens; null: cancelled.</param>
internal readonly record struct ImportedPromise(int Objective, int Cycle, ClockOutcome Outcome, Instant? DueAt);

/// <summary>Reads the clocks of imported tickets.</summary>
internal static class ImportedPromises
{
    /// <summary>Every run that ever had a target, by objective.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="workflow">The profile it went through.</param>
    /// <param name="at">The instant at which open ones are read.</param>
    /// <param name="found">Where they are added.</param>
    public static void Read(Ticket ticket, TicketWorkflow workflow, Instant at, List<ImportedPromise> found)
    {
        for (var objective = 0; objective < workflow.Objectives.Count; objective++)
        {
            if (ticket.Clock(workflow.Objectives[objective].Name) is not { Cycle: > 0 } clock) continue;
            var cycle = 0;
            foreach (var finished in clock.Finished(workflow.Calendars)) Add(++cycle, finished);
            Add(clock.Cycle, clock.At(Instant.Max(at, clock.Marks[^1].At), workflow.Calendars));

            void Add(int number, in ClockReading reading)
            {
                if (reading.Phase == ClockPhase.NotStarted) return;
                // The last row may lie after the instant of reading: what became late in between was not late then.
                var outcome = reading.Outcome == ClockOutcome.Breached && reading.BreachedAt >= at ? ClockOutcome.Open : reading.Outcome;
                found.Add(new(objective, number, outcome, reading.DueAt));
            }
        }
    }
}
