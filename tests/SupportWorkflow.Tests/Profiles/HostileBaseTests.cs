using System.Globalization;
using System.Text;
using static SupportWorkflow.Profiles.ExtendsTests;

namespace SupportWorkflow.Profiles;

/// <summary>Bases that are not there, lead back, never end or are no profiles: one clear problem each, and never a crash.</summary>
public sealed class HostileBaseTests
{
    private const string Head = """ "id": "acme", "version": "7" """;

    [Theory]
    [InlineData("5", "json.wrong-type", "5")]
    [InlineData("[\"call-center\"]", "json.wrong-type", "[\"call-center\"]")]
    [InlineData("\"\"", "profile.unknown-base", "''")]
    [InlineData("\"call-centre\"", "profile.unknown-base", "'call-centre'")]
    [InlineData("\"none.json\"", "profile.unknown-base", "'none.json'")]
    [InlineData("\"../../../etc/passwd\"", "profile.unknown-base", "'../../../etc/passwd'")]
    public void What_is_no_base_is_one_problem(string extends, string code, string found)
    {
        var json = $"{{\n  {Head},\n  \"extends\": {extends}\n}}";

        foreach (var problems in new[] { Problems(json), Problems(json, ("other", "{}")), Text(json) })
        {
            var problem = Assert.Single(problems);
            Assert.Equal(("$.extends", 3, code, found), (problem.Path, problem.Line, problem.Code, problem.Found));
            Assert.Null(problem.Base);
        }

        static IReadOnlyList<DefinitionProblem> Text(string json) =>
            Assert.Throws<DefinitionException>(() => WorkflowProfile.Parse(Encoding.UTF8.GetBytes(json))).Problems;
    }

    [Fact]
    public void The_closest_base_is_suggested_and_all_are_named()
    {
        var problem = Assert.Single(Problems($$"""{ {{Head}}, "extends": "servicedesk" }"""));

        Assert.Equal("service-desk", problem.Suggestion);
        Assert.All(BuiltInProfiles.Ids, id => Assert.Contains(id, problem.Allowed, StringComparison.Ordinal));
    }

    [Fact]
    public void Other_problems_of_its_own_are_listed_beside_a_base_that_is_not_there()
    {
        var problems = Problems("""{ "id": "acme", "extends": "none", "zone": 5, "colour": "red" }""");

        Assert.Equal(
            ["profile.unknown-base", "json.wrong-type", "json.unknown-member", "json.missing-member"],
            problems.Select(p => p.Code)
        );
        Assert.Equal("$.version", problems[3].Path);
    }

    [Fact]
    public void A_circle_is_told_with_everything_in_it()
    {
        var problem = Assert.Single(
            Problems(
                $$"""{ {{Head}}, "extends": "a" }""",
                ("a", """{ "extends": "b" }"""),
                ("b", """{ "extends": "c" }"""),
                ("c", "{\n\"extends\": \"b\" }")
            )
        );

        Assert.Equal(("profile.circular-extends", "c", 2, "b → c → b"), (problem.Code, problem.Base, problem.Line, problem.Found));
    }

    [Fact]
    public void A_profile_that_extends_itself_is_a_circle()
    {
        var own = $$"""{ {{Head}}, "extends": "./acme.json" }""";

        var problem = Assert.Single(Problems(own, ("acme.json", own)));

        Assert.Equal(("profile.circular-extends", null, "acme.json → acme.json"), (problem.Code, problem.Base, problem.Found));
    }

    [Fact]
    public void A_circle_through_another_file_is_found_before_the_profile_is_read_again()
    {
        var own = $$"""{ {{Head}}, "extends": "parts/b.json" }""";

        var problem = Assert.Single(Problems(own, ("parts/b.json", """{ "extends": "../acme.json" }"""), ("acme.json", own)));

        Assert.Equal(
            ("profile.circular-extends", "parts/b.json", "acme.json → parts/b.json → acme.json"),
            (problem.Code, problem.Base, problem.Found)
        );
    }

    [Fact]
    public void A_chain_without_an_end_is_given_up()
    {
        var asked = 0;
        var problem = Assert.Single(
            Assert
                .Throws<DefinitionException>(() =>
                    WorkflowProfile.Parse(Encoding.UTF8.GetBytes($$"""{ {{Head}}, "extends": "0" }"""), name =>
                    {
                        asked++;
                        return Encoding.UTF8.GetBytes($$"""{ "extends": "{{int.Parse(name, CultureInfo.InvariantCulture) + 1}}" }""");
                    })
                )
                .Problems
        );

        Assert.Equal(("profile.extends-too-deep", "15", 16), (problem.Code, problem.Base, asked));
    }

    [Fact]
    public void Sixteen_bases_in_a_row_are_allowed()
    {
        var bases = Enumerable
            .Range(1, 15)
            .Select(i =>
                (
                    $"{i}",
                    $$"""
                    { "extends": "{{(i == 15 ? "call-center" : $"{i + 1}")}}", "zone": "{{(i == 7 ? "Europe/Berlin" : "Asia/Tokyo")}}" }
                    """
                )
            )
            .ToArray();

        // The call centre itself stands on the base of all, which makes seventeen.
        Assert.Equal("profile.extends-too-deep", Assert.Single(Problems($$"""{ {{Head}}, "extends": "1" }""", bases)).Code);
        Assert.Equal("acme", Parse($$"""{ {{Head}}, "extends": "2" }""", bases).Version.Profile);
    }

    [Theory]
    [InlineData("[]", "json.wrong-type", "$")]
    [InlineData("7", "json.wrong-type", "$")]
    [InlineData("{", "json.malformed", "$")]
    [InlineData("", "json.malformed", "$")]
    [InlineData("{ \"zone\": \"\\ud800\" }", "json.malformed", "$")]
    [InlineData("{ \"zone\": 5 }", "json.wrong-type", "$.zone")]
    [InlineData("{ \"rules\": [null] }", "json.wrong-type", "$.rules[0]")]
    public void A_base_that_is_no_profile_is_a_problem_of_the_base(string text, string code, string path)
    {
        var problem = Problems($$"""{ {{Head}}, "extends": "b" }""", ("b", text)).First();

        Assert.Equal((code, path, "b"), (problem.Code, problem.Path, problem.Base));
        Assert.True(problem.Line > 0);
    }

    [Fact]
    public void A_base_may_begin_with_a_byte_order_mark_and_hold_comments() =>
        Assert.Equal(
            "Asia/Tokyo",
            Zone(
                Parse(
                    $$"""{ {{Head}}, "extends": "b" }""",
                    ("b", "\uFEFF// ours\n{ \"extends\": \"call-center\", \"zone\": \"Asia/Tokyo\", }")
                )
            )
        );

    [Fact]
    public void Half_a_character_in_a_profile_that_extends_is_a_problem() =>
        Assert.Equal(
            "json.malformed",
            Assert.Single(Problems("{ \"id\": \"\\ud800\", \"version\": \"1\", \"extends\": \"call-center\" }")).Code
        );

    [Fact]
    public void What_the_caller_throws_goes_through() =>
        Assert.Throws<IOException>(() =>
            WorkflowProfile.Parse(Encoding.UTF8.GetBytes($$"""{ {{Head}}, "extends": "x.json" }"""), _ => throw new IOException("no disk"))
        );

    [Fact]
    public void A_built_in_name_is_never_asked_for() =>
        Assert.Equal(
            "acme",
            WorkflowProfile
                .Parse(Encoding.UTF8.GetBytes($$"""{ {{Head}}, "extends": "call-center" }"""), _ => throw new IOException("asked"))
                .Version.Profile
        );

    private static string? Zone(WorkflowProfile profile) => (string?)System.Text.Json.Nodes.JsonNode.Parse(profile.ToJson())!["zone"];
}
