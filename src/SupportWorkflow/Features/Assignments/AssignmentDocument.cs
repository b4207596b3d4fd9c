using SupportWorkflow.Calendars;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.Assignments;

/// <summary>How tickets are given out, in JSON.</summary>
internal sealed class AssignmentDocument
{
    private const string LeastLoaded = "least-loaded",
        InTurn = "round-robin";

    /// <summary>Of those who can take a ticket: <c>least-loaded</c> (absent), or <c>round-robin</c>, whoever was given one longest
    /// ago.</summary>
    public string? Choose { get; set; }

    /// <summary>How many tickets somebody may have in hand; absent: any number.</summary>
    public int? Limit { get; set; }

    /// <summary>How many tickets of a priority fill somebody, by the priority.</summary>
    public IReadOnlyDictionary<string, int> Limits { get; set; } = new Dictionary<string, int>();

    /// <summary>The fact that says where the customer is; absent: regions do not matter.</summary>
    public string? Region { get; set; }

    /// <summary>The fact that says what the customer speaks; absent: languages do not matter.</summary>
    public string? Language { get; set; }

    /// <summary>Which groups are asked; the first rule that holds decides. Absent: whoever is on duty.</summary>
    public IReadOnlyList<AssignmentRuleDocument> Rules { get; set; } = [];

    /// <summary>Whether a ticket goes from one support line to another only with a hand-over package that the receiver accepts.</summary>
    public bool HandOver { get; set; }

    /// <summary>The facts by which what waits is ordered; absent: green-channel, priority, affected-users, opened-at.</summary>
    public IReadOnlyList<string>? Queue { get; set; }

    internal AssignmentPlan Parse(
        IReadOnlyDictionary<string, TeamDocument> teams,
        IReadOnlyCollection<string> priorities,
        FactTable facts,
        CalendarBook calendars,
        ProblemList problems
    )
    {
        const string path = "$.assignment";
        ValueList<SupportTeam> all = [.. teams.Select(t => t.Value.Parse(t.Key, JsonPath.Step("$.teams", t.Key), calendars, problems))];
        if (Choose is not (null or LeastLoaded or InTurn))
            problems.AddUnknown(path + ".choose", "assignment.unknown-choice", Choose, [LeastLoaded, InTurn]);
        if (Limit < 1)
            problems.Add(path + ".limit", "assignment.bad-limit", $"{Limit}", "1 or more");
        foreach (var (priority, most) in Limits)
        {
            var at = JsonPath.Step(path + ".limits", priority);
            if (!priorities.Contains(priority))
                problems.AddUnknown(at, "assignment.unknown-priority", priority, priorities);
            if (most < 1)
                problems.Add(at, "assignment.bad-limit", $"{most}", "1 or more");
        }
        CheckFact(Region, path + ".region", facts.Catalogue, problems);
        CheckFact(Language, path + ".language", facts.Catalogue, problems);
        return new(
            new()
            {
                Teams = all,
                Hours = [.. all.Select(t => t.Calendar is null ? null : calendars.Find(t.Calendar))],
                Rules = [.. Rules.Select((r, i) => r.Parse($"{path}.rules[{i}]", teams.Keys.ToArray(), facts.Catalogue, problems))],
                TakesTurns = Choose == InTurn,
                Limit = Limit,
                Limits = [.. Limits.Select(l => new PriorityLoad(new(l.Key), l.Value))],
            },
            Region,
            Language,
            HandOver,
            QueueOrder.Parse(Queue, path + ".queue", facts, problems)
        );
    }

    /// <summary>Words that are compared as they are.</summary>
    internal static void CheckWords(IReadOnlyList<string> words, string path, ProblemList problems)
    {
        for (var i = 0; i < words.Count; i++)
            if (string.IsNullOrWhiteSpace(words[i]))
                problems.Add($"{path}[{i}]", "assignment.empty-word", $"'{words[i]}'", "a word");
    }

    private static void CheckFact(string? fact, string path, FactCatalogue facts, ProblemList problems)
    {
        if (fact is not null && facts.Find(fact) is not { Type: FactType.Text or FactType.Choice })
            problems.AddUnknown(
                path,
                "assignment.unknown-fact",
                fact,
                [.. facts.Facts.Where(f => f.Type is FactType.Text or FactType.Choice).Select(f => f.Name)]
            );
    }
}

/// <summary>Which groups are asked, in JSON.</summary>
[ReplacedWhole]
internal sealed class AssignmentRuleDocument
{
    /// <summary>The condition.</summary>
    public required ConditionDocument If { get; set; }

    /// <summary>The groups in the order in which they are asked; absent: whoever is on duty.</summary>
    public IReadOnlyList<string> Teams { get; set; } = [];

    /// <summary>What whoever gets it must be able to do, all of it.</summary>
    public IReadOnlyList<string> Skills { get; set; } = [];

    /// <summary>The condition in the words of the organisation.</summary>
    public required TextDocument Because { get; set; }

    internal AssignmentRule Parse(string path, IReadOnlyCollection<string> teams, FactCatalogue facts, ProblemList problems)
    {
        for (var i = 0; i < Teams.Count; i++)
            if (!teams.Contains(Teams[i]))
                problems.AddUnknown($"{path}.teams[{i}]", "assignment.unknown-team", Teams[i], teams);
        AssignmentDocument.CheckWords(Skills, path + ".skills", problems);
        return new(
            If.ParseTimeless(path + ".if", facts, problems),
            [.. Teams.Distinct().Select(t => new TeamId(t))],
            [.. Skills.Distinct()],
            Because.Text
        );
    }
}
