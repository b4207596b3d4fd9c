namespace SupportWorkflow.Classifications;

/// <summary>A profile's classification: the first answer that is confident enough, otherwise a category for the rest. Immutable.</summary>
/// <param name="Steps">Who is asked, in order.</param>
/// <param name="Threshold">From which confidence on an answer is used.</param>
/// <param name="Otherwise">The category of what nobody is sure about; null: it has none until somebody gives it one.</param>
/// <param name="Knows">Whether a category is one of the profile's.</param>
internal sealed record ClassificationChain(
    ValueList<IClassificationPolicy> Steps,
    double Threshold,
    CategoryPath? Otherwise,
    Func<CategoryPath, bool> Knows
)
{
    public const string Chosen = "chosen",
        Adviser = "adviser",
        Rest = "otherwise";

    public const double UsualThreshold = 0.5;

    /// <summary>Whether an adviser is asked.</summary>
    public bool AsksAdviser => Steps.Any(s => s is ByAdviser);

    /// <summary>What the chain says; null: nobody is sure.</summary>
    public ClassificationResult? Classify(ClassificationInput input)
    {
        foreach (var step in Steps)
            if (step.Classify(input) is { } result && result.Confidence >= Threshold && Knows(result.Category))
                return result;
        return Otherwise is { } rest ? new(rest, 0) { Policy = Rest } : null;
    }

    /// <summary>What is said before an adviser is asked; null: nobody is sure.</summary>
    public ClassificationResult? BeforeAdviser(ClassificationInput input) =>
        (this with { Steps = [.. Steps.AsEnumerable().TakeWhile(s => s is not ByAdviser)], Otherwise = null }).Classify(input);

    /// <summary>The best of all answers, sure or not; null: nobody has one.</summary>
    public ClassificationResult? Guess(ClassificationInput input) =>
        Steps.Select(s => s.Classify(input)).OfType<ClassificationResult>().Where(r => Knows(r.Category)).MaxBy(r => r.Confidence);

    /// <summary>What whoever opened the ticket chose (E).</summary>
    internal sealed class ByRequester : IClassificationPolicy
    {
        public ClassificationResult? Classify(ClassificationInput input) =>
            input.Chosen is { } chosen ? new(chosen) { Policy = ClassificationChain.Chosen } : null;
    }

    /// <summary>What a model or a service said.</summary>
    internal sealed class ByAdviser : IClassificationPolicy
    {
        public ClassificationResult? Classify(ClassificationInput input) =>
            input.Advised is { Policy.Length: 0 } advised ? advised with { Policy = Adviser } : input.Advised;
    }
}
