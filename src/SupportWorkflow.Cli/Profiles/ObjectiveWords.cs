using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Cli.Profiles;

/// <summary>A promise of a profile in words: when it counts, what ends it, and what becomes of it when things change.</summary>
internal sealed class ObjectiveWords(ProfileWords words, ToolConsole console)
{
    /// <summary>A line for everything that is said of it; what is left out, and so as usual, has none.</summary>
    public IEnumerable<string> Lines(WrittenObjective written)
    {
        yield return console.Say("starts") + words.Moment(written.Start);
        if (written.Since is { } since)
            yield return words.Say("since-" + since);
        yield return console.Say("stops") + words.Moment(written.Stop);
        if (written.Cancel is { } cancel)
            yield return words.Say("cancels") + words.Moment(cancel);
        if (written.Reset is { } reset)
            yield return words.Say("resets") + words.Moment(reset);
        if (written.ResetKeeps is { } keeps)
            yield return words.Say(keeps ? "reset-keeps" : "reset-keeps-not");
        if (written.ResolutionAnswers == false)
            yield return words.Say("resolution-answers-not");
        if (written.Repeats)
            yield return words.Say("repeats");
        if (written.PauseWhile is { } pause)
            yield return console.Say("pauses") + words.Condition(pause);
        if (written.OnRetarget is { } retarget)
            yield return words.Say("retarget-" + retarget);
        if (written.OnReopen is { } reopen)
            yield return words.Say("reopen-" + reopen);
        if (written.Warn.Count > 0)
            yield return console.Say("warns") + string.Join(console.Say("comma"), written.Warn.Select(Point));
    }

    /// <summary>The time a row allows.</summary>
    public string Within(WrittenTarget written, TargetRow row)
    {
        var (text, target) = (console.In(row.Text), row.Target);
        if (target.Days > 0 && written.BusinessDay == "endOfDay")
            return words.Say("end-of-day", text);
        if (target.Days > 0 && written.BusinessDay == "standardDays")
            return words.Say("standard-days", text);
        return target is { Calendar: not null, Days: 0 } && written.Closing == "nextOpening" ? words.Say("next-opening", text) : text;
    }

    private string Point(string point) =>
        WarningPoint.Parse(point) is { Percent: 0 } before
            ? words.Say("warn-before", console.In(SlaTarget.Spoken(before.TimeBefore)))
            : words.Say("warn-used", point);
}
