using NodaTime;

namespace SupportWorkflow.Conditions;

/// <summary>Facts that are asked by name, read by number.</summary>
internal readonly struct NamedFacts(IFacts facts, FactCatalogue catalogue) : IFactReader
{
    public bool IsKnown(int fact) => !facts[catalogue[fact].Name].IsMissing;

    public int Code(int fact)
    {
        if (catalogue[fact].Type == FactType.YesNo)
            return Read(fact, FactType.YesNo).YesNo switch
            {
                null => -1,
                true => 1,
                false => 0,
            };
        return Read(fact, FactType.Text).Text is { } text ? catalogue.CodeOf(fact, text) : -1;
    }

    public string? Text(int fact) => Read(fact, FactType.Text).Text;

    public decimal? Number(int fact) => Read(fact, FactType.Number).Number;

    public Instant? At(int fact) => Read(fact, FactType.Text).Instant;

    public FactValue Value(int fact) => facts[catalogue[fact].Name];

    public Instant? Since(int fact) => facts[catalogue[fact].Name].Since;

    private FactValue Read(int fact, FactType type)
    {
        var value = facts[catalogue[fact].Name];
        if (!value.IsMissing && value.Type != type)
            throw new ArgumentException($"The fact '{catalogue[fact].Name}' is of type {value.Type}; the condition compares it as {type}.");
        return value;
    }
}
