namespace SupportWorkflow;

/// <summary>The sentences that belong to no feature.</summary>
internal static class TicketTexts
{
    public static readonly TextTable Table = new("Tickets");

    /// <summary>A sentence with the reason somebody gave, if there is one.</summary>
    public static LocalText Reasoned(LocalText told, string? reason) =>
        string.IsNullOrEmpty(reason) ? told : Table.Say("with-reason", told, reason);
}
