namespace SupportWorkflow.ServiceLevels;

/// <summary>Numbers in the order of their instants: a heap of four children a node, in which a number is found and moved at once.</summary>
internal sealed class DueHeap
{
    private const int Children = 4;

    private (long Due, int Number)[] _nodes = [];
    private int[] _places = [];

    public int Count { get; private set; }

    public (long Due, int Number) First => _nodes[0];

    /// <summary>Puts a number where its instant belongs, whether or not it is there.</summary>
    public void Set(int number, long due)
    {
        if (number >= _places.Length)
            GrowPlaces(number);
        var place = _places[number];
        if (place >= 0)
        {
            if (_nodes[place].Due != due)
                Settle(place, (due, number));
            return;
        }
        if (Count == _nodes.Length)
            Array.Resize(ref _nodes, Math.Max(16, 2 * Count));
        Count++;
        Settle(Count - 1, (due, number));
    }

    /// <summary>Takes a number out, whether or not it is there.</summary>
    public void Remove(int number)
    {
        if (number >= _places.Length || _places[number] < 0)
            return;
        var place = _places[number];
        _places[number] = -1;
        Count--;
        if (place < Count)
            Settle(place, _nodes[Count]);
    }

    /// <summary>Moves the node up or down from a free place.</summary>
    private void Settle(int place, (long Due, int Number) node)
    {
        while (place > 0)
        {
            var parent = (place - 1) / Children;
            if (_nodes[parent].Due <= node.Due)
                break;
            Put(place, _nodes[parent]);
            place = parent;
        }
        for (var child = FirstOf(place); child < Count; child = FirstOf(place))
        {
            var (least, end) = (child, Math.Min(child + Children, Count));
            for (var other = child + 1; other < end; other++)
                if (_nodes[other].Due < _nodes[least].Due)
                    least = other;
            if (_nodes[least].Due >= node.Due)
                break;
            Put(place, _nodes[least]);
            place = least;
        }
        Put(place, node);
    }

    private static int FirstOf(int place) => (Children * place) + 1;

    private void Put(int place, (long Due, int Number) node)
    {
        _nodes[place] = node;
        _places[node.Number] = place;
    }

    private void GrowPlaces(int number)
    {
        var known = _places.Length;
        Array.Resize(ref _places, Math.Max(16, Math.Max(number + 1, 2 * known)));
        _places.AsSpan(known).Fill(-1);
    }
}
