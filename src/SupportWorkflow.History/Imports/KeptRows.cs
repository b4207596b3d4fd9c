namespace SupportWorkflow.History;

/// <summary>
/// Every used row of a log, chained case by case: the rows of a case may stand anywhere in the file, and nobody knows before its end
/// which row was a case's last. Tickets are made from here one at a time, so that a long log costs bytes per row, not tickets.
/// </summary>
internal sealed class KeptRows
{
    private const int Bits = 14,
        InBlock = 1 << Bits;

    private readonly List<KeptRow[]> _blocks = [];
    private readonly List<RowWords> _words = [];

    public int Count { get; private set; }

    public KeptRow this[int row] => _blocks[row >> Bits][row & (InBlock - 1)];

    public RowWords WordsOf(in KeptRow row) => _words[row.Words];

    /// <summary>Adds a row behind the case's last.</summary>
    /// <returns>Its place.</returns>
    public int Add(int last, HistoryTime time, long line, int state, RowWords words)
    {
        if ((Count & (InBlock - 1)) == 0)
            _blocks.Add(new KeptRow[InBlock]);
        _blocks[^1][Count & (InBlock - 1)] = new(time.WallTicks, time.Instant.ToUnixTimeTicks(), line, state, Place(last, words), -1);
        if (last >= 0)
            _blocks[last >> Bits][last & (InBlock - 1)].Next = Count;
        return Count++;
    }

    /// <summary>Most rows say what the case's row before said.</summary>
    private int Place(int last, RowWords words)
    {
        if (last >= 0 && this[last].Words is var before && _words[before] == words)
            return before;
        _words.Add(words);
        return _words.Count - 1;
    }
}
