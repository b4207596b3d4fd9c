namespace SupportWorkflow;

/// <summary>A definition (calendar, lifecycle, profile …) is wrong. Thrown once, with every problem, at most a hundred of them.</summary>
public sealed class DefinitionException : Exception
{
    /// <param name="problems">Every problem; at least one.</param>
    public DefinitionException(IReadOnlyList<DefinitionProblem> problems)
        : base(Told(problems)) =>
        (Problems, Count) = ([.. problems.Take(ProblemList.MostProblems).Select(p => p.Shortened())], problems.Count);

    /// <summary>The problems, in the order of the definition, the first hundred of them; long texts are cut.</summary>
    public IReadOnlyList<DefinitionProblem> Problems { get; }

    /// <summary>How many problems there are in all.</summary>
    public int Count { get; }

    private static string Told(IReadOnlyList<DefinitionProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var told = problems.Take(ProblemList.MostProblems).Select(p => $"\n  {p.Shortened()}");
        var more = problems.Count > ProblemList.MostProblems ? $"\n  and {problems.Count - ProblemList.MostProblems} more" : "";
        return $"{problems.Count} problem(s) in the definition:{string.Concat(told)}{more}";
    }
}
