namespace SupportWorkflow.Imports;

/// <summary>One case of the log while it is read: where its rows are. There may be a million, so it holds little.</summary>
internal sealed class ImportedCase(string id, HistoryTime opened, int first)
{
    public string Id { get; } = id;

    public HistoryTime Opened { get; } = opened;

    public int First { get; } = first;

    public int Last { get; set; } = first;
}
