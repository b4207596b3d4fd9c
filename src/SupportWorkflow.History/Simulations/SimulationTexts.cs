namespace SupportWorkflow.History;

/// <summary>What the people of a simulation say, in the language asked for.</summary>
internal sealed class SimulationTexts(string language)
{
    private static readonly TextTable Table = new("History.Simulations");

    public string Say(string key, params ReadOnlySpan<object?> values) => Table.Say(key, values).In(language);
}
