namespace SupportWorkflow;

/// <summary>What every command is asked before anybody decides it, whatever it wants.</summary>
internal static class CommandDoor
{
    /// <summary>What the ids of follow-ups and the accounts of rules and policies begin with: nobody outside makes one.</summary>
    public const string Reserved = "system:";

    /// <summary>The account that gives follow-ups.</summary>
    public const string Follower = Reserved + "link";

    /// <summary>Why nobody decides a command, or null.</summary>
    /// <param name="command">The command.</param>
    /// <param name="longestText">The most characters of one text.</param>
    /// <param name="longestId">The most characters of an id.</param>
    public static Rejection? Refuses(TicketCommand command, int longestText = int.MaxValue, int longestId = int.MaxValue)
    {
        if (command.By is null)
            return TicketTexts.Table.No("text.missing", "by");
        var texts = new TextCheck(longestText, longestId);
        texts.Id("by", command.By.Id);
        texts.Id("commandId", command.CommandId);
        texts.Id("followUpOf", command.FollowUpOf is { } of ? of.Value ?? "" : null);
        command.Look(ref texts);
        return texts.No ?? (command.IsFollowUp ? null : Forged(command));
    }

    /// <summary>What only a decision of this library orders for another ticket.</summary>
    private static Rejection? Forged(TicketCommand command)
    {
        var said =
            command.CommandId?.StartsWith(Reserved, StringComparison.Ordinal) == true ? command.CommandId
            : command.FollowUpOf is { } other ? other.Value
            : command.By is { IsSystem: true, Id: Follower } ? Follower
            : command.Opens is { } id && IsReserved(id) ? id
            : null;
        return said is null ? null : TicketTexts.Table.No("command.reserved", said);
    }

    private static bool IsReserved(string ticket) =>
        ticket.StartsWith(Reserved, StringComparison.Ordinal) || ticket.StartsWith(TicketId.MajorIncident, StringComparison.Ordinal);
}
