using SupportWorkflow.Assignments;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.Profiles;

/// <summary>Tickets that nobody would get.</summary>
internal static class AssignmentLint
{
    public static void Run(TeamAssignment assignment, WarningList warnings)
    {
        const string path = "$.assignment.rules";
        var known = assignment.Teams.SelectMany(t => t.Skills.AsEnumerable()).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < assignment.Rules.Count; i++)
        {
            // People may have skills of their own, which no profile knows; one that no group has either may be a slip of the pen.
            foreach (var skill in assignment.Rules[i].Skills)
                if (!known.Contains(skill))
                    warnings.Add($"{path}[{i}].skills", "assignment.unknown-skill", skill);
            if (assignment.Rules[i].If == Condition.Always && i + 1 < assignment.Rules.Count)
                warnings.Add($"{path}[{i + 1}]", "assignment.never-asked", i + 1);
        }
        // Where some groups have hours, one without is probably forgotten; where none has, the roster says it all.
        if (assignment.Teams.AsEnumerable().Any(t => t.Calendar is not null))
            foreach (var team in assignment.Teams)
                if (team.Calendar is null)
                    warnings.Add(JsonPath.Step("$.teams", team.Id.Value), "team.no-calendar", team.Name);
    }
}
