using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using SupportWorkflow.Calendars;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.ServiceLevels;

/// <summary>A target row in JSON.</summary>
internal sealed partial class TargetDocument
{
    private static readonly Dictionary<string, BusinessDayRule> Rules = new(StringComparer.Ordinal)
    {
        ["sameTime"] = BusinessDayRule.SameTime,
        ["endOfDay"] = BusinessDayRule.EndOfDay,
        ["standardDays"] = BusinessDayRule.StandardDays,
    };

    private static readonly Dictionary<string, ClosingRule> Closings = new(StringComparer.Ordinal)
    {
        ["closingInstant"] = ClosingRule.ClosingInstant,
        ["nextOpening"] = ClosingRule.NextOpening,
    };

    /// <summary>The condition; absent: always.</summary>
    public ConditionDocument? If { get; set; }

    /// <summary><c>PT2H</c>, or <c>3 business days</c>.</summary>
    public string? Within { get; set; }

    /// <summary>Instead of it a field of type instant, as <c>field.promised</c>: time is allowed until then, whatever waits. While the
    /// field has no value, the row does not hold.</summary>
    public string? Until { get; set; }

    /// <summary>The calendar that counts; absent: round the clock. Business days need one.</summary>
    public string? Calendar { get; set; }

    /// <summary>What business days mean: sameTime (default), endOfDay, standardDays; ignored for other targets.</summary>
    public string? BusinessDay { get; set; }

    /// <summary>When working time that ends exactly at closing time is due: closingInstant (default), nextOpening;
    /// ignored for other targets.</summary>
    public string? Closing { get; set; }

    internal TargetRow Parse(string path, FactCatalogue facts, CalendarBook calendars, ProblemList problems)
    {
        var condition = If?.ParseTimeless(path + ".if", facts, problems) ?? Condition.Always;
        if (Until is null)
            return new(condition, Target(path, calendars, problems));
        if (Within is not null || Calendar is not null || BusinessDay is not null || Closing is not null)
            problems.Add(path, "objective.until-and-more", $"until '{Until}' and another time", "until alone: nothing moves that instant");
        if (facts.Find(Until) is not { IsInstant: true } field)
        {
            var instants = facts.Facts.Where(f => f.IsInstant).Select(f => f.Name);
            problems.AddUnknown(path + ".until", "objective.no-instant", Until, instants);
            return new(condition, default);
        }
        var known = Condition.Fact(Until).Known;
        return new(Both(condition, known), default) { Until = Until, Label = field.Label };
    }

    /// <summary>What stands as deep as anything may is asked alone: while the field is empty, no target is found all the same.</summary>
    private static Condition Both(Condition condition, Condition known) =>
        condition == Condition.Always ? known
        : condition is Condition.AllOf all ? Condition.All([.. all.Parts, known])
        : condition.Depth < Condition.MostDepth ? Condition.All(condition, known)
        : condition;

    /// <summary>The word of JSON for a meaning of business days.</summary>
    internal static string Word(BusinessDayRule rule) => Rules.First(r => r.Value == rule).Key;

    /// <summary>The word of JSON for what happens at closing time.</summary>
    internal static string Word(ClosingRule rule) => Closings.First(r => r.Value == rule).Key;

    /// <summary>A target from its words, or null when they are not one.</summary>
    internal static SlaTarget? Read(string? within, string? calendar, string? businessDay, string? closing)
    {
        if (
            !Rules.TryGetValue(businessDay ?? "sameTime", out var rule)
            || !Closings.TryGetValue(closing ?? "closingInstant", out var end)
            || within is null
        )
            return null;
        if (within is [>= '1' and <= '9', ..] && BusinessDays().Match(within) is { Success: true } match)
            return calendar is null
                ? null
                : SlaTarget.BusinessDays(int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), calendar, rule);
        var read = PeriodPattern.Roundtrip.Parse(within);
        if (!read.Success || read.Value.HasDateComponent || PeriodLength.Of(read.Value) is not { } time || time <= Duration.Zero)
            return null;
        return calendar is null ? SlaTarget.Elapsed(time) : SlaTarget.Work(time, calendar, end);
    }

    private SlaTarget Target(string path, CalendarBook calendars, ProblemList problems)
    {
        if (Calendar is not null && !calendars.Names.Contains(Calendar))
            problems.AddUnknown(path + ".calendar", "objective.unknown-calendar", Calendar, calendars.Names);
        if (BusinessDay is not null && !Rules.ContainsKey(BusinessDay))
            problems.AddUnknown(path + ".businessDay", "objective.unknown-business-day", BusinessDay, Rules.Keys);
        if (Closing is not null && !Closings.ContainsKey(Closing))
            problems.AddUnknown(path + ".closing", "objective.unknown-closing", Closing, Closings.Keys);
        if (Calendar is null && Within is not null && BusinessDays().IsMatch(Within))
            problems.Add(path + ".calendar", "objective.no-calendar", "nothing", "a calendar: business days are counted on one");
        if (Read(Within, Calendar ?? "", null, null) is null)
            problems.Add(
                Within is null ? path : path + ".within",
                "objective.bad-target",
                Within is null ? "nothing" : $"'{Within}'",
                "a time such as PT2H or PT30M, '3 business days', or until: field.<name>"
            );
        var target = Read(Within, Calendar, BusinessDay, Closing) ?? default;
        if (
            target is { Kind: SlaTargetKind.BusinessDays, Rule: BusinessDayRule.StandardDays }
            && calendars.Find(Calendar!) is { StandardDay: null }
        )
            problems.Add(
                path + ".businessDay",
                "objective.no-standard-day",
                $"'standardDays' on '{Calendar}', which declares none",
                "sameTime, endOfDay, or a calendar with a standardDay"
            );
        return target;
    }

    [GeneratedRegex("^([1-9][0-9]{0,3}) business days?$", RegexOptions.CultureInvariant)]
    private static partial Regex BusinessDays();
}
