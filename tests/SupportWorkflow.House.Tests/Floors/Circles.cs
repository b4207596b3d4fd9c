namespace SupportWorkflow.House.Floors;

/// <summary>Circles among things that name each other.</summary>
internal static class Circles
{
    /// <summary>Groups in which everything reaches everything else, with more than one member; each sorted, the largest first.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Of(IEnumerable<(string From, string To)> arrows)
    {
        var next = arrows.ToLookup(a => a.From, a => a.To);
        var (index, low, stack, onStack, all) = (
            new Dictionary<string, int>(),
            new Dictionary<string, int>(),
            new Stack<string>(),
            new HashSet<string>(),
            new List<IReadOnlyList<string>>()
        );
        foreach (var node in next.Select(n => n.Key).Order(StringComparer.Ordinal))
            if (!index.ContainsKey(node))
                Visit(node);
        return [.. all.OrderByDescending(c => c.Count).ThenBy(c => c[0], StringComparer.Ordinal)];

        void Visit(string node)
        {
            index[node] = low[node] = index.Count;
            stack.Push(node);
            onStack.Add(node);
            foreach (var to in next[node])
            {
                if (!index.ContainsKey(to))
                {
                    Visit(to);
                    low[node] = Math.Min(low[node], low[to]);
                }
                else if (onStack.Contains(to))
                    low[node] = Math.Min(low[node], index[to]);
            }
            if (low[node] != index[node])
                return;
            var members = new List<string>();
            string member;
            do
            {
                member = stack.Pop();
                onStack.Remove(member);
                members.Add(member);
            } while (member != node);
            if (members.Count > 1)
                all.Add([.. members.Order(StringComparer.Ordinal)]);
        }
    }

    /// <summary>
    /// The groups in which some circle has more than two members. Without one, a group is a tree of pairs that name each other: as many
    /// pairs as members, less one.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<string>> LongerThanTwo(IReadOnlyCollection<(string From, string To)> arrows) =>
        [
            .. Of(arrows)
                .Where(group =>
                {
                    var members = group.ToHashSet();
                    var pairs = arrows
                        .Where(a => members.Contains(a.From) && members.Contains(a.To))
                        .Select(a => string.CompareOrdinal(a.From, a.To) < 0 ? a : (From: a.To, To: a.From))
                        .Distinct()
                        .Count();
                    return pairs > group.Count - 1;
                }),
        ];
}
