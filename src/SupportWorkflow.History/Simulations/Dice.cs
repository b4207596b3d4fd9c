namespace SupportWorkflow.History;

/// <summary>
/// Seeded chance: SplitMix64 (Steele, Lea, Flood 2014) and whole numbers only, so that a seed gives the same bytes on every machine. Each
/// ticket has dice of its own, so that under another profile the same customers come with the same troubles.
/// </summary>
internal sealed class Dice(ulong seed)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong _state = seed;

    /// <summary>The dice of one thing among many.</summary>
    public static Dice Of(ulong seed, string kind, int number)
    {
        var own = new Dice(seed);
        foreach (var letter in kind)
            own._state = own.Next() ^ letter;
        own._state = own.Next() ^ (ulong)number;
        return own;
    }

    public ulong Next()
    {
        var z = _state += Golden;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A whole number from 0 to below the limit.</summary>
    public long Below(long limit) => (long)Math.BigMul(Next(), (ulong)limit, out _);

    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> any) => any[(int)Below(any.Count)];

    /// <summary>
    /// One of a list that begins with the rarest: the second comes twice as often as the first, the third three times, and so on.
    /// </summary>
    public T PickRising<T>(IReadOnlyList<T> any)
    {
        var drawn = Below((long)any.Count * (any.Count + 1) / 2);
        var at = 0;
        while (drawn > at)
            drawn -= ++at;
        return any[at];
    }
}
