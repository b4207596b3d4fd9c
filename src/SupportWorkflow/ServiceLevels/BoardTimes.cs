namespace SupportWorkflow.ServiceLevels;

/// <summary>What a board knows of a clock, or of a ticket by its worst clock: two instants in nanoseconds since 1970.</summary>
/// <param name="Calm">The last at which it is not at risk; never later than <paramref name="Due"/>.</param>
/// <param name="Due">The last at which it is in time.</param>
internal readonly record struct BoardTimes(long Calm, long Due)
{
    /// <summary>Never due by waiting.</summary>
    public static BoardTimes Paused => new(BoardColumn.Paused, BoardColumn.Paused);

    /// <summary>Nothing is owed: no clock, or one that has ended or not begun.</summary>
    public static BoardTimes None => new(BoardColumn.None, BoardColumn.None);

    public bool IsNone => Calm == BoardColumn.None;

    public bool IsDue => Due < BoardColumn.None;

    /// <summary>The worse of both; a paused clock is the best, nothing at all does not matter.</summary>
    public BoardTimes And(BoardTimes other) =>
        IsNone ? other
        : other.IsNone ? this
        : new(Math.Min(Calm, other.Calm), Math.Min(Due, other.Due));
}
