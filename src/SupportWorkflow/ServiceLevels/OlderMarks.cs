using SupportWorkflow.Calendars;

namespace SupportWorkflow.ServiceLevels;

/// <summary>
/// The earlier marks of a long history in blocks, with what they mean together, and how far walks over them came: nothing has to be
/// walked twice. Thread-safe.
/// </summary>
internal sealed class OlderMarks
{
    /// <summary>How many marks a block has.</summary>
    public const int InBlock = 32;

    /// <summary>So many walks are remembered: the due time and a few points before it.</summary>
    private const int MostWalks = 4;

    private readonly ClockMark[][] _blocks;
    private ClockWalked[] _walked;

    /// <param name="before">The blocks so far; null: none.</param>
    /// <param name="block">One more.</param>
    public OlderMarks(OlderMarks? before, ReadOnlySpan<ClockMark> block)
    {
        ClockMark[][] blocks = before?._blocks ?? [];
        _blocks = new ClockMark[blocks.Length + 1][];
        blocks.CopyTo(_blocks, 0);
        _blocks[^1] = block.ToArray();
        (_walked, HighestOrder) = (before?._walked ?? [], before?.HighestOrder ?? 0);
        var (course, calendars) = (before?.Course ?? new(), before?.Calendars ?? default);
        for (var i = 0; i < block.Length; i++)
        {
            course.Take(block[i], (blocks.Length * InBlock) + i);
            HighestOrder = Math.Max(HighestOrder, block[i].Order);
            if (block[i].Choice?.Target.Calendar is { } calendar && !calendars.Contains(calendar))
                calendars = calendars.Add(calendar);
        }
        (Course, Calendars) = (course, calendars);
    }

    public int Count => _blocks.Length * InBlock;

    /// <summary>What they mean together.</summary>
    public ClockCourse Course { get; }

    /// <summary>The highest number of an event that caused one.</summary>
    public int HighestOrder { get; }

    /// <summary>The calendars that targets among them name.</summary>
    public ValueList<string> Calendars { get; }

    public ref readonly ClockMark this[int index] => ref _blocks[index / InBlock][index % InBlock];

    /// <summary>How far a walk of that kind came; null: none did.</summary>
    public ClockWalked? Find(WarningPoint? point, CalendarBook calendars, int counting, int start, TargetChoice choice)
    {
        foreach (var one in Volatile.Read(ref _walked))
            if (one.IsOf(point, calendars, counting, start, choice))
                return one;
        return null;
    }

    /// <summary>Remembers a walk in the place of the one of its kind, or of the oldest.</summary>
    public void Keep(ClockWalked walked)
    {
        var known = Volatile.Read(ref _walked);
        var others = Array.FindAll(known, w => !w.IsOf(walked.Point, walked.Calendars, walked.Counting, walked.Start, walked.Choice));
        Volatile.Write(ref _walked, [walked, .. others.AsSpan(0, Math.Min(others.Length, MostWalks - 1))]);
    }
}
