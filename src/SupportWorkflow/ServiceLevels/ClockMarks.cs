using System.Collections;

namespace SupportWorkflow.ServiceLevels;

/// <summary>
/// The marks of a clock in their order. Those of a long history stand in blocks that the clocks after it share, so that one more costs
/// the same however many there are. <c>default</c>: none.
/// </summary>
internal readonly struct ClockMarks : IReadOnlyCollection<ClockMark>
{
    /// <summary>So many stand by themselves; ordinary tickets have fewer.</summary>
    private const int MostRecent = OlderMarks.InBlock + 16;

    private readonly ClockMark[]? _recent;

    private ClockMarks(OlderMarks? older, ClockMark[] recent) => (Older, _recent) = (older, recent);

    /// <summary>The blocks before the recent marks; null: none.</summary>
    public OlderMarks? Older { get; }

    public int Count => (Older?.Count ?? 0) + (_recent?.Length ?? 0);

    public ref readonly ClockMark this[int index]
    {
        get
        {
            if (Older is not { } older)
                return ref _recent![index];
            return ref index < older.Count ? ref older[index] : ref _recent![index - older.Count];
        }
    }

    /// <summary>All of them.</summary>
    public MarkSpan AsSpan() => new(Older, _recent, Count);

    /// <summary>These marks, in this order.</summary>
    public static ClockMarks Of(ClockMark[] marks)
    {
        if (marks.Length <= MostRecent)
            return new(null, marks);
        var blocks = (marks.Length - 16) / OlderMarks.InBlock;
        OlderMarks? older = null;
        for (var i = 0; i < blocks; i++)
            older = new(older, marks.AsSpan(i * OlderMarks.InBlock, OlderMarks.InBlock));
        return new(older, marks[(blocks * OlderMarks.InBlock)..]);
    }

    /// <summary>These with one more.</summary>
    /// <param name="at">Its place.</param>
    /// <param name="mark">The mark.</param>
    public ClockMarks With(int at, in ClockMark mark)
    {
        if (Older is null && Count < MostRecent)
            return new(null, Placed(_recent, at, mark));
        var before = Older?.Count ?? 0;
        if (at < before)
            return Of(Placed(ToArray(), at, mark));
        var placed = Placed(_recent, at - before, mark);
        return placed.Length <= MostRecent
            ? new(Older, placed)
            : new(new(Older, placed.AsSpan(0, OlderMarks.InBlock)), placed[OlderMarks.InBlock..]);
    }

    private static ClockMark[] Placed(ReadOnlySpan<ClockMark> all, int at, in ClockMark mark)
    {
        var placed = new ClockMark[all.Length + 1];
        all[..at].CopyTo(placed);
        placed[at] = mark;
        all[at..].CopyTo(placed.AsSpan(at + 1));
        return placed;
    }

    public ClockMark[] ToArray()
    {
        var all = new ClockMark[Count];
        for (var i = 0; i < all.Length; i++)
            all[i] = this[i];
        return all;
    }

    public bool IsSameAs(in ClockMarks other)
    {
        if (Count != other.Count)
            return false;
        if (ReferenceEquals(_recent, other._recent) && ReferenceEquals(Older, other.Older))
            return true;
        for (var i = 0; i < Count; i++)
            if (this[i] != other[i])
                return false;
        return true;
    }

    public IEnumerator<ClockMark> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>The first marks of a clock.</summary>
internal readonly ref struct MarkSpan
{
    private readonly OlderMarks? _older;
    private readonly ReadOnlySpan<ClockMark> _recent;
    private readonly int _before;

    public MarkSpan(OlderMarks? older, ReadOnlySpan<ClockMark> recent, int count)
    {
        _recent = recent;
        (_older, _before, Length) = (older, older?.Count ?? 0, count);
    }

    public int Length { get; }

    /// <summary>The blocks, where all of them are among the first marks; null: there are none, or not all.</summary>
    public OlderMarks? Older => _before <= Length ? _older : null;

    public ref readonly ClockMark this[int index] => ref index < _before ? ref _older![index] : ref _recent[index - _before];

    /// <summary>So many of the first.</summary>
    public MarkSpan First(int count) => new(_older, _recent, count);

    /// <summary>What they mean together.</summary>
    public ClockCourse Course()
    {
        var course = Older is { } older ? older.Course : new();
        for (var i = Older?.Count ?? 0; i < Length; i++)
            course.Take(this[i], i);
        return course;
    }
}
