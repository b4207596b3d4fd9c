using SupportWorkflow.Conditions;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Clocks;

/// <summary>The facts of the clocks of a profile's promises, and of the points they reach.</summary>
internal static class ClockFacts
{
    private static readonly ValueList<string> Points = ["clock-point-reached", "clock-point-withdrawn"];

    private static readonly ValueList<FactChoice> Phases = ["not-started", "running", "paused", "stopped", "cancelled"];

    public static ValueList<TicketFact> OfEvents(ValueList<Objective> objectives) =>
        TicketFact.All(
            ClockTexts.Table,
            TicketFact.Choice("event.objective", [.. objectives.Select(o => new FactChoice(o.Name, o.Text))], (in s) =>
                PointOf(s.Event)?.Objective
            ) with
            {
                SaidBy = Points,
            },
            TicketFact.Choice(
                "event.point",
                [.. objectives.SelectMany(o => o.Warn).Select(w => w.Name).Distinct().Append(SlaClock.DuePoint).Select(p => (FactChoice)p)],
                (in s) => PointOf(s.Event)?.Point
            ) with
            {
                SaidBy = Points,
            }
        );

    public static ValueList<TicketFact> OfTicket(ValueList<Objective> objectives) => [.. objectives.SelectMany(OfTicket)];

    /// <summary>What the clock of a promise is doing, in the word of its fact.</summary>
    public static string PhaseOf(Ticket ticket, string objective) =>
        Phases[(int)(ticket.Clock(objective)?.Phase ?? ClockPhase.NotStarted)].Value;

    /// <summary>The objective and the point an event is about; null: it is about none.</summary>
    public static (string Objective, string Point)? PointOf(TicketEvent? e) =>
        e switch
        {
            ClockPointReached reached => (reached.Objective, reached.Point),
            ClockPointWithdrawn undone => (undone.Objective, undone.Point),
            _ => null,
        };

    private static TicketFact[] OfTicket(Objective objective) => OfClock(objective, (in s) => s.Ticket.Clock(objective.Name));

    /// <summary>The facts of the clock of one promise.</summary>
    /// <param name="objective">The promise.</param>
    /// <param name="clock">Where its clock is found.</param>
    public static TicketFact[] OfClock(Objective objective, FactReader<SlaClock?> clock) =>
        [
            TicketFact
                .Choice($"clock.{objective.Name}.phase", Phases, (in s) => (int)(clock(s)?.Phase ?? ClockPhase.NotStarted))
                .Called(ClockTexts.Table.Say("fact.clock.phase", objective.Text)),
            TicketFact
                .YesNo($"clock.{objective.Name}.breached", (in s) => clock(s)?.HasRaised(SlaClock.DuePoint) == true)
                .Called(ClockTexts.Table.Say("fact.clock.breached", objective.Text)),
        ];
}
