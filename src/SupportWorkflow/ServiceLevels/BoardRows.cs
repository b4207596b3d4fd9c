namespace SupportWorkflow.ServiceLevels;

/// <summary>The tickets of one priority without a gap: a column for the ticket by its worst clock, and one for each objective.</summary>
internal sealed class BoardRows
{
    private const int Fewest = 16;

    private readonly List<BoardColumn?> _clocks = [];
    private int[] _tickets = new int[Fewest];

    public int Count { get; private set; }

    /// <summary>The tickets by their worst clock.</summary>
    public BoardColumn Tickets { get; } = new(Fewest);

    /// <summary>The clocks of an objective; null: no ticket of the priority ever had one.</summary>
    public BoardColumn? Clocks(int objective) => objective < _clocks.Count ? _clocks[objective] : null;

    /// <summary>The number of the ticket in a row.</summary>
    public int Ticket(int row) => _tickets[row];

    /// <summary>A new last row.</summary>
    public int Add(int ticket)
    {
        if (Count == _tickets.Length)
            Grow();
        _tickets[Count] = ticket;
        Tickets[Count] = BoardTimes.None;
        foreach (var column in _clocks)
            if (column is not null)
                column[Count] = BoardTimes.None;
        return Count++;
    }

    /// <summary>Removes a row; the last one moves into its place.</summary>
    /// <returns>The number of the ticket that stands there now, perhaps the removed one itself.</returns>
    public int Remove(int row)
    {
        var last = --Count;
        Tickets[row] = Tickets[last];
        foreach (var column in _clocks)
            if (column is not null)
                column[row] = column[last];
        return _tickets[row] = _tickets[last];
    }

    /// <summary>Writes what is known of a ticket's clocks.</summary>
    public void Write(int row, ReadOnlySpan<BoardTimes> clocks)
    {
        var worst = BoardTimes.None;
        for (var objective = 0; objective < clocks.Length; objective++)
        {
            worst = worst.And(clocks[objective]);
            var column = Clocks(objective);
            if (column is null && clocks[objective].IsNone)
                continue;
            (column ?? Make(objective))[row] = clocks[objective];
        }
        Tickets[row] = worst;
    }

    private BoardColumn Make(int objective)
    {
        while (_clocks.Count <= objective)
            _clocks.Add(null);
        var column = new BoardColumn(_tickets.Length);
        column.Clear(Count);
        return _clocks[objective] = column;
    }

    private void Grow()
    {
        var capacity = 2 * Count;
        Array.Resize(ref _tickets, capacity);
        Tickets.Grow(capacity);
        foreach (var column in _clocks)
            column?.Grow(capacity);
    }
}
