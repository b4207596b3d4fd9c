namespace SupportWorkflow.Stores.Kills;

/// <summary>Tests with many processes: one after the other, when the rest is through.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class KillCollection
{
    public const string Name = "processes that are killed";
}
