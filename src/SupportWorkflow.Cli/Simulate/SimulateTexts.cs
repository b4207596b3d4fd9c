namespace SupportWorkflow.Cli.Simulate;

/// <summary>The sentences of this room in the language asked for.</summary>
internal sealed class SimulateTexts(ToolConsole console)
{
    public static readonly TextTable Table = new("Cli.Simulate", typeof(SimulateTexts).Assembly);

    public string Say(string key, params ReadOnlySpan<object?> values) => console.In(Table.Say(key, values));
}
