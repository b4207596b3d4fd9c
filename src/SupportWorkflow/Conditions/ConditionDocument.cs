using System.Text.Json;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.Conditions;

/// <summary>
/// A condition in JSON: <c>always</c>, <c>all</c>, <c>any</c>, <c>not</c>, or one <c>fact</c> with one thing said of it; and <c>for</c>
/// with any of them.
/// </summary>
[ReplacedWhole]
internal sealed class ConditionDocument
{
    /// <summary>Holds without asking anything; <c>true</c> is its only value.</summary>
    public bool? Always { get; set; }

    /// <summary>Every part holds.</summary>
    public IReadOnlyList<ConditionDocument>? All { get; set; }

    /// <summary>At least one part holds.</summary>
    public IReadOnlyList<ConditionDocument>? Any { get; set; }

    /// <summary>The part does not hold.</summary>
    public ConditionDocument? Not { get; set; }

    /// <summary>The fact's name.</summary>
    public string? Fact { get; set; }

    /// <summary>It equals this text, number, true or false.</summary>
    public JsonElement? Is { get; set; }

    /// <summary>It equals one of these.</summary>
    public IReadOnlyList<JsonElement>? In { get; set; }

    /// <summary>It is this path or lies below it: <c>software/login</c> is under <c>software</c>.</summary>
    public string? Under { get; set; }

    /// <summary>It is this number or more.</summary>
    public decimal? AtLeast { get; set; }

    /// <summary>It is more than this number.</summary>
    public decimal? Above { get; set; }

    /// <summary>It is this number or less.</summary>
    public decimal? AtMost { get; set; }

    /// <summary>It is less than this number.</summary>
    public decimal? Below { get; set; }

    /// <summary>Less than so long has passed since its instant: <c>P1Y</c>, <c>P30D</c>, <c>PT2H</c>.</summary>
    public string? Within { get; set; }

    /// <summary>Its instant comes before now, before an instant such as 2024-10-11T08:30:00Z, or before that of another fact.</summary>
    public string? Before { get; set; }

    /// <summary>Its instant comes after now, after an instant, or after that of another fact.</summary>
    public string? After { get; set; }

    /// <summary>It has a value (true) or has none (false).</summary>
    public bool? Known { get; set; }

    /// <summary>It has held without a break for so long: <c>PT4H</c>.</summary>
    public string? For { get; set; }

    /// <summary>The calendar whose working time <c>for</c> counts; absent: elapsed time. Without <c>for</c> it is an error.</summary>
    public string? Calendar { get; set; }

    /// <summary>The condition, checked against what it may name.</summary>
    internal Condition Parse(string path, FactCatalogue facts, ProblemList problems, CalendarBook? calendars = null)
    {
        var condition = new ConditionReader(problems).Read(this, path);
        new ConditionCheck(facts, calendars, problems).Check(condition, path);
        return condition;
    }

    /// <summary>Parses a condition that is asked when something happens, not while time passes: <c>for</c> has no place in it.</summary>
    internal Condition ParseTimeless(string path, FactCatalogue facts, ProblemList problems)
    {
        var condition = Parse(path, facts, problems);
        if (AsksTime(condition) is { } word)
            problems.Add(
                path,
                "condition.no-time-here",
                $"'{word}'",
                $"a condition without '{word}': it is asked when something happens, not while time passes"
            );
        return condition;
    }

    /// <summary>The first word by which a condition changes while time passes; null: there is none.</summary>
    private static string? AsksTime(Condition condition) =>
        condition switch
        {
            Condition.Lasting => "for",
            Condition.Dated { Test: { AsksTime: true } test } => test.How == DateQuestion.Within ? "within" : "now",
            _ => condition.Inside.Select(AsksTime).FirstOrDefault(word => word is not null),
        };

    internal static ConditionDocument Of(Condition condition) => ConditionWriter.Write(condition);
}
