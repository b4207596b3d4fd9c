using NodaTime;
using NodaTime.Text;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.Closing;

/// <summary>What a profile allows after the end of a ticket, in JSON.</summary>
internal sealed class ClosingDocument
{
    /// <summary>How long after its end a ticket may be taken up again:
    /// <c>P7D</c> (days of 24 hours), <c>PT12H</c>. Default: 7 days.</summary>
    public string? ReopenWithin { get; set; }

    /// <summary>How often. Default: 2.</summary>
    public int? MaxReopens { get; set; }

    /// <summary>The lowest score of a rating. Default: 1.</summary>
    public int? LowestScore { get; set; }

    /// <summary>The highest score of a rating. Default: 5.</summary>
    public int? HighestScore { get; set; }

    /// <summary>Named grades with their texts, the best first, instead of scores; the worst one scores 1.
    /// Two of them make "satisfied or not".</summary>
    public IReadOnlyDictionary<string, TextDocument>? Grades { get; set; }

    /// <summary>
    /// What the record must hold before the fact <c>record.complete</c> is yes: description, intake, category, diagnosis, contact, result,
    /// measures, cause, precautions, source, resources, rating, audit. Default: nothing.
    /// </summary>
    public IReadOnlyList<string> Record { get; set; } = [];

    internal ClosingRules Parse(string path, ProblemList problems)
    {
        var rules = new ClosingRules();
        var window = rules.ReopenWithin;
        if (ReopenWithin is not null)
        {
            var read = PeriodPattern.NormalizingIso.Parse(ReopenWithin);
            if (!read.Success || PeriodLength.Of(read.Value) is not { } time || time < Duration.Zero)
                problems.Add(path + ".reopenWithin", "closing.bad-window", $"'{ReopenWithin}'", "a time such as P7D or PT12H");
            else
                window = time;
        }
        if (MaxReopens < 0)
            problems.Add(path + ".maxReopens", "closing.bad-number", $"{MaxReopens}", "0 or more");
        if (Grades is { Count: < 2 })
            problems.Add(path + ".grades", "closing.too-few-grades", $"{Grades.Count}", "at least two, the best first");
        if (Grades is not null && (LowestScore ?? HighestScore) is not null)
            problems.Add(path + ".grades", "closing.two-scales", "grades and scores", "either grades or lowestScore and highestScore");
        for (var i = 0; i < Record.Count; i++)
            if (!RecordParts.ByWord.ContainsKey(Record[i]))
                problems.AddUnknown(
                    $"{path}.record[{i}]",
                    "closing.unknown-part",
                    Record[i],
                    RecordParts.ByWord.Keys.Order(StringComparer.Ordinal)
                );
        rules = new()
        {
            ReopenWithin = window,
            MaxReopens = MaxReopens ?? rules.MaxReopens,
            LowestScore = LowestScore ?? rules.LowestScore,
            HighestScore = Grades?.Count ?? HighestScore ?? rules.HighestScore,
            Grades = [.. (Grades ?? new Dictionary<string, TextDocument>()).Select(g => new FactChoice(g.Key, g.Value.Text))],
            Record = [.. Record.Where(RecordParts.ByWord.ContainsKey).Select(r => RecordParts.ByWord[r]).Distinct()],
        };
        if (Grades is null && rules.LowestScore >= rules.HighestScore)
            problems.Add(
                path + ".highestScore",
                "closing.bad-scale",
                $"{rules.LowestScore} to {rules.HighestScore}",
                "a highest score above the lowest"
            );
        return rules;
    }
}
