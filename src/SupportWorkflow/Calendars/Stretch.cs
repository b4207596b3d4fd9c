namespace SupportWorkflow.Calendars;

/// <summary>A half-open stretch of time in nanoseconds: since 1970 for open time, since local midnight for the hours of a day.</summary>
internal readonly record struct Stretch(long Start, long End)
{
    /// <summary>Sorts stretches and makes one of those that overlap.</summary>
    public static void Unite(List<Stretch> stretches)
    {
        if (stretches.Count < 2)
            return;
        stretches.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        var last = 0;
        for (var i = 1; i < stretches.Count; i++)
            if (stretches[i].Start < stretches[last].End)
                stretches[last] = new(stretches[last].Start, Math.Max(stretches[last].End, stretches[i].End));
            else
                stretches[++last] = stretches[i];
        stretches.RemoveRange(last + 1, stretches.Count - last - 1);
    }
}
