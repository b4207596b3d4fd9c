using System.Buffers;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SupportWorkflow.Calendars;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.Assignments;

/// <summary>
/// The built-in policy: a rule names the groups, and of their people on duty who may and can, it is the turn of whoever has least in hand,
/// or of whoever was given a ticket longest ago. One walk over the roster. Immutable and thread-safe.
/// </summary>
internal sealed class TeamAssignment : IAssignmentPolicy
{
    public const string Id = "teams";

    /// <summary>The groups there are.</summary>
    public ValueList<SupportTeam> Teams { get; init; }

    /// <summary>Their hours, in the same order; null: around the clock.</summary>
    public ValueList<WorkCalendar?> Hours { get; init; }

    /// <summary>Which groups are asked; none: whoever is on duty.</summary>
    public ValueList<AssignmentRule> Rules { get; init; }

    /// <summary>Whether whoever was given a ticket longest ago comes before whoever has least in hand.</summary>
    public bool TakesTurns { get; init; }

    /// <summary>How many tickets somebody may have in hand; null: any number.</summary>
    public int? Limit { get; init; }

    /// <summary>How many tickets of a priority fill somebody.</summary>
    public ValueList<PriorityLoad> Limits { get; init; }

    string IAssignmentPolicy.Name => Id;

    /// <inheritdoc/>
    public AssignmentResult Choose(AssignmentInput input)
    {
        var rule = RuleFor(input);
        if (rule is null && Rules.Count > 0)
            return new() { Policy = Id, PassedOver = Everybody(input.Roster) };
        var asked = Asked(rule);
        var queue = QueueOf(asked, input.Region);
        var result = new AssignmentResult
        {
            Policy = Id,
            Because = rule?.Because,
            Team = queue,
        };
        if (input.Roster is not { } roster)
            return result with { WaitsForRoster = true };
        var choice = new Choice(this, input, asked, rule is null ? default : rule.Skills);
        var best = choice.Walk(roster);
        return result with
        {
            Agent = best?.Agent,
            Team = best is null ? queue : choice.Team ?? queue,
            PassedOver = choice.PassedOver(roster),
        };
    }

    /// <summary>The group of an id; null: the profile declares none of it.</summary>
    public SupportTeam? Team(TeamId id)
    {
        foreach (var team in Teams)
            if (team.Id == id)
                return team;
        return null;
    }

    private AssignmentRule? RuleFor(AssignmentInput input)
    {
        foreach (var rule in Rules)
            if (rule.If.Evaluate(input) == Truth.True)
                return rule;
        return null;
    }

    /// <summary>The groups a rule names, by their places.</summary>
    private int[] Asked(AssignmentRule? rule)
    {
        if (rule is null || rule.Teams.Count == 0)
            return [];
        var asked = new int[rule.Teams.Count];
        for (var i = 0; i < asked.Length; i++)
        for (var t = 0; t < Teams.Count; t++)
            if (Teams[t].Id == rule.Teams[i])
                asked[i] = t;
        return asked;
    }

    /// <summary>In whose queue it waits: the first that serves the region, otherwise the first.</summary>
    private TeamId? QueueOf(int[] asked, string? region)
    {
        foreach (var team in asked)
            if (Serves(Teams[team].Regions, region))
                return Teams[team].Id;
        return asked.Length == 0 ? null : Teams[asked[0]].Id;
    }

    private static bool Serves(in ValueList<string> regions, string? region) =>
        regions.Count == 0 || region is null || regions.Contains(region);

    private static (string Id, PassOverReason? No)[] AskedAt(TeamAssignment policy, int[] asked, AssignmentInput input) =>
        Array.ConvertAll(asked, t => (
                policy.Teams[t].Id.Value,
                !Serves(policy.Teams[t].Regions, input.Region) ? PassOverReason.OtherRegion
                : policy.Hours[t]?.IsOpen(input.At) == false ? PassOverReason.TeamClosed
                : (PassOverReason?)null
            ));

    private static ValueList<PassedOver> Everybody(RosterSnapshot? roster) =>
        roster is null ? default : [.. roster.Agents.Select(a => new PassedOver(a.Agent, PassOverReason.OtherTeam))];

    /// <summary>One walk over a roster.</summary>
    private ref struct Choice(TeamAssignment policy, AssignmentInput input, int[] asked, ValueList<string> skills)
    {
        private readonly int[] _hashes = Array.ConvertAll(skills.AsSpan().ToArray(), SkillIndex.HashOf);
        private readonly string? _holder = input.Holder?.Agent?.Value;
        private PassedOver[] _passed = [];
        private int _best = -1,
            _bestPlace,
            _bestLoad;
        private HashSet<AgentId>? _away;

        /// <summary>The groups that are asked, with the reason why nobody of one gets it.</summary>
        private readonly (string Id, PassOverReason? No)[] _asked = AskedAt(policy, asked, input);

        /// <summary>Whoever is next; null: nobody can take it.</summary>
        public AgentOnDuty? Walk(RosterSnapshot roster)
        {
            var agents = roster.Agents.AsSpan();
            _passed = ArrayPool<PassedOver>.Shared.Rent(agents.Length);
            _away = roster.Away.Count == 0 ? null : [.. roster.Away.Select(a => a.Agent)];
            for (var i = 0; i < agents.Length; i++)
            {
                var agent = agents[i];
                var (reason, detail, place) = Look(agent);
                _passed[i] = new(agent.Agent, reason, detail);
                if (reason != PassOverReason.NotTheirTurn)
                    continue;
                var load = agent.InHand;
                if (_best < 0 || IsBefore(agent, place, load, agents[_best]))
                    (_best, _bestPlace, _bestLoad) = (i, place, load);
            }
            return _best < 0 ? null : agents[_best];
        }

        /// <summary>The group for which somebody gets it; null: none was asked.</summary>
        public readonly TeamId? Team => asked.Length == 0 ? null : policy.Teams[asked[_bestPlace]].Id;

        /// <summary>Everybody else. To be asked once.</summary>
        public readonly ValueList<PassedOver> PassedOver(RosterSnapshot roster)
        {
            var (count, next) = (roster.Agents.Count, 0);
            var all = new PassedOver[count - (_best < 0 ? 0 : 1) + (_away?.Count ?? 0)];
            for (var i = 0; i < count; i++)
                if (i != _best)
                    all[next++] = _passed[i];
            ArrayPool<PassedOver>.Shared.Return(_passed, clearArray: true);
            foreach (var away in roster.Away)
                if (_away!.Remove(away.Agent))
                    all[next++] = new(
                        away.Agent,
                        PassOverReason.Away,
                        away.Until is { } until ? InstantPattern.General.Format(until) : null
                    );
            return new(all);
        }

        /// <summary>Why somebody cannot take it, with the place of the group they would take it for.</summary>
        private readonly (PassOverReason Reason, string? Detail, int Place) Look(AgentOnDuty agent)
        {
            if (_away?.Remove(agent.Agent) == true)
                return (PassOverReason.Away, null, 0);
            if (_holder is not null && _holder == agent.Agent.Value)
                return (PassOverReason.HasIt, null, 0);
            if (input.Declined.Count > 0 && input.Declined.Contains(agent.Agent))
                return (PassOverReason.Declined, null, 0);
            var (no, place) = PlaceOf(agent);
            if (no is { } reason)
                return (reason, null, 0);
            if (!Serves(agent.Regions, input.Region))
                return (PassOverReason.OtherRegion, input.Region, 0);
            if (!Serves(agent.Languages, input.Language))
                return (PassOverReason.OtherLanguage, input.Language, 0);
            for (var i = 0; i < skills.Count; i++)
                if (!agent.Can(skills[i], _hashes[i]) && !TeamsCan(agent, skills[i]))
                    return (PassOverReason.LacksSkill, skills[i], 0);
            return Fills(agent) is { } full ? (PassOverReason.Full, full, 0) : (PassOverReason.NotTheirTurn, null, place);
        }

        /// <summary>The first group of those asked in which somebody works that is open and serves the region.</summary>
        private readonly (PassOverReason? No, int Place) PlaceOf(AgentOnDuty agent)
        {
            if (_asked.Length == 0)
                return (null, 0);
            var (no, first) = (PassOverReason.OtherTeam, int.MaxValue);
            foreach (ref readonly var own in agent.Teams.AsSpan())
                for (var place = 0; place < _asked.Length && place < first; place++)
                    if (_asked[place].Id == own.Value)
                    {
                        if (_asked[place].No is { } closed)
                            no = closed;
                        else
                            first = place;
                        break;
                    }
            return first < int.MaxValue ? (null, first) : (no, 0);
        }

        private readonly bool TeamsCan(AgentOnDuty agent, string skill)
        {
            foreach (var id in agent.Teams)
                if (policy.Team(id)?.Skills.Contains(skill) == true)
                    return true;
            return false;
        }

        /// <summary>What fills somebody: a priority, or a number of tickets; null: they may take one more.</summary>
        private readonly string? Fills(AgentOnDuty agent)
        {
            foreach (ref readonly var limit in policy.Limits.AsSpan())
            foreach (ref readonly var load in agent.Load.AsSpan())
                if (load.Tickets >= limit.Tickets && load.Priority.Code == limit.Priority.Code)
                    return limit.Priority.Code;
            return policy.Limit is { } most && agent.InHand >= most ? agent.InHand.ToString(CultureInfo.InvariantCulture) : null;
        }

        /// <summary>Whether it is somebody's turn rather than that of the best so far: the group first, then by the profile's choice, then
        /// by their ids.</summary>
        private readonly bool IsBefore(AgentOnDuty agent, int place, int inHand, AgentOnDuty best)
        {
            if (place != _bestPlace)
                return place < _bestPlace;
            var (waits, load) = (
                (agent.LastAssignedAt ?? Instant.MinValue).CompareTo(best.LastAssignedAt ?? Instant.MinValue),
                inHand.CompareTo(_bestLoad)
            );
            var (first, second) = policy.TakesTurns ? (waits, load) : (load, waits);
            return first != 0 ? first < 0
                : second != 0 ? second < 0
                : string.CompareOrdinal(agent.Agent.Value, best.Agent.Value) < 0;
        }
    }
}
