namespace SupportWorkflow.History;

/// <summary>How often something of that name occurred. <c>default</c>: never, and without a name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Count">How often.</param>
public readonly record struct NamedCount(string Name, int Count);
