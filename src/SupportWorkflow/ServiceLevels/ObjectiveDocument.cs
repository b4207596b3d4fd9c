using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using SupportWorkflow.Calendars;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.ServiceLevels;

/// <summary>An objective in JSON.</summary>
public sealed class ObjectiveDocument
{
    /// <summary>What people call it.</summary>
    public required TextDocument Name { get; set; }

    /// <summary>When time begins to count.</summary>
    public required MomentDocument Start { get; set; }

    /// <summary>When the promise is kept.</summary>
    public required MomentDocument Stop { get; set; }

    /// <summary>While this holds, no time counts.</summary>
    public ConditionDocument? PauseWhile { get; set; }

    /// <summary>The targets; the first row that holds decides.</summary>
    public required IReadOnlyList<TargetDocument> Targets { get; set; }

    /// <summary>Points before the due time: <c>50%</c>.</summary>
    public IReadOnlyList<string> Warn { get; set; } = [];

    internal Objective Parse(string id, string path, FactCatalogue facts, IReadOnlyCollection<string> events, CalendarBook calendars, ProblemList problems)
    {
        if (Targets.Count == 0) problems.Add(path + ".targets", "objective.no-target", "an empty list", "at least one row");
        return new(id)
        {
            Text = Name.Text,
            Start = Start.Parse(path + ".start", facts, events, problems),
            Stop = Stop.Parse(path + ".stop", facts, events, problems),
            PauseWhile = PauseWhile?.Parse(path + ".pauseWhile", facts, problems),
            Targets = [.. Targets.Select((t, i) => t.Parse($"{path}.targets[{i}]", facts, calendars, problems))],
            Warn = [.. Warn.Select((w, i) => Percent(w, $"{path}.warn[{i}]", problems)).Distinct().Order(Comparer<WarningPoint>.Create((a, b) => a.Percent - b.Percent))],
        };
    }

    private static WarningPoint Percent(string text, string path, ProblemList problems)
    {
        if (text.EndsWith('%') && int.TryParse(text.AsSpan(..^1), out var percent) && percent is > 0 and < 100) return new(percent);
        problems.Add(path, "objective.bad-warning", $"'{text}'", "1% to 99%");
        return new(50);
    }
}

/// <summary>A moment in JSON: events, or a condition that becomes true, or both.</summary>
public sealed class MomentDocument
{
    /// <summary>With any of these events.</summary>
    public IReadOnlyList<string> Events { get; set; } = [];

    /// <summary>With the event that makes this true.</summary>
    public ConditionDocument? Becomes { get; set; }

    internal ClockMoment Parse(string path, FactCatalogue facts, IReadOnlyCollection<string> events, ProblemList problems)
    {
        if (Events.Count == 0 && Becomes is null) problems.Add(path, "objective.no-moment", "nothing", "events, becomes, or both");
        for (var i = 0; i < Events.Count; i++)
            if (!events.Contains(Events[i])) problems.AddUnknown($"{path}.events[{i}]", "objective.unknown-event", Events[i], events);
        return new([.. Events], Becomes?.Parse(path + ".becomes", facts, problems));
    }
}

/// <summary>A target row in JSON.</summary>
public sealed partial class TargetDocument
{
    private static readonly Dictionary<string, BusinessDayRule> Rules = new(StringComparer.Ordinal)
    {
        ["sameTime"] = BusinessDayRule.SameTime,
        ["endOfDay"] = BusinessDayRule.EndOfDay,
        ["standardDays"] = BusinessDayRule.StandardDays,
    };

    /// <summary>The condition; absent: always.</summary>
    public ConditionDocument? If { get; set; }

    /// <summary><c>PT2H</c>, or <c>3 business days</c>.</summary>
    public required string Within { get; set; }

    /// <summary>The calendar that counts; absent: round the clock. Business days need one.</summary>
    public string? Calendar { get; set; }

    /// <summary>What business days mean: sameTime (default), endOfDay, standardDays; ignored for other targets.</summary>
    public string? BusinessDay { get; set; }

    internal TargetRow Parse(string path, FactCatalogue facts, CalendarBook calendars, ProblemList problems) =>
        new(If?.Parse(path + ".if", facts, problems) ?? Condition.Always, Target(path, calendars, problems));

    /// <summary>The word of JSON for a meaning of business days.</summary>
    internal static string Word(BusinessDayRule rule) => Rules.First(r => r.Value == rule).Key;

    /// <summary>A target from its three words, or null when they are not one.</summary>
    internal static SlaTarget? Read(string? within, string? calendar, string? businessDay)
    {
        if (!Rules.TryGetValue(businessDay ?? "sameTime", out var rule) || within is null) return null;
        if (BusinessDays().Match(within) is { Success: true } match)
            return calendar is null ? null : SlaTarget.BusinessDays(int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), calendar, rule);
        var read = PeriodPattern.Roundtrip.Parse(within);
        if (!read.Success || read.Value.HasDateComponent || read.Value.ToDuration() <= Duration.Zero) return null;
        return calendar is null ? SlaTarget.Elapsed(read.Value.ToDuration()) : SlaTarget.Work(read.Value.ToDuration(), calendar);
    }

    private SlaTarget Target(string path, CalendarBook calendars, ProblemList problems)
    {
        if (Calendar is not null && !calendars.Names.Contains(Calendar)) problems.AddUnknown(path + ".calendar", "objective.unknown-calendar", Calendar, calendars.Names);
        if (BusinessDay is not null && !Rules.ContainsKey(BusinessDay)) problems.AddUnknown(path + ".businessDay", "objective.unknown-business-day", BusinessDay, Rules.Keys);
        if (Calendar is null && BusinessDays().IsMatch(Within)) problems.Add(path + ".calendar", "objective.no-calendar", "nothing", "a calendar: business days are counted on one");
        if (Read(Within, Calendar ?? "", null) is null) problems.Add(path + ".within", "objective.bad-target", $"'{Within}'", "a time such as PT2H or PT30M, or '3 business days'");
        return Read(Within, Calendar, BusinessDay) ?? default;
    }

    [GeneratedRegex("^([1-9][0-9]{0,3}) business days?$", RegexOptions.CultureInvariant)]
    private static partial Regex BusinessDays();
}
