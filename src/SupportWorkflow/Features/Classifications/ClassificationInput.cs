using SupportWorkflow.Conditions;

namespace SupportWorkflow.Classifications;

/// <summary>What a category may depend on. A member that is null is unknown. Immutable.</summary>
public sealed record ClassificationInput
{
    /// <summary>One line that says what is wrong.</summary>
    public required string Subject { get; init; }

    /// <summary>The same at length.</summary>
    public string Description { get; init; } = "";

    /// <summary>The device or system.</summary>
    public string? Device { get; init; }

    /// <summary>How it came in, in the profile's words.</summary>
    public string? Channel { get; init; }

    /// <summary>The category that whoever opened the ticket chose.</summary>
    public CategoryPath? Chosen { get; init; }

    /// <summary>What an adviser outside the workflow said, a model or a service.</summary>
    public ClassificationResult? Advised { get; init; }

    /// <summary>Every other fact of the ticket, such as the profile's own fields; null: there is no ticket.</summary>
    public IFacts? Others { get; init; }

    /// <summary>What the profile itself says, by its chain: an own policy may fall back on it.
    /// Null: nothing that is confident enough.</summary>
    public ClassificationResult? ByProfile() => Profile?.Invoke(this);

    /// <summary>The profile's chain; null: it has none.</summary>
    internal Func<ClassificationInput, ClassificationResult?>? Profile { get; init; }
}
