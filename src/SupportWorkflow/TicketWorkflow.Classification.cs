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

    /// <summary>
    /// The best answer there is, confident enough or not: what decides, otherwise the most confident of the host's own policy and the steps
    /// of the profile. Null: nobody has one.
    /// </summary>
    /// <param name="input">The request.</param>
    public ClassificationResult? Guess(ClassificationInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Policies.Guess(input);
    }
}
