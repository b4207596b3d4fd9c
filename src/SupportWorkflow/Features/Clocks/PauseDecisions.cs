namespace SupportWorkflow.Clocks;

/// <summary>An earlier pause that is put right.</summary>
internal static class PauseDecisions
{
    private static readonly TextTable Texts = ClockTexts.Table;

    public static readonly CommandRow[] Commands = [new CommandRow<RecordPause>("record-pause", "record-pause", Decide)];

    public static readonly EventRow[] Events =
    [
        new EventRow<TargetChosen>("target-chosen"),
        new EventRow<TargetDropped>("target-dropped"),
        new EventRow<ClockPointReached>("clock-point-reached"),
        new EventRow<ClockPointWithdrawn>("clock-point-withdrawn"),
        new EventRow<PauseRecorded>("pause-recorded") { By = ["record-pause"] },
    ];

    private static Verdict Decide(RecordPause command, in Deciding on)
    {
        if (command.Reason.Length == 0)
            return Texts.No("pause.no-reason");
        if (command.Until <= command.From)
            return Texts.No("pause.not-a-stretch", command.From, command.Until);
        if (command.Until > on.Now)
            return TicketTexts.Table.No("time.in-the-future", command.Until, on.Now);
        return Dating.OfFact(on.Ticket, command.From, on.Now, on.Policies) is { } no
            ? no
            : new PauseRecorded(command.From, command.Until, command.Reason);
    }
}
