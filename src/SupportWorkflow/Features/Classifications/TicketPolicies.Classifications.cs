namespace SupportWorkflow;

internal sealed partial record TicketPolicies
{
    /// <summary>The categories there are; null: any.</summary>
    public ValueList<string>? Categories { get; init; }

    /// <summary>Whether a category is one of the profile's.</summary>
    public bool Knows(CategoryPath category) => Categories is not { } known || known.Contains(category.Path);
}
