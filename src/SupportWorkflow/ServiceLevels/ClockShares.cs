using NodaTime;

namespace SupportWorkflow.ServiceLevels;

/// <summary>Divides what a clock counted among those who had the ticket, without losing a nanosecond.</summary>
internal static class ClockShares
{
    public static ValueList<(string Owner, Duration Used)> Of(
        ValueList<ClockSegment> segments,
        IReadOnlyList<(Instant Since, string Owner)> owners
    )
    {
        var (names, used, turn) = (new List<string>(), new List<Duration>(), -1);
        foreach (var segment in segments)
        {
            if (segment.Why == ClockSegment.Carried && !TryScale(used, segment.Counted))
                Add(OwnerAt(segment.Start), segment.Counted);
            if (segment.Why != ClockSegment.Work)
                continue;
            for (var from = segment.Start; from < segment.End; )
            {
                var owner = OwnerAt(from);
                var to = turn + 1 < owners.Count ? Instant.Min(segment.End, owners[turn + 1].Since) : segment.End;
                Add(owner, to - from);
                from = to;
            }
        }
        return [.. names.Zip(used)];

        string OwnerAt(Instant at)
        {
            while (turn + 1 < owners.Count && owners[turn + 1].Since <= at)
                turn++;
            return turn < 0 ? "" : owners[turn].Owner;
        }

        void Add(string owner, Duration time)
        {
            var at = names.IndexOf(owner);
            if (at < 0)
            {
                at = names.Count;
                names.Add(owner);
                used.Add(Duration.Zero);
            }
            used[at] += time;
        }
    }

    /// <summary>A target that counts otherwise changed the whole:
    /// every part changes by the same share, running totals rounded so that nothing is lost.</summary>
    /// <returns>False when nothing was used before.</returns>
    private static bool TryScale(List<Duration> used, Duration change)
    {
        var before = used.Aggregate(Duration.Zero, (sum, part) => sum + part).ToInt64Nanoseconds();
        if (before == 0)
            return false;
        var (after, running, given) = (before + change.ToInt64Nanoseconds(), 0L, 0L);
        for (var i = 0; i < used.Count; i++)
        {
            running += used[i].ToInt64Nanoseconds();
            var until = (long)((Int128)running * after / before);
            used[i] = Duration.FromNanoseconds(until - given);
            given = until;
        }
        return true;
    }
}
