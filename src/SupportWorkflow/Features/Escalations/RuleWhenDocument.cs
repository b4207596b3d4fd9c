using NodaTime;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.Escalations;

/// <summary>When a rule is asked, in JSON: <c>clock</c>, <c>in</c>, <c>since</c>, <c>without</c> or <c>on</c>,
/// and what belongs to it.</summary>
internal sealed class RuleWhenDocument
{
    /// <summary>The objective whose clock is watched; alone: when it is due.</summary>
    public string? Clock { get; set; }

    /// <summary>How much of the clock's time is used: <c>80%</c>, beyond the due time <c>150%</c>.</summary>
    public string? Used { get; set; }

    /// <summary>How much of the clock's time is left: <c>PT10M</c>.</summary>
    public string? Before { get; set; }

    /// <summary>How late the clock is: <c>PT2H</c>.</summary>
    public string? Late { get; set; }

    /// <summary>The state, or <c>kind:waiting</c>, in which the ticket has been for the time of <c>for</c>.</summary>
    public string? In { get; set; }

    /// <summary>The event since which the time of <c>for</c> has passed.</summary>
    public string? Since { get; set; }

    /// <summary>The events none of which has happened for the time of <c>for</c>; <c>movement</c> is any that a person caused.</summary>
    public IReadOnlyList<string>? Without { get; set; }

    /// <summary>With any of these events.</summary>
    public IReadOnlyList<string>? On { get; set; }

    /// <summary>How long: <c>PT2H</c>.</summary>
    public string? For { get; set; }

    /// <summary>The calendar whose working time <c>for</c> counts; absent: elapsed time.</summary>
    public string? Calendar { get; set; }

    internal Moment? Parse(string path, ProblemList problems)
    {
        string[] said = [.. Words()];
        if (said.Length != 1)
        {
            problems.Add(
                path,
                "rule.not-one-moment",
                said.Length == 0 ? "nothing" : string.Join(", ", said),
                "one of clock, in, since, without, on"
            );
            return null;
        }
        var before = problems.All.Count;
        var clockWords = new[] { Used, Before, Late }.Count(w => w is not null);
        if (clockWords > 0 && Clock is null)
            problems.Add(path, "rule.word-of-a-clock", "used, before or late", "these beside clock only");
        if (clockWords > 1)
            problems.Add(path, "rule.not-one-moment", "used, before and late", "at most one of them");
        if (For is null && Calendar is not null)
            problems.Add(path + ".calendar", "rule.calendar-without-for", $"'{Calendar}'", "a calendar beside for only");
        if ((Clock ?? (object?)On) is not null && For is not null)
            problems.Add(path + ".for", "rule.no-time-here", $"'{For}'", "for beside in, since and without only");
        if (Clock is null && On is null && For is null)
            problems.Add(path + ".for", "rule.no-time", "nothing", "a time such as PT2H");
        var time = TimeOf(For, path + ".for", problems);
        var moment = Read(path, time ?? Duration.Epsilon, problems);
        return problems.All.Count == before ? moment : null;
    }

    internal static RuleWhenDocument Of(Moment moment) =>
        new()
        {
            Clock = moment.IsOfClock ? moment.Name : null,
            Used = moment.Kind == MomentKind.ClockUsed ? $"{moment.Percent}%" : null,
            Before = moment.Kind == MomentKind.ClockBefore ? ConditionTime.Write(moment.Time) : null,
            Late = moment.Kind == MomentKind.ClockLate && moment.Time > Duration.Zero ? ConditionTime.Write(moment.Time) : null,
            In = moment.Kind == MomentKind.InState ? moment.Name : null,
            Since = moment.Kind == MomentKind.Since ? moment.Events[0] : null,
            Without = moment.Kind == MomentKind.Without ? moment.Events : null,
            On = moment.Kind == MomentKind.On ? moment.Events : null,
            For = moment.Kind is MomentKind.InState or MomentKind.Since or MomentKind.Without ? ConditionTime.Write(moment.Time) : null,
            Calendar = moment.Calendar,
        };

    private IEnumerable<string> Words()
    {
        if (Clock is not null)
            yield return "clock";
        if (In is not null)
            yield return "in";
        if (Since is not null)
            yield return "since";
        if (Without is not null)
            yield return "without";
        if (On is not null)
            yield return "on";
    }

    private Moment? Read(string path, Duration time, ProblemList problems)
    {
        if (In is not null)
            return Moment.InState(In, time, Calendar);
        if (Since is not null)
            return Moment.Since(Since, time, Calendar);
        if (Without is not null)
            return Moment.Without([.. Without], time, Calendar);
        if (On is not null)
            return Moment.On([.. On]);
        if (Before is not null)
            return TimeOf(Before, path + ".before", problems) is { } left ? Moment.ClockBefore(Clock!, left) : null;
        if (Late is not null)
            return TimeOf(Late, path + ".late", problems) is { } late ? Moment.ClockBreached(Clock!, late) : null;
        if (Used is null)
            return Moment.ClockBreached(Clock!);
        if (
            Used.EndsWith('%')
            && int.TryParse(
                Used.AsSpan(..^1),
                System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture,
                out var percent
            )
            && percent is > 0 and <= 1000
        )
            return Moment.ClockUsed(Clock!, percent);
        problems.Add(path + ".used", "rule.bad-percentage", $"'{Used}'", "1% to 1000%");
        return null;
    }

    private static Duration? TimeOf(string? text, string path, ProblemList problems)
    {
        if (text is null)
            return null;
        var time = ConditionTime.Read(text);
        if (time is null)
            problems.Add(path, "rule.bad-time", $"'{text}'", "a time such as PT4H or PT30M");
        return time;
    }
}
