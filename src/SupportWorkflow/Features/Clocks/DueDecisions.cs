using NodaTime;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Clocks;

/// <summary>A due time that somebody sets by hand, or promises to the customer (HND-5, HND-8).</summary>
internal static class DueDecisions
{
    private static readonly TextTable Texts = ClockTexts.Table;

    public static readonly CommandRow[] Commands =
    [
        new CommandRow<SetDue>("set-due", "set-due", Decide),
        new CommandRow<MakePromise>("make-promise", "promise", Decide),
    ];

    public static readonly EventRow[] Events =
    [
        new EventRow<DueSet>("due-set", ("reason", e => e.Reason), ("objective", e => e.Objective)) { By = ["set-due"] },
        new EventRow<PromiseMade>("promise-made", ("text", e => e.What), ("objective", e => e.Objective)) { By = ["promise"] },
    ];

    /// <summary>The clock with an instant that is set by an event, never before an earlier choice.</summary>
    public static SlaClock Set(SlaClock clock, TicketEvent e, Instant due, Objective objective) =>
        clock.Place(
            new(
                ClockMarkKind.Retarget,
                e.OccurredAt < clock.ChosenAt ? clock.ChosenAt.Value : e.OccurredAt,
                e.Version,
                new TargetChoice(SlaTarget.Until(due))
            ),
            objective.IsOnce
        );

    /// <summary>The clock with what was promised to the customer: a run that is open goes on to another instant, or is missed where the
    /// promise begins anew.</summary>
    public static SlaClock Promise(SlaClock clock, PromiseMade e, Objective objective) =>
        e.Begins
            ? clock.Place(new(ClockMarkKind.Restart, e.OccurredAt, e.Version, new TargetChoice(SlaTarget.Until(e.DueAt))))
            : Set(clock, e, e.DueAt, objective);

    private static Verdict Decide(MakePromise command, in Deciding on)
    {
        if (command.What.Length == 0)
            return Texts.No("promise.no-text");
        if (command.DueAt <= on.Now)
            return Texts.No("promise.until-the-past", command.DueAt, on.Now);
        var objectives = on.Policies.Objectives;
        var name = command.Objective ?? Only(on.Policies.Clocks);
        if (objectives.AsEnumerable().FirstOrDefault(o => o.Name == name) is not { } objective)
            return Texts.No(
                name is null ? "promise.which" : "due.unknown-objective",
                name,
                string.Join(", ", objectives.AsEnumerable().Select(o => o.Name))
            );
        var clock = on.Ticket.Clock(objective.Name);
        var isLate = clock is { IsOpen: true } && clock.DueAt(on.Policies.Calendars) < (command.OccurredAt ?? on.Now);
        return new PromiseMade(objective.Name, command.DueAt, command.What, clock is not { IsOpen: true } || isLate);
    }

    /// <summary>The only promise that nothing but a rule or somebody's word begins; null: there is none, or there are several.</summary>
    private static string? Only(ClockConditions clocks) =>
        clocks.Clocks.AsEnumerable().Where(c => c.StartsByRule).ToArray() is [var only] ? only.Objective.Name : null;

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
