using System.Numerics;
using System.Runtime.InteropServices;

namespace SupportWorkflow.ServiceLevels;

/// <summary>
/// Two instants for every row, side by side:
/// what has passed is counted without a branch, the even places for risk, the odd ones for breach.
/// </summary>
internal sealed class BoardColumn(int capacity)
{
    /// <summary>In place of an instant. Later than every instant, so neither ever passes.</summary>
    public const long Paused = long.MaxValue,
        None = long.MaxValue - 1;

    private long[] _times = new long[2 * capacity];

    public BoardTimes this[int row]
    {
        get => new(_times[2 * row], _times[(2 * row) + 1]);
        set => (_times[2 * row], _times[(2 * row) + 1]) = (value.Calm, value.Due);
    }

    public void Grow(int capacity) => Array.Resize(ref _times, 2 * capacity);

    public void Clear(int rows) => _times.AsSpan(0, 2 * rows).Fill(None);

    /// <summary>How many of the first rows are past which instant, paused, or nothing.</summary>
    public (int Calm, int Due, int Paused, int None) Passed(int rows, long at)
    {
        var times = _times.AsSpan(0, 2 * rows);
        var (now, never, nothing) = (new Vector<long>(at), new Vector<long>(Paused), new Vector<long>(None));
        var (passed, paused, none) = (Vector<long>.Zero, Vector<long>.Zero, Vector<long>.Zero);
        foreach (var these in MemoryMarshal.Cast<long, Vector<long>>(times))
        {
            passed -= Vector.LessThan(these, now);
            paused -= Vector.Equals(these, never);
            none -= Vector.Equals(these, nothing);
        }
        var (calm, due, stalled, nil) = (0L, 0L, 0L, 0L);
        for (var lane = 0; lane < Vector<long>.Count; lane += 2)
        {
            calm += passed[lane];
            due += passed[lane + 1];
            stalled += paused[lane];
            nil += none[lane];
        }
        for (var i = times.Length - (times.Length % Vector<long>.Count); i < times.Length; i += 2)
        {
            calm += times[i] < at ? 1 : 0;
            due += times[i + 1] < at ? 1 : 0;
            stalled += times[i] == Paused ? 1 : 0;
            nil += times[i] == None ? 1 : 0;
        }
        return ((int)calm, (int)due, (int)stalled, (int)nil);
    }
}
