using SupportWorkflow.Profiles;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Assignments;

/// <summary>What is probably not meant in the teams and rules of a profile, and what a change of them does.</summary>
public sealed class AssignmentProfileTests
{
    private const string Before = """
        {
          "calendars": { "day": { "week": { "mon-fri": ["09:00-17:00"] } } },
          "teams": {
            "hardware": { "calendar": "day", "skills": ["printer"] },
            "software": { "calendar": "day" },
            "network": { "calendar": "day" }
          },
          "assignment": {
            "limit": 5,
            "rules": [
              { "if": { "fact": "category", "is": "hardware-fault" }, "teams": ["hardware"], "skills": ["printer"], "because": { "en": "printers", "zh-CN": "打印机" } },
              { "if": { "always": true }, "teams": ["software"], "because": { "en": "the rest", "zh-CN": "其他" } }
            ]
          }
        }
        """;

    [Fact]
    public void A_profile_that_is_meant_as_it_stands_is_not_warned_of() => Assert.Empty(Warnings(Before));

    [Theory]
    [InlineData(
        "\"skills\": [\"printer\"], \"because\"",
        "\"skills\": [\"prnter\"], \"because\"",
        "assignment.unknown-skill",
        "$.assignment.rules[0].skills"
    )]
    [InlineData(
        "\"if\": { \"fact\": \"category\", \"is\": \"hardware-fault\" }",
        "\"if\": { \"always\": true }",
        "assignment.never-asked",
        "$.assignment.rules[1]"
    )]
    [InlineData("\"software\": { \"calendar\": \"day\" }", "\"software\": {}", "team.no-calendar", "$.teams.software")]
    public void What_is_probably_not_meant_is_warned_of(string was, string becomes, string code, string path)
    {
        var warning = Assert.Single(Warnings(Before.Replace(was, becomes, StringComparison.Ordinal)));
        Assert.Equal((code, path), (warning.Code, warning.Path));
        Assert.NotEqual(warning.Text.English, warning.Text.In("zh-CN"));
    }

    [Fact]
    public void A_change_is_told_in_the_words_of_the_profile()
    {
        var after = Before
            .Replace("\"limit\": 5", "\"limit\": 3, \"choose\": \"round-robin\"", StringComparison.Ordinal)
            .Replace("\"skills\": [\"printer\"] }", "\"skills\": [\"printer\", \"laser\"] }", StringComparison.Ordinal)
            .Replace("\"teams\": [\"hardware\"], ", "\"teams\": [\"hardware\", \"network\"], ", StringComparison.Ordinal);
        var changes = ProfileWith(Before)
            .ChangesTo(ProfileWith(after), new(2024, 10, 11))
            .Where(c => c.Code != "version-unchanged")
            .ToList();

        Assert.Equal(
            ["$.assignment.choose", "$.assignment.limit", "$.assignment.rules[0].teams", "$.teams.hardware.skills"],
            changes.Select(c => c.Path).Order(StringComparer.Ordinal)
        );
        Assert.All(changes, c => Assert.DoesNotContain("member-", c.Text.English, StringComparison.Ordinal));
        Assert.Contains(changes, c => c.Text.English == "assignment · limit: 5 → 3");
        Assert.Contains(changes, c => c.Text.In("zh-CN").StartsWith("工单分派 · ", StringComparison.Ordinal));
    }

    private static List<ProfileWarning> Warnings(string change) =>
        [
            .. ProfileWith(change)
                .Lint(new(2024, 10, 11))
                .Where(w =>
                    w.Code.StartsWith("assignment.", StringComparison.Ordinal) || w.Code.StartsWith("team.", StringComparison.Ordinal)
                ),
        ];
}
