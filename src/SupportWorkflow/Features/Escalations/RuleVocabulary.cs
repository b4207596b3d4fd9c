namespace SupportWorkflow.Escalations;

/// <summary>What the rules of a profile may name.</summary>
/// <param name="Policies">Facts, clocks, calendars, states, triggers and levels.</param>
internal sealed record RuleVocabulary(TicketPolicies Policies)
{
    /// <summary>The ids of the states a ticket can be in.</summary>
    public IReadOnlyCollection<string> States { get; } = [.. Policies.Lifecycle.States.Select(s => s.Name)];

    /// <summary>The triggers of the lifecycle.</summary>
    public IReadOnlyCollection<string> Triggers { get; } = [.. Policies.Lifecycle.Triggers.Select(t => t.Name)];

    /// <summary>The facts that hold instants.</summary>
    public IReadOnlyCollection<string> Instants { get; } = [.. Policies.Facts.Catalogue.Facts.Where(f => f.IsInstant).Select(f => f.Name)];

    /// <summary>What may be said about a request: category, members of the intake record, own fields.</summary>
    public IReadOnlyCollection<string> Fields { get; } = ["category", .. Policies.Intake.Fields.Select(f => f.Name)];
}
