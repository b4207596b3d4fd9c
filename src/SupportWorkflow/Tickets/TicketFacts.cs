using NodaTime;
using SupportWorkflow.Conditions;

namespace SupportWorkflow;

/// <summary>The one reader of facts, for guards, moments, targets, priorities, rules and notices.</summary>
internal readonly struct TicketFacts(FactTable table, in FactSubject subject) : IFactReader
{
    private readonly FactSubject _subject = subject;

    public bool IsKnown(int fact) =>
        table[fact].Declared.Type switch
        {
            FactType.Number => Number(fact) is not null,
            FactType.Text => Text(fact) is not null,
            _ => Code(fact) >= 0,
        };

    public int Code(int fact) => table[fact].Code(_subject, fact, table.Catalogue);

    public string? Text(int fact) => table[fact].Text(_subject);

    public decimal? Number(int fact) => table[fact].Number(_subject);

    public Instant? At(int fact) => table[fact].InstantOf(_subject);

    public FactValue Value(int fact) => table[fact].Value(_subject);

    public Instant? Since(int fact) => table[fact].Since(_subject);
}
