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
