using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Clocks;

/// <summary>A due time that somebody sets by hand (HND-8).</summary>
internal static class DueDecisions
{
    private static readonly TextTable Texts = ClockTexts.Table;

    public static readonly CommandRow[] Commands = [new CommandRow<SetDue>("set-due", "set-due", Decide)];

    public static readonly EventRow[] Events =
    [
        new EventRow<DueSet>("due-set", ("reason", e => e.Reason), ("objective", e => e.Objective)) { By = ["set-due"] },
    ];

    /// <summary>The mark it leaves on the clock, never before an earlier choice.</summary>
    public static ClockMark MarkOf(DueSet e, SlaClock clock) =>
        new(
            ClockMarkKind.Retarget,
            e.OccurredAt < clock.ChosenAt ? clock.ChosenAt.Value : e.OccurredAt,
            e.Version,
            new TargetChoice(SlaTarget.Until(e.DueAt))
        );

    private static Verdict Decide(SetDue command, in Deciding on)
    {
        if (command.Reason.Length == 0)
            return Texts.No("due.no-reason");
        if (on.Policies.Objectives.AsEnumerable().FirstOrDefault(o => o.Name == command.Objective) is not { } objective)
            return Texts.No(
                "due.unknown-objective",
                command.Objective,
                string.Join(", ", on.Policies.Objectives.AsEnumerable().Select(o => o.Name))
            );
        if (on.Ticket.Clock(command.Objective) is not { IsOpen: true, BeganAt: { } began } clock)
            return Texts.No("due.not-running", objective.Text);
        return command.DueAt <= began
            ? Texts.No("due.before-start", objective.Text, command.DueAt, began)
            : new DueSet(command.Objective, clock.Cycle, command.DueAt, command.Reason, clock.Target);
    }
}
