namespace SupportWorkflow.Cli.Classify;

/// <summary>The sentences of this room in the language asked for.</summary>
internal sealed class ClassifyTexts(ToolConsole console)
{
    public static readonly TextTable Table = new("Cli.Classify", typeof(ClassifyTexts).Assembly);

    public string Say(string key, params ReadOnlySpan<object?> values) => console.In(Table.Say(key, values));
}
