namespace SupportWorkflow.Priorities;

/// <summary>A profile's priorities from the highest to the lowest. Immutable and thread-safe.</summary>
public sealed class PriorityScale
{
    internal PriorityScale(ValueList<PriorityCode> codes) => Codes = codes;

    /// <summary>All codes, the highest first.</summary>
    public ValueList<PriorityCode> Codes { get; }

    /// <summary>The top.</summary>
    public PriorityCode Highest => Codes[0];

    /// <summary>0 for the highest, rising; -1 for a code that is not on the scale.</summary>
    public int Rank(PriorityCode code)
    {
        for (var i = 0; i < Codes.Count; i++)
            if (Codes[i] == code)
                return i;
        return -1;
    }

    /// <summary>The code some levels up (or down, when negative), never beyond either end.</summary>
    /// <exception cref="ArgumentException">The code is not on the scale.</exception>
    public PriorityCode Raise(PriorityCode code, int levels)
    {
        var rank = Rank(code);
        if (rank < 0)
            throw new ArgumentException($"'{code}' is not on the scale {Codes}.", nameof(code));
        return Codes[Math.Clamp(rank - levels, 0, Codes.Count - 1)];
    }
}
