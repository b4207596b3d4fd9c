namespace SupportWorkflow;

/// <summary>Puts the ticket into a category, or into another one (CLS-3).</summary>
/// <param name="Category">One of the profile's categories.</param>
/// <param name="Reason">Why; needed when it had another one.</param>
public sealed record ClassifyTicket(CategoryPath Category, string Reason = "") : TicketCommand
{
    internal override void Look(ref TextCheck texts)
    {
        texts.Text("category", Category.Path);
        texts.Text("reason", Reason);
    }

    internal override string? WrittenReason => Reason;
}

/// <summary>Puts tags on the ticket and takes others off: words of the desk's own, in any number.</summary>
public sealed record TagTicket : TicketCommand
{
    /// <summary>Those to put on it.</summary>
    public ValueList<string> Added { get; init; }

    /// <summary>Those to take off.</summary>
    public ValueList<string> Removed { get; init; }

    internal override void Look(ref TextCheck texts)
    {
        foreach (var tag in Added)
            texts.Id("added", tag ?? "");
        foreach (var tag in Removed)
            texts.Id("removed", tag ?? "");
    }

    internal override string? WrittenReason => null;
}
