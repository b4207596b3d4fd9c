namespace SupportWorkflow.History;

/// <summary>One case of the log while it is read: where its rows are. There may be a million, so it holds little.</summary>
/// <param name="id">What the log calls it.</param>
/// <param name="opened">When it was opened, as far as the first row says.</param>
/// <param name="isOpeningKnown">Whether that row says so, or was merely the first.</param>
/// <param name="first">Where its first row is.</param>
internal sealed class ImportedCase(string id, HistoryTime opened, bool isOpeningKnown, int first)
{
    public string Id { get; } = id;

    public HistoryTime Opened { get; private set; } = opened;

    /// <summary>
    /// Whether the log says when it was opened: a column does, or a row that means just that. Else it is the first row's time.
    /// </summary>
    public bool IsOpeningKnown { get; private set; } = isOpeningKnown;

    public int First { get; } = first;

    public int Last { get; set; } = first;

    /// <summary>A later row says when it was opened.</summary>
    public void Open(HistoryTime opened) => (Opened, IsOpeningKnown) = (opened, true);
}
