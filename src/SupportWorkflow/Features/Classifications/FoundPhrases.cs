using System.Buffers;

namespace SupportWorkflow.Classifications;

/// <summary>A phrase that stands in a text.</summary>
/// <param name="Phrase">Its number.</param>
/// <param name="At">Where it begins.</param>
/// <param name="Length">How much of the text it takes up.</param>
internal readonly record struct FoundPhrase(int Phrase, int At, int Length);

/// <summary>The phrases of a text, in memory that is lent.</summary>
internal ref struct FoundPhrases(Span<FoundPhrase> room)
{
    private Span<FoundPhrase> _room = room;
    private FoundPhrase[]? _rented;
    private int _count;

    /// <summary>In the order in which they were found.</summary>
    public readonly ReadOnlySpan<FoundPhrase> All => _room[.._count];

    public void Add(FoundPhrase found)
    {
        if (_count == _room.Length)
            Grow();
        _room[_count++] = found;
    }

    /// <summary>Gives back what was rented.</summary>
    public void Dispose()
    {
        if (_rented is not null)
            ArrayPool<FoundPhrase>.Shared.Return(_rented);
        _rented = null;
        _room = default;
    }

    private void Grow()
    {
        var larger = ArrayPool<FoundPhrase>.Shared.Rent(2 * _count);
        All.CopyTo(larger);
        if (_rented is not null)
            ArrayPool<FoundPhrase>.Shared.Return(_rented);
        _room = _rented = larger;
    }
}
