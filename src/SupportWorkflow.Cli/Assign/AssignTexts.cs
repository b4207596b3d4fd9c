namespace SupportWorkflow.Cli.Assign;

/// <summary>The sentences of this room in the language asked for.</summary>
internal sealed class AssignTexts(ToolConsole console)
{
    public static readonly TextTable Table = new("Cli.Assign", typeof(AssignTexts).Assembly);

    public string Say(string key, params ReadOnlySpan<object?> values) => console.In(Table.Say(key, values));
}
