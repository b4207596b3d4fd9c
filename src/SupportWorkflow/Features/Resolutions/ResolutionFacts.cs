using SupportWorkflow.Conditions;

namespace SupportWorkflow.Resolutions;

/// <summary>The facts of a solution.</summary>
internal static class ResolutionFacts
{
    private static readonly ValueList<FactChoice> Results = ["resolved", "unresolved", "to-be-followed-up"];

    public static ValueList<TicketFact> OfTicket { get; } =
        TicketFact.All(
            ResolutionTexts.Table,
            TicketFact.YesNo("confirmed", (in s) => s.Ticket.Resolution?.ConfirmedAt is not null),
            TicketFact.Choice("resolution.result", Results, (in s) => Code(s.Ticket.Resolution)),
            TicketFact.Choice("command.result", Results, (in s) => Code((s.Command as ResolveTicket)?.Resolution))
        );

    /// <summary>The word of a result.</summary>
    public static string Word(ResolutionResult result) => Results[(int)result].Value;

    private static int Code(ResolutionRecord? resolution) => resolution is null ? -1 : (int)resolution.Result;
}
