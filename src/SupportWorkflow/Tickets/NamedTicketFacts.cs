using SupportWorkflow.Conditions;
using SupportWorkflow.Resolutions;

namespace SupportWorkflow;

/// <summary>A ticket's facts by name, for policies that are asked with names.</summary>
internal sealed class NamedTicketFacts(Ticket ticket, FactCatalogue catalogue, ClosingRules closing) : IFacts
{
    public FactValue this[string fact] => catalogue.IndexOf(fact) is >= 0 and var number ? new TicketFacts(ticket, catalogue, closing).Value(number) : FactValue.Missing;
}
