using SupportWorkflow.Conditions;
using SupportWorkflow.Intake;

namespace SupportWorkflow.Profiles;

/// <summary>What may be said about a request: the members of the intake record with the profile's words as their values,
/// then the profile's own fields.</summary>
internal static class FieldReader
{
    public static ValueList<FieldRule> Read(ProfileDocument document, ProblemList problems)
    {
        var roles = document.Words.Roles?.Keys.ToHashSet(StringComparer.Ordinal);
        var parsed = document.Fields.ToDictionary(
            f => f.Key,
            f => f.Value.Parse(f.Key, JsonPath.Step("$.fields", f.Key), roles, problems),
            StringComparer.Ordinal
        );
        return
        [
            .. IntakeMember.All.Select(m =>
                (parsed.GetValueOrDefault(m.Name) ?? new(m.Name, m.Type, m.Label) { Member = m }) with
                {
                    Choices = Values(m.Name, document),
                }
            ),
            .. parsed.Values.Where(f => f.Member is null),
        ];
    }

    private static ValueList<FactChoice> Values(string member, ProfileDocument document)
    {
        if (member == "chosen-priority")
            return [.. document.Priority.Scale.Select(c => (FactChoice)c)];
        var words = member switch
        {
            "kind" => document.Words.Kinds,
            "channel" => document.Words.Channels,
            "scenario" => document.Words.Scenarios,
            "tier" => document.Words.Tiers,
            "requester-kind" => document.Words.RequesterKinds,
            "impact" => document.Words.Impacts,
            "urgency" => document.Words.Urgencies,
            _ => null,
        };
        return words is null ? default : [.. words.Select(w => new FactChoice(w.Key, w.Value.Text))];
    }
}
