namespace SupportWorkflow;

/// <summary>More was said about the request (RPT-5).</summary>
/// <param name="After">What changed, as it is now; missing: it was taken away.</param>
/// <param name="Before">The same names, as they were.</param>
/// <param name="Reason">Why; may be empty.</param>
public sealed record FieldsSet(ValueList<TicketField> After, ValueList<TicketField> Before, string Reason = "") : TicketEvent
{
    internal override string StableName => "fields-set";
}
