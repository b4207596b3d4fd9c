namespace SupportWorkflow.Resolutions;

/// <summary>Solved, confirmed or refused (RES-1 to RES-3).</summary>
internal static class ResolutionDecisions
{
    private static readonly TextTable Texts = ResolutionTexts.Table;

    /// <summary>The trigger of an outcome that is no solution: it moves nothing unless the profile says so. A lifecycle without it allows
    /// it where it allows to resolve, and nothing moves.</summary>
    public const string Unsolved = "record-outcome";

    public static readonly CommandRow[] Commands =
    [
        new CommandRow<ResolveTicket>("resolve-ticket", ["resolve", Unsolved], TriggerOf, Decide)
        {
            NotAsked = ["resolution.resolvedAt", "resolution.confirmedAt"],
        },
        new CommandRow<ConfirmResolution>("confirm-resolution", "confirm", Decide),
        new CommandRow<RefuseResolution>("refuse-resolution", "refuse", Decide),
    ];

    public static readonly EventRow[] Events =
    [
        new EventRow<TicketResolved>(
            "ticket-resolved",
            ("measures", e => e.Resolution.Measures),
            ("cause", e => e.Resolution.Cause),
            ("precautions", e => e.Resolution.Precautions)
        )
        {
            By = ["resolve"],
        },
        new EventRow<OutcomeRecorded>("outcome-recorded", ("measures", e => e.Resolution.Measures), ("cause", e => e.Resolution.Cause))
        {
            By = ["record-outcome", "resolve"],
        },
        new EventRow<ResolutionConfirmed>("resolution-confirmed") { By = ["confirm"] },
        new EventRow<ResolutionRefused>("resolution-refused", ("reason", e => e.Reason)) { By = ["refuse"] },
    ];

    private static Verdict Decide(ResolveTicket command, in Deciding on) =>
        string.IsNullOrWhiteSpace(command.Resolution.Measures) ? Texts.No("resolve.no-measures")
        : command.Resolution.Result == ResolutionResult.Resolved
            ? new TicketResolved(command.Resolution with { ConfirmedAt = null, ResolvedAt = null })
        : new OutcomeRecorded(command.Resolution with { ConfirmedAt = null, ResolvedAt = null });

    private static string TriggerOf(ResolveTicket command) => command.Resolution.Result == ResolutionResult.Resolved ? "resolve" : Unsolved;

    private static Verdict Decide(ConfirmResolution command, in Deciding on) =>
        on.Ticket.Resolution?.ConfirmedAt is { } at ? Texts.No("confirm.done", at) : new ResolutionConfirmed();

    private static Verdict Decide(RefuseResolution command, in Deciding on) =>
        command.Reason.Length == 0 ? Texts.No("refuse.no-reason") : new ResolutionRefused(command.Reason);
}
