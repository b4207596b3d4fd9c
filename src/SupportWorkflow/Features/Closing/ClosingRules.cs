using NodaTime;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.Closing;

/// <summary>What a profile allows after the end of a ticket. Immutable.</summary>
internal sealed record ClosingRules
{
    /// <summary>How long after its end a ticket may be taken up again, elapsed (CLO-3). Default: 7 days.</summary>
    public Duration ReopenWithin { get; init; } = Duration.FromDays(7);

    /// <summary>How often it may be taken up again after its end. Default: 2.</summary>
    public int MaxReopens { get; init; } = 2;

    /// <summary>The lowest score of a rating (RES-4). Default: 1.</summary>
    public int LowestScore { get; init; } = 1;

    /// <summary>The named grades, the best first; the worst one scores 1. Empty: scores are plain numbers.</summary>
    public ValueList<FactChoice> Grades { get; init; }

    /// <summary>What the record must hold; the fact <c>record.complete</c> asks for it (CLO-1).</summary>
    internal ValueList<RecordPart> Record { get; init; }

    /// <summary>The score of a grade; 0: there is no such grade.</summary>
    internal int ScoreOf(string grade)
    {
        for (var i = 0; i < Grades.Count; i++)
            if (Grades[i].Value == grade)
                return Grades.Count - i;
        return 0;
    }

    /// <summary>The grade of a score; null: scores are plain numbers.</summary>
    internal string? GradeOf(int score) => Grades.Count == 0 ? null : Grades[Grades.Count - score].Value;

    /// <summary>The highest score of a rating. Default: 5.</summary>
    public int HighestScore { get; init; } = 5;
}
