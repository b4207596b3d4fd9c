namespace SupportWorkflow.Classifications;

/// <summary>Says what a request is about (CLS-2). Pure: same input, same result.</summary>
/// <example><code>
/// class ByDevice : IClassificationPolicy
/// {
///     public ClassificationResult? Classify(ClassificationInput input) =>
///         input.Device?.StartsWith("PRN-") == true ? new(new("hardware"), 0.9) : input.ByProfile();
/// }
/// </code></example>
public interface IClassificationPolicy
{
    /// <summary>What it is called in the documents that tickets pin; the name of its class, unless it says otherwise.</summary>
    string Name => GetType().Name;

    /// <summary>Which issue of it this is. A policy that answers otherwise than before needs another one: tickets pin it.</summary>
    string Version => "1";

    /// <summary>The category with its confidence and evidence; null: it has nothing to say. One the profile does not have counts as
    /// nothing.</summary>
    ClassificationResult? Classify(ClassificationInput input);
}
