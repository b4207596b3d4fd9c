using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using SupportWorkflow.Assignments;

namespace SupportWorkflow.Cli.Assign;

/// <summary>A roster in a file: what a host gives as <see cref="RosterSnapshot"/>, member by member.</summary>
internal sealed class RosterFile
{
    /// <summary>When it was asked; absent: when it is looked at.</summary>
    public string? AsOf { get; set; }

    /// <summary>Everybody on duty.</summary>
    public required IReadOnlyList<AgentLine> Agents { get; set; }

    /// <summary>Who is away.</summary>
    public IReadOnlyList<AwayLine> Away { get; set; } = [];

    /// <exception cref="ToolProblemException">It is not there or is wrong: every problem with line and path.</exception>
    public static RosterSnapshot Load(string path, Instant at, ToolConsole console)
    {
        var bytes = InputFile.ReadAll(path, console);
        return InputFile.Check(InputFile.NameOf(path, console), console, () =>
        {
            var problems = new ProblemList();
            var roster = DefinitionReader.Read(bytes, RosterJson.Default.RosterFile, problems)?.Parse(at, problems);
            problems.Locate(bytes);
            problems.ThrowIfAny();
            return roster!;
        });
    }

    private RosterSnapshot Parse(Instant at, ProblemList problems)
    {
        foreach (var twice in Agents.Index().GroupBy(a => a.Item.Agent).Where(g => g.Count() > 1))
            problems.Add($"$.agents[{twice.Last().Index}].agent", "roster.agent-twice", $"'{twice.Key}' twice", "everybody once");
        return new(InstantOf(AsOf, "$.asOf", problems) ?? at, [.. Agents.Select((a, i) => a.Parse($"$.agents[{i}]", problems))])
        {
            Away = [.. Away.Select((a, i) => new AgentAway(new(a.Agent), InstantOf(a.Until, $"$.away[{i}].until", problems)))],
        };
    }

    internal static Instant? InstantOf(string? text, string path, ProblemList problems)
    {
        if (text is null)
            return null;
        var read = OffsetDateTimePattern.ExtendedIso.Parse(text);
        if (read.Success)
            return read.Value.ToInstant();
        problems.Add(path, "roster.bad-instant", $"'{text}'", "an instant such as 2024-10-11T16:30:00+08:00");
        return null;
    }

    /// <summary>Somebody on duty.</summary>
    internal sealed class AgentLine
    {
        public required string Agent { get; set; }

        public IReadOnlyList<string> Teams { get; set; } = [];

        public IReadOnlyList<string> Roles { get; set; } = [];

        public int OpenTickets { get; set; }

        public IReadOnlyList<string> Skills { get; set; } = [];

        public IReadOnlyList<string> Regions { get; set; } = [];

        public IReadOnlyList<string> Languages { get; set; } = [];

        public IReadOnlyList<LoadLine> Load { get; set; } = [];

        public string? LastAssignedAt { get; set; }

        internal AgentOnDuty Parse(string path, ProblemList problems)
        {
            if (OpenTickets < 0 || Load.Any(l => l.Tickets < 0))
                problems.Add(path, "roster.bad-number", "less than 0 tickets", "0 or more");
            return new(new(Agent), [.. Teams.Select(t => new TeamId(t))], [.. Roles.Select(r => new Role(r))], OpenTickets)
            {
                Skills = [.. Skills],
                Regions = [.. Regions],
                Languages = [.. Languages],
                Load = [.. Load.Select(l => new PriorityLoad(new(l.Priority), l.Tickets))],
                LastAssignedAt = InstantOf(LastAssignedAt, path + ".lastAssignedAt", problems),
            };
        }
    }

    /// <summary>How many tickets of a priority somebody has in hand.</summary>
    internal sealed class LoadLine
    {
        public required string Priority { get; set; }

        public required int Tickets { get; set; }
    }

    /// <summary>Somebody who is away.</summary>
    internal sealed class AwayLine
    {
        public required string Agent { get; set; }

        public string? Until { get; set; }
    }
}

/// <summary>How a roster is read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    AllowTrailingCommas = true,
    ReadCommentHandling = JsonCommentHandling.Skip
)]
[JsonSerializable(typeof(RosterFile))]
internal sealed partial class RosterJson : JsonSerializerContext;
