using NodaTime;
using NodaTime.Text;

namespace SupportWorkflow.Resolutions;

/// <summary>What a profile allows after the end of a ticket, in JSON.</summary>
internal sealed class ClosingDocument
{
    /// <summary>How long after its end a ticket may be taken up again: <c>P7D</c> (days of 24 hours), <c>PT12H</c>. Default: 7 days.</summary>
    public string? ReopenWithin { get; set; }

    /// <summary>How often. Default: 2.</summary>
    public int? MaxReopens { get; set; }

    /// <summary>The lowest score of a rating. Default: 1.</summary>
    public int? LowestScore { get; set; }

    /// <summary>The highest score of a rating. Default: 5.</summary>
    public int? HighestScore { get; set; }

    internal ClosingRules Parse(string path, ProblemList problems)
    {
        var rules = new ClosingRules();
        var window = rules.ReopenWithin;
        if (ReopenWithin is not null)
        {
            var read = PeriodPattern.NormalizingIso.Parse(ReopenWithin);
            if (!read.Success || read.Value is { Years: not 0 } or { Months: not 0 } || read.Value.ToDuration() < Duration.Zero)
                problems.Add(path + ".reopenWithin", "closing.bad-window", $"'{ReopenWithin}'", "a time such as P7D or PT12H");
            else window = read.Value.ToDuration();
        }
        if (MaxReopens < 0) problems.Add(path + ".maxReopens", "closing.bad-number", $"{MaxReopens}", "0 or more");
        rules = new()
        {
            ReopenWithin = window,
            MaxReopens = MaxReopens ?? rules.MaxReopens,
            LowestScore = LowestScore ?? rules.LowestScore,
            HighestScore = HighestScore ?? rules.HighestScore,
        };
        if (rules.LowestScore >= rules.HighestScore) problems.Add(path + ".highestScore", "closing.bad-scale", $"{rules.LowestScore} to {rules.HighestScore}", "a highest score above the lowest");
        return rules;
    }
}
