using SupportWorkflow.Classifications;

namespace SupportWorkflow;

public sealed partial class TicketWorkflow
{
    /// <summary>
    /// What a request is about by this profile, as an opening would be classified: the first answer that is confident enough, otherwise the
    /// category for the rest. Null: nobody is sure. Pure and thread-safe.
    /// </summary>
    /// <param name="input">The request.</param>
    public ClassificationResult? Classify(ClassificationInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Policies.Classify(input);
    }

    /// <summary>The best answer there is, confident enough or not; null: nobody has one.</summary>
    /// <param name="input">The request.</param>
    public ClassificationResult? Guess(ClassificationInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Policies.Classify(input) is { Policy: not ClassificationChain.Rest } sure ? sure : Policies.Classification.Guess(input);
    }
}
