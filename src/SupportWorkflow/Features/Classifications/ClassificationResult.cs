namespace SupportWorkflow.Classifications;

/// <summary>What a request is about, how sure that is, and what it rests on. Immutable.</summary>
/// <param name="Category">The category.</param>
/// <param name="Confidence">0 to 1; what is below the profile's threshold is not used.</param>
public sealed record ClassificationResult(CategoryPath Category, double Confidence = 1)
{
    /// <summary>0 to 1; what is below the profile's threshold is not used.</summary>
    public double Confidence
    {
        get;
        init => field = Known(value);
    } = Known(Confidence);

    /// <summary>Who says so: <c>chosen</c>, <c>keywords</c>, <c>adviser</c>, <c>otherwise</c>, or the name of an own policy.</summary>
    public string Policy { get; init; } = "";

    /// <summary>What it rests on, in the order in which it stands in the text.</summary>
    public ValueList<ClassificationEvidence> Evidence { get; init; }

    private static double Known(double confidence) =>
        confidence is >= 0 and <= 1
            ? confidence
            : throw new ArgumentOutOfRangeException(nameof(Confidence), confidence, "A confidence lies between 0 and 1.");
}
