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
        OwnClassification is not { } own ? Classification.Classify(input)
        : own.Classify(input with { Profile = Classification.Classify }) is { } result
        && (result.Confidence >= Classification.Threshold || result.Policy == ClassificationChain.Rest)
        && Knows(result.Category)
            ? result.Policy.Length > 0 ? result
                : result with { Policy = own.Name }
        : null;

    /// <summary>Whether a category is one of the profile's.</summary>
    public bool Knows(CategoryPath category) => Categories is not { } known || known.Contains(category.Path);
}
