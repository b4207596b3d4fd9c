using SupportWorkflow.Conditions;

namespace SupportWorkflow;

/// <summary>A ticket's facts asked by name, for explanations; deciding asks by number.</summary>
internal sealed class TicketFactsByName(TicketFacts facts, FactCatalogue catalogue) : IFacts
{
    public FactValue this[string fact] => catalogue.IndexOf(fact) is >= 0 and var number ? facts.Value(number) : FactValue.Missing;
}
