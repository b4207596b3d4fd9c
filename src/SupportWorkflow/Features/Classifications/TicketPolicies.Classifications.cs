using SupportWorkflow.Classifications;

namespace SupportWorkflow;

internal sealed partial record TicketPolicies
{
    /// <summary>The categories there are; null: any.</summary>
    public ValueList<string>? Categories { get; init; }

    /// <summary>How the profile finds a category.</summary>
    public ClassificationChain Classification { get; init; } =
        new([new ClassificationChain.ByRequester(), new ClassificationChain.ByAdviser()], 0, null, _ => true);

    /// <summary>The host's own policy instead; null: none.</summary>
    public IClassificationPolicy? OwnClassification { get; init; }

    /// <summary>Whether a category that was chosen stands without asking anybody else.</summary>
    public bool TakesTheChosen =>
        OwnClassification is null && Classification.Steps.Count > 0 && Classification.Steps[0] is ClassificationChain.ByRequester;

    /// <summary>The category of a request; null: nobody is sure.</summary>
    public ClassificationResult? Classify(ClassificationInput input) =>
        OwnClassification is null ? Classification.Classify(input)
        : Own(input) is { } result && (result.Confidence >= Classification.Threshold || result.Policy == ClassificationChain.Rest) ? result
        : null;

    /// <summary>The best answer there is, sure or not: of the own policy, or of the profile; null: nobody has one.</summary>
    public ClassificationResult? Guess(ClassificationInput input)
    {
        var own = Own(input) is { Policy: not ClassificationChain.Rest } result ? result : null;
        if (own?.Confidence >= Classification.Threshold)
            return own;
        var chain = Classification.Guess(input);
        return own is null || chain?.Confidence > own.Confidence ? chain : own;
    }

    /// <summary>What the host's own policy says, sure or not; null: there is none, or it has nothing to say.</summary>
    private ClassificationResult? Own(ClassificationInput input) =>
        OwnClassification is { } own
        && own.Classify(input with { Profile = Classification.Classify }) is { } result
        && Knows(result.Category)
            ? result.Policy.Length > 0
                ? result
                : result with
                {
                    Policy = own.Name,
                }
            : null;

    /// <summary>Whether a category is one of the profile's.</summary>
    public bool Knows(CategoryPath category) => Categories is not { } known || known.Contains(category.Path);
}
