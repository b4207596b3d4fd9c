namespace SupportWorkflow;

/// <summary>A definition (calendar, lifecycle, profile …) is wrong. Thrown once, with every problem.</summary>
public sealed class DefinitionException : Exception
{
    /// <param name="problems">Every problem; at least one.</param>
    public DefinitionException(IReadOnlyList<DefinitionProblem> problems)
        : base(Told(problems)) => Problems = problems;

    /// <summary>Every problem, in the order of the definition.</summary>
    public IReadOnlyList<DefinitionProblem> Problems { get; }

    private static string Told(IReadOnlyList<DefinitionProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        return $"{problems.Count} problem(s) in the definition:{string.Concat(problems.Select(p => $"\n  {p}"))}";
    }
}
