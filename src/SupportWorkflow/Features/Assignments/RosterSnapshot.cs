using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow.Assignments;

/// <summary>Who is on duty at an instant, as the host's roster says.</summary>
/// <param name="AsOf">When it was asked.</param>
/// <param name="Agents">Everybody on duty; who is not listed is off duty.</param>
public sealed record RosterSnapshot([property: JsonConverter(typeof(InstantConverter))] Instant AsOf, ValueList<AgentOnDuty> Agents)
{
    /// <summary>Who is away, for explanations: on leave, off shift. They are off duty even when they are listed twice.</summary>
    public ValueList<AgentAway> Away { get; init; }

    /// <summary>Whether somebody is on duty.</summary>
    public bool IsOnDuty(AgentId agent)
    {
        foreach (var away in Away)
            if (away.Agent == agent)
                return false;
        foreach (var onDuty in Agents)
            if (onDuty.Agent == agent)
                return true;
        return false;
    }
}
