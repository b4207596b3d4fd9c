using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Escalations;

/// <summary>When a rule is asked, in JSON: <c>clock</c>, <c>in</c>, <c>since</c>, <c>without</c>, <c>at</c> or <c>on</c>, and what
/// belongs to it.</summary>
[ReplacedWhole]
internal sealed class RuleWhenDocument
{
    /// <summary>The objective whose clock is watched; alone: when it is due.</summary>
    public string? Clock { get; set; }

    /// <summary>How much of the clock's time is used: <c>80%</c>, beyond the due time <c>150%</c>.</summary>
    public string? Used { get; set; }

    /// <summary>How much of the clock's time is left, or how long before the instant: <c>PT10M</c>.</summary>
    public string? Before { get; set; }

    /// <summary>How late the clock is: <c>PT2H</c>.</summary>
    public string? Late { get; set; }

    /// <summary>The state, or <c>kind:waiting</c>, in which the ticket has been for the time of <c>for</c>.</summary>
    public string? In { get; set; }

    /// <summary>The event since which the time of <c>for</c> has passed.</summary>
    public string? Since { get; set; }

    /// <summary>The events none of which has happened for the time of <c>for</c>; <c>movement</c> is any that a person caused.</summary>
    public IReadOnlyList<string>? Without { get; set; }

    /// <summary>The fact that holds the instant, such as <c>field.visit-from</c>; <c>before</c> or <c>for</c> say how long before it
    /// or after it.</summary>
    public string? At { get; set; }

    /// <summary>With any of these events.</summary>
    public IReadOnlyList<string>? On { get; set; }

    /// <summary>How long: <c>PT2H</c>, or <c>2 business days</c>.</summary>
    public string? For { get; set; }

    /// <summary>The calendar whose working time or business days <c>for</c> counts; absent: elapsed time.</summary>
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
                "one of clock, in, since, without, at, on"
            );
            return null;
        }
        var before = problems.All.Count;
        var clockWords = new[] { Used, Before, Late }.Count(w => w is not null);
        if (Clock is null && (Used ?? Late ?? (At is null ? Before : null)) is not null)
            problems.Add(path, "rule.word-of-a-clock", "used, before or late", "these beside clock only; before also beside at");
        if (clockWords > 1 || (At is not null && Before is not null && For is not null))
            problems.Add(path, "rule.not-one-moment", "used, before, late and for", "at most one of them");
        if (For is null && Calendar is not null)
            problems.Add(path + ".calendar", "rule.calendar-without-for", $"'{Calendar}'", "a calendar beside for only");
        if ((Clock ?? (object?)On) is not null && For is not null)
            problems.Add(path + ".for", "rule.no-time-here", $"'{For}'", "for beside in, since, without and at only");
        if ((In ?? Since ?? (object?)Without) is not null && For is null)
            problems.Add(path + ".for", "rule.no-time", "nothing", "a time such as PT2H, or 2 business days");
        var time = For is null ? null : RuleTime.Read(For, Calendar, path + ".for", problems);
        var moment = Read(path, time ?? SlaTarget.Elapsed(Duration.Epsilon), problems);
        return problems.All.Count == before ? moment : null;
    }

    internal static RuleWhenDocument Of(Moment moment) =>
        new()
        {
            Clock = moment.IsOfClock ? moment.Name : null,
            Used = moment.Kind == MomentKind.ClockUsed ? $"{moment.Percent}%" : null,
            Before =
                moment.Kind is MomentKind.ClockBefore or MomentKind.At && moment.Time > Duration.Zero
                    ? ConditionTime.Write(moment.Time)
                    : null,
            Late = moment.Kind == MomentKind.ClockLate && moment.Time > Duration.Zero ? ConditionTime.Write(moment.Time) : null,
            In = moment.Kind == MomentKind.InState ? moment.Name : null,
            Since = moment.Kind == MomentKind.Since ? moment.Events[0] : null,
            Without = moment.Kind == MomentKind.Without ? moment.Events : null,
            On = moment.Kind == MomentKind.On ? moment.Events : null,
            At = moment.Kind == MomentKind.At ? moment.Name : null,
            For = moment.Wait == default ? null : moment.Wait.Within,
            Calendar = moment.Wait.Calendar,
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
        if (At is not null)
            yield return "at";
        if (On is not null)
            yield return "on";
    }

    private Moment? Read(string path, SlaTarget time, ProblemList problems)
    {
        if (In is not null)
            return Moment.InState(In, time);
        if (Since is not null)
            return Moment.Since(Since, time);
        if (Without is not null)
            return Moment.Without([.. Without], time);
        if (On is not null)
            return Moment.On([.. On]);
        if (At is not null && For is not null)
            return Moment.After(At, time);
        if (At is not null)
            return Before is null ? Moment.At(At)
                : TimeOf(Before, path + ".before", problems) is { } ahead ? Moment.At(At, ahead)
                : null;
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
