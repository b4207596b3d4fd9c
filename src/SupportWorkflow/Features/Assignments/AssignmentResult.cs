namespace SupportWorkflow.Assignments;

/// <summary>Who gets a ticket, and everybody who does not, with the reason. Immutable.</summary>
public sealed record AssignmentResult
{
    /// <summary>Who gets it; null: nobody can take it now.</summary>
    public AgentId? Agent { get; init; }

    /// <summary>The group it belongs to, in whose queue it waits where nobody can take it; null: no group is named.</summary>
    public TeamId? Team { get; init; }

    /// <summary>Whether nobody was chosen because nobody knows who is on duty.</summary>
    public bool WaitsForRoster { get; init; }

    /// <summary>Why that group; null: the policy has nothing to say.</summary>
    public LocalText? Because { get; init; }

    /// <summary>Who says so: <c>teams</c>, or the name of an own policy.</summary>
    public string Policy { get; init; } = "";

    /// <summary>Everybody on the roster who does not get it, in the order of the roster; those who are away last.</summary>
    public ValueList<PassedOver> PassedOver { get; init; }
}
