using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace SupportWorkflow.Conditions;

/// <summary>Turns a condition's JSON into the tree.
/// What its words may not do together is said here; what it may name, in the check.</summary>
internal sealed class ConditionReader(ProblemList problems)
{
    private const string Words =
        "exactly one of always, all, any, not, or a fact with exactly one of "
        + "is, in, under, atLeast, above, atMost, below, within, before, after, known";

    public Condition Read(ConditionDocument document, string path, int depth = 1)
    {
        if (depth > Condition.MostDepth)
            return Wrong(path, "condition.too-deep", $"{depth} conditions inside one another", $"at most {Condition.MostDepth}");
        var whole = document.For is null ? depth : depth + 1; // 'for' stands around what it is said of
        var condition =
            whole > Condition.MostDepth
                ? Wrong(path, "condition.too-deep", $"{whole} conditions inside one another", $"at most {Condition.MostDepth}")
                : ReadPlain(document, path, whole);
        if (document.For is not null)
            return ReadFor(condition, document, path);
        if (document.Calendar is not null)
            problems.Add(path + ".calendar", "condition.calendar-without-for", $"'{document.Calendar}'", "a calendar beside 'for' only");
        return condition;
    }

    private Condition ReadPlain(ConditionDocument document, string path, int depth)
    {
        string[] wholes = [.. Wholes(document)],
            said = [.. Said(document)];
        string[] found = [.. wholes, .. document.Fact is null ? said : ["fact", .. said]];
        if (wholes.Length == 0 && said.Length == 1 && document.Fact is null)
            return Wrong(path, "condition.no-fact", $"'{said[0]}' without 'fact'", "the fact it is said of");
        if (wholes.Length + said.Length != 1 || (wholes.Length == 1 && document.Fact is not null))
            return Wrong(path, "condition.not-one", found.Length == 0 ? "nothing" : string.Join(", ", found), Words);
        return (wholes, document) switch
        {
            ([], _) => ReadFact(document, document.Fact!, path),
            (_, { Always: true }) => Condition.Always,
            (_, { Always: false }) => Wrong(path + ".always", "condition.never", "false", "true: what never holds need not be written"),
            (_, { All: { } all }) => Condition.All(Parts(all, path + ".all", depth)),
            (_, { Any: { } any }) => Condition.Any(Parts(any, path + ".any", depth)),
            _ => Condition.Not(Read(document.Not!, path + ".not", depth + 1)),
        };
    }

    private ValueList<Condition> Parts(IReadOnlyList<ConditionDocument> parts, string path, int depth) =>
        [.. parts.Select((part, i) => Read(part, $"{path}[{i}]", depth + 1))];

    private Condition ReadFor(Condition condition, ConditionDocument document, string path)
    {
        if (ConditionTime.Read(document.For!) is { } time)
            return condition.For(time, document.Calendar);
        problems.Add(path + ".for", "condition.bad-time", $"'{document.For}'", "a time such as PT4H or PT30M, at most 36525 days in hours");
        return condition;
    }

    private Condition ReadFact(ConditionDocument document, string name, string path)
    {
        if (name.Length == 0)
            return Wrong(path + ".fact", "condition.no-fact", "an empty text", "the name of a fact");
        var fact = Condition.Fact(name);
        return document switch
        {
            { Is: { } value } => new Condition.OneOf(name, Values([value], path, _ => ".is"), Single: true),
            { In: { } values } => new Condition.OneOf(name, Values(values, path, i => $".in[{i}]"), Single: false),
            { Under: { } top } => ReadUnder(name, top, path + ".under"),
            { AtLeast: { } least } => fact.AtLeast(least),
            { Above: { } above } => fact.Above(above),
            { AtMost: { } most } => fact.AtMost(most),
            { Below: { } below } => fact.Below(below),
            { Within: { } within } => ReadWithin(name, within, path + ".within"),
            { Before: { } before } => new Condition.Dated(name, ReadTest(DateQuestion.Before, before, path + ".before")),
            { After: { } after } => new Condition.Dated(name, ReadTest(DateQuestion.After, after, path + ".after")),
            _ => document.Known!.Value ? fact.Known : fact.Unknown,
        };
    }

    private Condition ReadUnder(string name, string top, string path) =>
        CategoryPath.IsPath(top)
            ? Condition.Fact(name).Under(top)
            : Wrong(path, "condition.bad-path", $"'{top}'", "a path such as software or software/login");

    private Condition ReadWithin(string name, string text, string path) =>
        PeriodPattern.NormalizingIso.Parse(text).TryGetValue(Period.Zero, out var time) && DateTest.IsAllowed(time)
            ? Condition.Fact(name).Within(time)
            : Wrong(path, "condition.bad-time", $"'{text}'", "a time such as P1Y, P30D or PT4H, at most 100 years");

    private DateTest ReadTest(DateQuestion how, string text, string path)
    {
        if (text.Length == 0)
            problems.Add(path, "condition.no-fact", "an empty text", "now, an instant such as 2024-10-11T08:30:00Z, or the name of a fact");
        if (text is "now" or "")
            return new(how);
        return InstantPattern.ExtendedIso.Parse(text).TryGetValue(default, out var at) ? new(how, At: at) : new(how, Other: text);
    }

    private ValueList<FactValue> Values(IReadOnlyList<JsonElement> values, string path, Func<int, string> word) =>
        [.. values.Select((value, i) => Value(value, path + word(i)))];

    private FactValue Value(JsonElement found, string path)
    {
        switch (found.ValueKind)
        {
            case JsonValueKind.String:
                return FactValue.Of(found.GetString());
            case JsonValueKind.True or JsonValueKind.False:
                return FactValue.Of(found.GetBoolean());
            case JsonValueKind.Number when found.TryGetDecimal(out var number):
                return FactValue.Of(number);
        }
        problems.Add(
            path,
            "condition.not-a-value",
            found.ValueKind == JsonValueKind.Number ? found.GetRawText() : $"{found.ValueKind}",
            "a text, a number, true or false"
        );
        return FactValue.Missing;
    }

    private Condition.Malformed Wrong(string path, string code, string found, string allowed)
    {
        problems.Add(path, code, found, allowed);
        return new();
    }

    private static IEnumerable<string> Wholes(ConditionDocument document)
    {
        if (document.Always is not null)
            yield return "always";
        if (document.All is not null)
            yield return "all";
        if (document.Any is not null)
            yield return "any";
        if (document.Not is not null)
            yield return "not";
    }

    private static IEnumerable<string> Said(ConditionDocument document)
    {
        if (document.Is is not null)
            yield return "is";
        if (document.In is not null)
            yield return "in";
        if (document.Under is not null)
            yield return "under";
        if (document.AtLeast is not null)
            yield return "atLeast";
        if (document.Above is not null)
            yield return "above";
        if (document.AtMost is not null)
            yield return "atMost";
        if (document.Below is not null)
            yield return "below";
        if (document.Within is not null)
            yield return "within";
        if (document.Before is not null)
            yield return "before";
        if (document.After is not null)
            yield return "after";
        if (document.Known is not null)
            yield return "known";
    }
}
