namespace SupportWorkflow.Classifications;

/// <summary>
/// Many phrases, found in one pass over a text whatever their number: a tree of the beginnings that several of them share, gone down only
/// from where a word may begin; where one phrase is left, the rest of it is compared. Immutable and thread-safe; looking allocates nothing.
/// </summary>
internal sealed class PhraseTable
{
    private const int Root = 0;

    private readonly ulong[] _begins = new ulong[(char.MaxValue + 1) / 64];
    private readonly ulong[] _edges;
    private readonly int[] _children;
    private readonly int _mask;
    private readonly (int From, int Count)[] _ends;
    private readonly int[] _numbers;

    public PhraseTable(IReadOnlyList<Phrase> phrases)
    {
        Phrases = [.. phrases];
        // By node the phrases that begin alike, up to a depth. Nodes are numbered in the order of the edges that lead to them.
        var nodes = new Queue<(IReadOnlyList<int> Alike, int Depth)>([([.. Enumerable.Range(0, Phrases.Length)], 0)]);
        var (edges, ends, numbers) = (new List<ulong>(), new List<(int, int)>(), new List<int>());
        while (nodes.TryDequeue(out var node))
        {
            var (alike, depth) = node;
            // Those that have no further character and the one without a fellow stay.
            var stays = depth > 0 && alike.Count == 1 ? alike : [.. alike.Where(i => Phrases[i].Stem.Length == depth)];
            foreach (var further in alike.Except(stays).GroupBy(i => Phrases[i].Stem[depth]))
            {
                edges.Add(Edge(ends.Count, further.Key));
                nodes.Enqueue(([.. further], depth + 1));
            }
            ends.Add((numbers.Count, stays.Count));
            numbers.AddRange(stays);
        }
        foreach (var phrase in Phrases)
            _begins[phrase.Stem[0] >> 6] |= 1UL << (phrase.Stem[0] & 63);
        var size = 8;
        while (size < 2 * edges.Count)
            size *= 2;
        (_edges, _children, _mask) = (new ulong[size], new int[size], size - 1);
        (_ends, _numbers) = ([.. ends], [.. numbers]);
        for (var i = 0; i < edges.Count; i++)
        {
            var slot = Slot(edges[i]);
            while (_children[slot] != Root)
                slot = (slot + 1) & _mask;
            (_edges[slot], _children[slot]) = (edges[i], i + 1);
        }
    }

    public Phrase[] Phrases { get; }

    /// <summary>All places at which phrases stand, from left to right.</summary>
    public Finder In(ReadOnlySpan<char> text) => new(this, text);

    private static ulong Edge(int node, char c) => ((ulong)node << 16) | c;

    private int Slot(ulong edge) => (int)((edge * 11400714819323198485UL) >> 40) & _mask;

    /// <summary>Where a character leads to; the root: nowhere.</summary>
    private int Child(int node, char c)
    {
        var edge = Edge(node, c);
        var slot = Slot(edge);
        while (_children[slot] != Root && _edges[slot] != edge)
            slot = (slot + 1) & _mask;
        return _children[slot];
    }

    /// <summary>Goes from one phrase that stands in a text to the next.</summary>
    public ref struct Finder
    {
        private readonly PhraseTable _table;
        private readonly ReadOnlySpan<char> _text;
        private ReadOnlySpan<int> _candidates;
        private int _node,
            _depth,
            _next;

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
            do
            {
                while (!_candidates.IsEmpty)
                {
                    Phrase = _candidates[0];
                    _candidates = _candidates[1..];
                    var end = _table.Phrases[Phrase].EndIn(_text, _next, _depth);
                    if (end >= 0)
                    {
                        Length = end - At;
                        return true;
                    }
                }
            } while (Deeper() || Move());
            return false;
        }

        /// <summary>One character further from where a phrase may have begun.</summary>
        private bool Deeper()
        {
            if (_node == Root || _next == _text.Length)
                return false;
            _node = _table.Child(_node, WordCharacters.Of(_text[_next]));
            return Arrived();
        }

        /// <summary>To the next place at which a phrase may begin.</summary>
        private bool Move()
        {
            var begins = _table._begins;
            var inWord = At >= 0 && At < _text.Length && WordCharacters.Spells(_text[At]);
            for (var at = At + 1; at < _text.Length; at++)
            {
                var first = _text[at];
                var wasInWord = inWord;
                inWord = WordCharacters.Spells(first);
                if (wasInWord && inWord)
                    continue;
                first = WordCharacters.Of(first);
                if ((begins[first >> 6] >> (first & 63) & 1) == 0)
                    continue;
                (At, _next, _depth) = (at, at, 0);
                _node = _table.Child(Root, first);
                return Arrived();
            }
            At = _text.Length;
            return false;
        }

        private bool Arrived()
        {
            if (_node == Root)
                return false;
            _depth++;
            _next = WordCharacters.After(_text, _next);
            var (from, count) = _table._ends[_node];
            _candidates = _table._numbers.AsSpan(from, count);
            return true;
        }
    }
}
