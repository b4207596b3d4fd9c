namespace SupportWorkflow;

/// <summary>Notes that another ticket has to do with this one (CLO-4).</summary>
/// <param name="Other">The other ticket.</param>
/// <param name="Relation">How, in the profile's words, such as <c>duplicate-of</c>; not empty.</param>
public sealed record LinkTicket(TicketId Other, string Relation) : TicketCommand
{
    internal override void Look(ref TextCheck texts)
    {
        texts.Id("other", Other.Value ?? "");
        texts.Text("relation", Relation);
    }

    internal override string? WrittenReason => null;
}
