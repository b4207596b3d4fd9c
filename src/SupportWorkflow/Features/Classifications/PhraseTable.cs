namespace SupportWorkflow.Classifications;

/// <summary>
/// Many phrases, found in one pass over a text whatever their number: where a phrase may begin is known from one bit for its first
/// character and one look for its first two. Immutable and thread-safe; looking allocates nothing.
/// </summary>
internal sealed class PhraseTable
{
    private readonly ulong[] _begins = new ulong[(char.MaxValue + 1) / 64];
    private readonly uint[] _keys;
    private readonly (int From, int Count)[] _places;
    private readonly int[] _numbers;
    private readonly int _mask;

    public PhraseTable(IReadOnlyList<Phrase> phrases)
    {
        Phrases = [.. phrases];
        var groups = Enumerable.Range(0, Phrases.Length).GroupBy(i => Key(Phrases[i].Beginning)).ToList();
        var size = 8;
        while (size < 4 * groups.Count)
            size *= 2;
        (_keys, _places, _mask, _numbers) = (new uint[size], new (int, int)[size], size - 1, new int[Phrases.Length]);
        var filled = 0;
        foreach (var group in groups)
        {
            var slot = Slot(group.Key);
            while (_places[slot].Count > 0)
                slot = (slot + 1) & _mask;
            (_keys[slot], _places[slot]) = (group.Key, (filled, group.Count()));
            foreach (var number in group)
                _numbers[filled++] = number;
            var first = group.Key >> 16;
            _begins[first >> 6] |= 1UL << (int)(first & 63);
        }
    }

    public Phrase[] Phrases { get; }

    /// <summary>All places at which phrases stand, from left to right.</summary>
    public Finder In(ReadOnlySpan<char> text) => new(this, text);

    private static uint Key((char First, char Second) beginning) => ((uint)beginning.First << 16) | beginning.Second;

    private int Slot(uint key) => (int)((key * 2654435769u) >> 8) & _mask;

    private ReadOnlySpan<int> Beginning(uint key)
    {
        for (var slot = Slot(key); _places[slot] is { Count: > 0 } place; slot = (slot + 1) & _mask)
            if (_keys[slot] == key)
                return _numbers.AsSpan(place.From, place.Count);
        return [];
    }

    /// <summary>Goes from one phrase that stands in a text to the next.</summary>
    public ref struct Finder
    {
        private readonly PhraseTable _table;
        private readonly ReadOnlySpan<char> _text;
        private ReadOnlySpan<int> _two,
            _one;

        public Finder(PhraseTable table, ReadOnlySpan<char> text)
        {
            (_table, At) = (table, -1);
            _text = text;
        }

        /// <summary>The number of the phrase.</summary>
        public int Phrase { get; private set; }

        /// <summary>Where it stands.</summary>
        public int At { get; private set; }

        /// <summary>How much of the text it takes up.</summary>
        public int Length { get; private set; }

        public bool Next()
        {
            while (true)
            {
                while (!_two.IsEmpty)
                    if (Take(ref _two))
                        return true;
                while (!_one.IsEmpty)
                    if (Take(ref _one))
                        return true;
                if (!Move())
                    return false;
            }
        }

        private bool Take(ref ReadOnlySpan<int> candidates)
        {
            Phrase = candidates[0];
            candidates = candidates[1..];
            return (Length = _table.Phrases[Phrase].LengthAt(_text, At)) > 0;
        }

        /// <summary>To the next place at which a phrase may begin.</summary>
        private bool Move()
        {
            var begins = _table._begins;
            for (var at = At + 1; at < _text.Length; at++)
            {
                var first = WordCharacters.Of(_text[at]);
                if ((begins[first >> 6] >> (first & 63) & 1) == 0)
                    continue;
                At = at;
                _two = at + 1 < _text.Length ? _table.Beginning(Key((first, WordCharacters.Of(_text[at + 1])))) : [];
                _one = _table.Beginning(Key((first, '\0')));
                if (!_two.IsEmpty || !_one.IsEmpty)
                    return true;
            }
            At = _text.Length;
            return false;
        }
    }
}
