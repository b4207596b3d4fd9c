using System.Text.Json.Nodes;

namespace SupportWorkflow.Profiles;

/// <summary>Which row of one list is which of another, by keys: rows that agree in the first key belong together, of the rest those that
/// agree in the next …</summary>
internal sealed class RowPairs
{
    private readonly List<(int Before, int After)> _pairs = [];

    /// <param name="before">The rows of the one list.</param>
    /// <param name="after">The rows of the other.</param>
    /// <param name="keys">What may tell that two rows are the same one, the most telling first; null: the row has no such key.</param>
    public RowPairs(JsonArray before, JsonArray after, params ReadOnlySpan<Func<JsonNode, string?>> keys)
    {
        List<int> left = [.. Enumerable.Range(0, before.Count)],
            right = [.. Enumerable.Range(0, after.Count)];
        foreach (var key in keys)
        {
            foreach (var i in left.ToArray())
            {
                if (key(before[i]!) is not { } mine || right.FindIndex(j => key(after[j]!) == mine) is not (>= 0 and var found))
                    continue;
                _pairs.Add((i, right[found]));
                left.Remove(i);
                right.RemoveAt(found);
            }
        }
        (Removed, Added) = (left, right);
        _pairs.Sort();
    }

    /// <summary>The rows that are in both, in the order of the first list.</summary>
    public IReadOnlyList<(int Before, int After)> Same => _pairs;

    /// <summary>The rows that only the first list has.</summary>
    public IReadOnlyList<int> Removed { get; }

    /// <summary>The rows that only the second list has.</summary>
    public IReadOnlyList<int> Added { get; }

    /// <summary>The fewest pairs that stand elsewhere among the others than before.</summary>
    /// <param name="lane">Order matters among rows of the same lane only.</param>
    public IEnumerable<(int Before, int After)> Moved(Func<int, string> lane) =>
        _pairs.GroupBy(p => lane(p.Before)).SelectMany(g => g.Except(Rising([.. g])));

    /// <summary>A longest part of the pairs that keeps its order.</summary>
    private static List<(int Before, int After)> Rising((int Before, int After)[] pairs)
    {
        var best = new List<(int, int)>[pairs.Length];
        for (var i = 0; i < pairs.Length; i++)
        {
            var longest = Enumerable.Range(0, i).Where(j => pairs[j].After < pairs[i].After).Select(j => best[j]).MaxBy(b => b.Count) ?? [];
            best[i] = [.. longest, pairs[i]];
        }
        return best.MaxBy(b => b.Count) ?? [];
    }
}
