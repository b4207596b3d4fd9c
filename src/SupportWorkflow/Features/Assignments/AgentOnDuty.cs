using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow.Assignments;

/// <summary>Somebody on duty.</summary>
/// <param name="Agent">The person.</param>
/// <param name="Teams">The groups they work in.</param>
/// <param name="Roles">The parts they play.</param>
/// <param name="OpenTickets">How many tickets they have in hand.</param>
public sealed record AgentOnDuty(AgentId Agent, ValueList<TeamId> Teams = default, ValueList<Role> Roles = default, int OpenTickets = 0)
{
    private readonly SkillIndex _index;

    /// <summary>What they can do besides what everybody in their groups can; in the order of the letters, each once.</summary>
    public ValueList<string> Skills
    {
        get;
        init
        {
            field = [.. value.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            _index = new(field.AsSpan());
        }
    }

    /// <summary>The regions they serve; empty: all.</summary>
    public ValueList<string> Regions { get; init; }

    /// <summary>What they speak; empty: everything that is asked for.</summary>
    public ValueList<string> Languages { get; init; }

    /// <summary>How many tickets they have in hand by priority, as far as limits are by priority.</summary>
    public ValueList<PriorityLoad> Load { get; init; }

    /// <summary>When they were given a ticket last: of equals, whoever waits longest is next. Null: never.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public Instant? LastAssignedAt { get; init; }

    /// <summary>How many tickets they have in hand altogether.</summary>
    [JsonIgnore]
    public int InHand
    {
        get
        {
            var sum = 0;
            foreach (var load in Load)
                sum += load.Tickets;
            return Math.Max(OpenTickets, sum);
        }
    }

    /// <param name="skill">The skill.</param>
    /// <param name="hash">Its hash in the index.</param>
    internal bool Can(string skill, int hash) => _index.Has(skill, hash);
}
