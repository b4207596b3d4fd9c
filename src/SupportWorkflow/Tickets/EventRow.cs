namespace SupportWorkflow;

/// <summary>What the table of messages says of a kind of event beyond what the event itself can do.</summary>
/// <param name="Name">The stable name.</param>
/// <param name="Type">The type of the message.</param>
internal abstract record EventRow(string Name, Type Type)
{
    /// <summary>The triggers of which one makes it; none: it happens without any, or with those that are no command's own.</summary>
    public ValueList<string> By { get; init; }

    /// <summary>The words that a notice's text may use with such an event, besides those of every notice.</summary>
    public abstract ValueList<string> Words { get; }

    /// <summary>What one of the words stands for; null: nothing.</summary>
    public abstract LocalText? Read(string word, TicketEvent e);
}

/// <inheritdoc/>
/// <typeparam name="T">The type of the message.</typeparam>
internal sealed record EventRow<T>(string Name, params (string Word, Func<T, LocalText?> Read)[] Said) : EventRow(Name, typeof(T))
    where T : TicketEvent
{
    public override ValueList<string> Words { get; } = [.. Said.Select(s => s.Word)];

    public override LocalText? Read(string word, TicketEvent e)
    {
        foreach (var (name, read) in Said)
            if (name == word)
                return read((T)e);
        return null;
    }
}
