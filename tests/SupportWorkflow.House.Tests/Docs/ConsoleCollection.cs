namespace SupportWorkflow.House.Docs;

/// <summary>Tests that take over the console run alone.</summary>
[CollectionDefinition(nameof(Console), DisableParallelization = true)]
public class ConsoleCollection;
