using System.Globalization;
using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.Conditions;

internal sealed partial class CompiledCondition
{
    private static readonly TextTable Texts = ConditionTexts.Table;

    /// <summary>Evaluates every part and puts it into words.</summary>
    public ConditionExplanation Explain<TFacts>(ref TFacts facts, Instant at, CalendarBook? calendars)
        where TFacts : IFactReader, allows ref struct
    {
        var trace = new ConditionTrace[Count];
        var answer = Trace(ref facts, at, calendars, trace);
        return Explain(ref facts, answer, trace);
    }

    /// <summary>Puts a trace into words. The facts must be those that were traced.</summary>
    public ConditionExplanation Explain<TFacts>(ref TFacts facts, ConditionAnswer answer, scoped ReadOnlySpan<ConditionTrace> trace)
        where TFacts : IFactReader, allows ref struct
    {
        var lines = new ConditionLine[Count];
        Span<int> ends = stackalloc int[Condition.MostDepth + 1];
        var depth = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            while (depth > 0 && i >= ends[depth - 1])
                depth--;
            lines[i] = new(depth, trace[i].Truth, Line(i, ref facts, trace), trace[i].NextChange);
            if (_nodes[i].End > i + 1)
                ends[depth++] = _nodes[i].End;
        }
        return new(answer, new(lines), MissingFacts(ref facts, trace));
    }

    private LocalText Line<TFacts>(int at, ref TFacts facts, scoped ReadOnlySpan<ConditionTrace> trace)
        where TFacts : IFactReader, allows ref struct
    {
        ref readonly var node = ref _nodes[at];
        switch (node.Kind)
        {
            case NodeKind.Always:
                return Texts.Say("always");
            case NodeKind.All:
                return Texts.Say("all");
            case NodeKind.Any:
                return Texts.Say("any");
            case NodeKind.Not or NodeKind.NotOneOfCodes:
                return Texts.Say("not");
            case NodeKind.Lasting:
                return Lasts(at, ref facts, trace);
        }
        var label = Catalogue[node.Fact].Label;
        var actual = Actual(node.Fact, ref facts);
        if (node.Kind is NodeKind.IsKnown or NodeKind.IsUnknown)
        {
            if (trace[at].Truth == Truth.True)
                return actual is null ? Texts.Say("unknown", label) : Texts.Say("is", label, actual);
            return actual is null ? Texts.Say("unknown-needed", label) : Texts.Say("known-unwanted", label, actual);
        }
        if (actual is null)
            return Texts.Say("unknown", label);
        if (trace[at].Truth == Truth.False)
            return Texts.Say("is-not", label, actual, Needed(in node));
        return node.Kind is (>= NodeKind.AtLeast and <= NodeKind.Below) or NodeKind.Dated
            ? Texts.Say("is-within", label, actual, Needed(in node))
            : Texts.Say("is", label, actual);
    }

    private LocalText Lasts<TFacts>(int at, ref TFacts facts, scoped ReadOnlySpan<ConditionTrace> trace)
        where TFacts : IFactReader, allows ref struct
    {
        var (time, calendar) = _times[_nodes[at].First];
        var needed = calendar is null
            ? Texts.Say("time", ConditionTime.Words(time))
            : Texts.Say("working-time", ConditionTime.Words(time), calendar);
        if (trace[at + 1].Truth == Truth.False)
            return Texts.Say("lasts-not", needed);
        if (trace[at + 1].Truth == Truth.Unknown)
            return Texts.Say("lasts-unknown", needed);
        if (Since(at + 1, ref facts, trace) is not { } since)
            return Texts.Say("since-unknown", needed);
        var from = ConditionTime.Words(since);
        if (trace[at].Truth == Truth.True)
            return Texts.Say("lasts", needed, from);
        return trace[at].NextChange is { } due
            ? Texts.Say("lasts-not-yet", needed, from, ConditionTime.Words(due))
            : Texts.Say("lasts-never", needed, from);
    }

    /// <summary>The value a fact has, as people call it; null when it is missing.</summary>
    private LocalText? Actual<TFacts>(int fact, ref TFacts facts)
        where TFacts : IFactReader, allows ref struct
    {
        var value = facts.Value(fact);
        if (value.IsMissing)
            return null;
        if (value.YesNo is { } yes)
            return Texts.Say(yes ? "yes" : "no");
        return Catalogue[fact].Choices.FirstOrDefault(c => c.Value == value.Text)?.Text ?? value.ToString();
    }

    private LocalText CodeText(int fact, int code) =>
        Catalogue[fact].Type == FactType.YesNo ? Texts.Say(code == 0 ? "no" : "yes") : Catalogue[fact].Choices[code].Text;

    private LocalText Needed(in ConditionNode node)
    {
        switch (node.Kind)
        {
            case NodeKind.Dated:
                var (test, other) = _dates[node.First];
                return ConditionTexts.Of(test, other < 0 ? null : Catalogue[other].Label);
            case NodeKind.OneOfTexts:
                return ConditionTexts.Or([.. _texts.AsSpan(node.First, node.Count).ToArray().Select(t => new LocalText(t))]);
            case NodeKind.UnderText:
                return Texts.Say("or-below", _texts[node.First]);
            case NodeKind.OneOfNumbers:
                return ConditionTexts.Or([
                    .. _numbers
                        .AsSpan(node.First, node.Count)
                        .ToArray()
                        .Select(n => new LocalText(n.ToString(CultureInfo.InvariantCulture))),
                ]);
            case NodeKind.OneOfCodes or NodeKind.OneOfManyCodes:
                var texts = new List<LocalText>();
                for (var code = 0; code < 64 * node.Count; code++)
                    if ((_bits[node.First + (code >> 6)] >> code & 1) != 0)
                        texts.Add(CodeText(node.Fact, code));
                return ConditionTexts.Or([.. texts]);
        }
        var key = node.Kind switch
        {
            NodeKind.AtLeast => "at-least",
            NodeKind.Above => "above",
            NodeKind.AtMost => "at-most",
            _ => "below",
        };
        return Texts.Say(key, _numbers[node.First].ToString(CultureInfo.InvariantCulture));
    }
}
