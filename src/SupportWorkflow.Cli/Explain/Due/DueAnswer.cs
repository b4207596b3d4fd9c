using NodaTime;
using SupportWorkflow.Calendars;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Cli.Explain.Due;

/// <summary>A due time with everything it rests on. The ticket is one just opened, as far as nothing else was said of it.</summary>
internal sealed class DueAnswer
{
    public DueAnswer(DueQuestion asked)
    {
        Asked = asked;
        var (workflow, objective) = (asked.Workflow, asked.Objective);
        Why = workflow.ExplainTarget(objective.Name, asked.Start, asked.Facts);
        if (Why is not { Chosen: { } chosen, Clock: { } clock })
            return;
        Calendar = chosen.Target.Calendar is { } name ? workflow.Calendars[name] : null;
        foreach (var pause in asked.Pauses)
            clock = clock.PauseBetween(pause.Start, pause.End);
        var due = clock.Reaches(null, workflow.Calendars)!.Value;
        // Read after the last pause that delays it, the clock is followed to its due time over all of them.
        var read = asked.Pauses.Where(p => p.Start < due).Select(p => p.End).Append(asked.Start).Max();
        Clock = clock.Explain(read, workflow.Calendars, objective.Text, workflow.Zone);
        Points =
        [
            .. objective
                .Warn.Select(w => (w.Name, At: clock.Reaches(w, workflow.Calendars)))
                .Where(p => p.At is not null)
                .Select(p => (p.Name, p.At!.Value))
                .OrderBy(p => p.Value),
        ];
        Then = asked.At is { } at ? clock.At(at, workflow.Calendars) : null;
    }

    public DueQuestion Asked { get; }

    /// <summary>How the target was chosen.</summary>
    public TargetExplanation Why { get; }

    /// <summary>The calendar that counts; null: round the clock.</summary>
    public WorkCalendar? Calendar { get; }

    /// <summary>The clock followed to its due time; null: no row holds.</summary>
    public ClockExplanation? Clock { get; }

    /// <summary>The warning points, the earliest first.</summary>
    public ValueList<(string Name, Instant At)> Points { get; } = [];

    /// <summary>The clock at the instant asked for; null: none was.</summary>
    public ClockReading? Then { get; }
}
