namespace SupportWorkflow.Imports;

/// <summary>How often something of that name occurred.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Count">How often.</param>
internal readonly record struct NamedCount(string Name, int Count);
