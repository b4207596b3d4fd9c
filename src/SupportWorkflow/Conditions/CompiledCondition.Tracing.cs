using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.Conditions;

internal sealed partial class CompiledCondition
{
    /// <summary>Asks every node and writes down what it said.</summary>
    /// <param name="facts">The facts, as they are at the instant.</param>
    /// <param name="at">The instant.</param>
    /// <param name="calendars">The calendars that <c>for</c> names; null: it names none.</param>
    /// <param name="trace">Room for <see cref="Count"/> entries; entry n is node n.</param>
    public ConditionAnswer Trace<TFacts>(ref TFacts facts, Instant at, CalendarBook? calendars, scoped Span<ConditionTrace> trace)
        where TFacts : IFactReader, allows ref struct
    {
        var nodes = _nodes;
        trace = trace[..nodes.Length];
        for (var i = nodes.Length - 1; i >= 0; i--) // parts stand after their whole, so they have spoken before it
        {
            ref readonly var node = ref nodes[i];
            if (node.IsSimple)
                trace[i] = new(i, Simple(in node, ref facts));
            else if (node.AsksTime)
                trace[i] = Timed(i, ref facts, at, calendars, trace);
            else
                trace[i] = new(i, Timeless(i, ref facts, trace));
        }
        return new(trace[0].Truth, trace[0].NextChange);
    }

    private Truth Timeless<TFacts>(int at, ref TFacts facts, scoped ReadOnlySpan<ConditionTrace> trace)
        where TFacts : IFactReader, allows ref struct
    {
        var nodes = _nodes;
        ref readonly var node = ref nodes[at];
        if (node.Kind > NodeKind.Any)
            return node.Kind == NodeKind.Not ? Negated(trace[at + 1].Truth) : Leaf(in node, ref facts);
        var seen = 0;
        for (var part = at + 1; part < node.End; part = nodes[part].End)
            seen |= 1 << (int)trace[part].Truth;
        return node.Kind == NodeKind.All ? AllOf(seen) : AnyOf(seen);
    }

    private ConditionTrace Timed<TFacts>(
        int at,
        ref TFacts facts,
        Instant now,
        CalendarBook? calendars,
        scoped ReadOnlySpan<ConditionTrace> trace
    )
        where TFacts : IFactReader, allows ref struct =>
        _nodes[at].Kind switch
        {
            NodeKind.All => Whole(at, Truth.False, Truth.True, trace),
            NodeKind.Any => Whole(at, Truth.True, Truth.False, trace),
            NodeKind.Not => new(at, Negated(trace[at + 1].Truth), trace[at + 1].NextChange),
            NodeKind.Dated => Dated(at, ref facts, now),
            _ => Lasting(at, ref facts, now, calendars, trace),
        };

    /// <summary>
    /// One deciding part settles all or any. As long as one of several deciding parts stands, so does the answer: it can change when the
    /// last of them does. Without a deciding part it can change with the first part that does.
    /// </summary>
    private ConditionTrace Whole(int whole, Truth deciding, Truth otherwise, scoped ReadOnlySpan<ConditionTrace> trace)
    {
        var truth = otherwise;
        Instant? first = null,
            lastDeciding = null;
        var stands = false;
        for (var i = whole + 1; i < _nodes[whole].End; i = _nodes[i].End)
        {
            ref readonly var part = ref trace[i];
            if (part.Truth == deciding)
            {
                truth = deciding;
                if (part.NextChange is null)
                    stands = true;
                else if (lastDeciding is null || part.NextChange > lastDeciding)
                    lastDeciding = part.NextChange;
            }
            else if (part.Truth == Truth.Unknown && truth != deciding)
            {
                truth = Truth.Unknown;
            }
            if (part.NextChange is { } flips && (first is null || flips < first))
                first = flips;
        }
        if (truth != deciding)
            return new(whole, truth, first);
        return new(whole, truth, stands ? null : lastDeciding);
    }

    private ConditionTrace Lasting<TFacts>(
        int node,
        ref TFacts facts,
        Instant at,
        CalendarBook? calendars,
        scoped ReadOnlySpan<ConditionTrace> trace
    )
        where TFacts : IFactReader, allows ref struct
    {
        var part = trace[node + 1].Truth;
        if (part != Truth.True)
            return new(node, part, null);
        if (Since(node + 1, ref facts, trace) is not { } since)
            return new(node, Truth.Unknown, null);
        if (Due(_nodes[node].First, since, calendars) is not { } due)
            return new(node, Truth.False, null);
        return at >= due ? new(node, Truth.True, null) : new(node, Truth.False, due);
    }

    /// <summary>An instant that has passed does not lie ahead any more; one that is now does neither.</summary>
    private ConditionTrace Dated<TFacts>(int node, ref TFacts facts, Instant now)
        where TFacts : IFactReader, allows ref struct
    {
        if (facts.At(_nodes[node].Fact) is not { } at)
            return new(node, Truth.Unknown, null);
        var test = _dates[_nodes[node].First].Test;
        var (isBefore, flips) = test.How switch
        {
            DateQuestion.Within => (true, test.EndAfter(at)),
            DateQuestion.After => (true, at),
            _ => (false, at < Instant.MaxValue ? at + Duration.Epsilon : null),
        };
        return flips is { } then && now >= then ? new(node, Said(!isBefore), null) : new(node, Said(isBefore), flips);
    }

    /// <summary>When so much time has passed since an instant; null: within a calendar's horizon never.</summary>
    private Instant? Due(int index, Instant since, CalendarBook? calendars)
    {
        var (time, name) = _times[index];
        if (name is null)
            return since <= Instant.MaxValue - time ? since + time : null;
        var calendar = calendars is null
            ? throw new KeyNotFoundException($"There is no calendar '{name}': none was given.")
            : calendars[name];
        return calendar.TryAdd(since, time, out var due) ? due : null;
    }

    /// <summary>Since when a part has said what it says now: no later than it is, and never a guess;
    /// null when a fact does not know.</summary>
    private Instant? Since<TFacts>(int at, ref TFacts facts, scoped ReadOnlySpan<ConditionTrace> trace)
        where TFacts : IFactReader, allows ref struct
    {
        ref readonly var node = ref _nodes[at];
        if (node.Kind == NodeKind.Always)
            return Instant.MinValue;
        if (!node.IsWhole)
            return node.Kind == NodeKind.Dated && _dates[node.First].Other is >= 0 and var other
                ? Later(facts.Since(node.Fact), facts.Since(other))
                : facts.Since(node.Fact);
        if (node.Kind is NodeKind.Not or NodeKind.NotOneOfCodes)
            return Since(at + 1, ref facts, trace);

        // Any one deciding part is reason enough, so the earliest counts; otherwise all parts are the reason, and the latest counts.
        var deciding = node.Kind == NodeKind.All ? Truth.False : Truth.True;
        Instant? earliest = null,
            latest = Instant.MinValue;
        for (var i = at + 1; i < node.End; i = _nodes[i].End)
        {
            var since = Since(i, ref facts, trace);
            if (trace[i].Truth == deciding && since is not null && (earliest is null || since < earliest))
                earliest = since;
            latest = since is null || latest is null ? null : Instant.Max(latest.Value, since.Value);
        }
        return trace[at].Truth == deciding ? earliest : latest;
    }

    private static Instant? Later(Instant? a, Instant? b) => a is null || b is null ? null : Instant.Max(a.Value, b.Value);

    /// <summary>The missing facts that leave the answer open, each once, in the order they are written.</summary>
    public ValueList<string> MissingFacts<TFacts>(ref TFacts facts, scoped ReadOnlySpan<ConditionTrace> trace)
        where TFacts : IFactReader, allows ref struct
    {
        var missing = new List<string>();
        for (var i = 0; i < _nodes.Length; )
        {
            ref readonly var node = ref _nodes[i];
            if (trace[i].Truth != Truth.Unknown)
            {
                i = node.End;
                continue;
            }
            if (node.Kind == NodeKind.Dated && _dates[node.First].Other is >= 0 and var other && !facts.IsKnown(other))
                Note(other);
            if (!node.IsWhole && !facts.IsKnown(node.Fact))
                Note(node.Fact);
            if (node.Kind == NodeKind.Lasting && trace[i + 1].Truth == Truth.True)
                for (var part = i + 1; part < node.End; part++)
                    if (_nodes[part].Fact >= 0 && facts.Since(_nodes[part].Fact) is null)
                        Note(_nodes[part].Fact);
            i++;
        }
        return [.. missing];

        void Note(int fact)
        {
            if (!missing.Contains(Catalogue[fact].Name))
                missing.Add(Catalogue[fact].Name);
        }
    }
}
