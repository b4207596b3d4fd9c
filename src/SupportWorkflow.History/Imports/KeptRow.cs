namespace SupportWorkflow.History;

/// <summary>One used row in a few bytes. There may be millions, so it holds numbers only.</summary>
/// <param name="WallTicks">What the wall clock showed, in 100 nanoseconds.</param>
/// <param name="UnixTicks">The instant, in 100 nanoseconds since 1970.</param>
/// <param name="Line">The line of the file.</param>
/// <param name="State">The log's state: its place in the map.</param>
/// <param name="Words">What else the row says: its place among all that rows said.</param>
/// <param name="Next">The case's next row; -1: none.</param>
internal record struct KeptRow(long WallTicks, long UnixTicks, long Line, int State, int Words, int Next);

/// <summary>What a row says besides case, state and time: numbers of the words in <see cref="WordPool"/>; -1: nothing.</summary>
internal readonly record struct RowWords(int Priority, int Impact, int Urgency, int Category, int Team, int Agent)
{
    public static readonly RowWords None = new(-1, -1, -1, -1, -1, -1);
}
