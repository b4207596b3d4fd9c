using NodaTime;

namespace SupportWorkflow.Conditions;

/// <summary>The sentences about conditions.</summary>
internal static class ConditionTexts
{
    public static readonly TextTable Table = new("Conditions");

    /// <summary>"A, B or C"; of one text that text.</summary>
    public static LocalText Or(params LocalText[] texts) =>
        texts.Length == 1 ? texts[0] : Table.Say("or", LocalText.List(texts[..^1]), texts[^1]);

    /// <summary>"less than 1 year ago", "before now", "after purchased".</summary>
    /// <param name="test">The question.</param>
    /// <param name="other">What people call the fact it compares with; null: none.</param>
    public static LocalText Of(DateTest test, LocalText? other) =>
        test.How == DateQuestion.Within
            ? Table.Say("within", Words(test.Time!))
            : Table.Say(
                test.How == DateQuestion.Before ? "before" : "after",
                other ?? (test.At is { } at ? ConditionTime.Words(at) : Table.Say("now"))
            );

    /// <param name="time">Normalized: its weeks are days.</param>
    private static LocalText Words(Period time)
    {
        var parts = new List<LocalText>();
        Add("year", time.Years);
        Add("month", time.Months);
        Add("day", time.Days);
        if (
            PeriodLength.Of(time - Period.FromYears(time.Years) - Period.FromMonths(time.Months) - Period.FromDays(time.Days)) is { } clock
            && clock > Duration.Zero
        )
            parts.Add(ConditionTime.Words(clock));
        return LocalText.Row(parts);

        void Add(string unit, int count)
        {
            if (count > 0)
                parts.Add(Table.Say(count == 1 ? unit : unit + "s", count));
        }
    }
}
