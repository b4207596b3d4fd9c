namespace SupportWorkflow.Assignments;

/// <summary>A ticket on offer to a group, with what whoever takes it over has to know: the hand-over package (ASG-11). Immutable.</summary>
/// <param name="Team">The group it is offered to.</param>
/// <param name="Diagnosis">What is known of the trouble.</param>
/// <param name="Tried">What was tried, with its outcome.</param>
public sealed record TransferRecord(TeamId Team, [property: Personal] string Diagnosis, [property: Personal] string Tried)
{
    /// <summary>The person who is to accept it; null: anybody of the group.</summary>
    [Personal]
    public AgentId? Agent { get; init; }

    /// <summary>What was promised to the customer beyond what the profile counts.</summary>
    [Personal]
    public string Promised
    {
        get;
        // JSON that leaves it out hands over null.
        init => field = value ?? "";
    } = "";

    /// <summary>The promises that are open, with the instants at which they are due.</summary>
    public ValueList<TicketDue> Open { get; init; }

    /// <summary>Who offers it.</summary>
    [Personal]
    public string By
    {
        get;
        init => field = value ?? "";
    } = "";

    internal TransferRecord Redacted(in Redactor r) =>
        this with
        {
            Diagnosis = r.Text(Diagnosis),
            Tried = r.Text(Tried),
            Promised = r.Text(Promised),
            Agent = Agent is { } agent ? new(r.Account(agent.Value)) : null,
            By = r.Account(By),
        };
}
