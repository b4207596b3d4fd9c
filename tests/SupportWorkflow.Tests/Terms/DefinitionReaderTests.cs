using System.Text;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Terms;

/// <summary>A bad file throws once, with every problem, its path and its line.</summary>
public sealed class DefinitionReaderTests
{
    [Fact]
    public void Every_problem_of_shape_is_listed_with_path_and_line()
    {
        const string json = """
            {
              "id": "acme",
              "versoin": "1",
              "name": "Acme",
              "priority": { "scale": ["P1", 2], "otherwise": "P1" },
              "zone": "Asia/Shanghai",
              "zone": "Asia/Shanghai"
            }
            """;
        var problems = Problems(json);
        Assert.Equal(
            [
                ("$.zone", "json.doubled-member", 7),
                ("$.versoin", "json.unknown-member", 3),
                ("$.name", "json.wrong-type", 4),
                ("$.priority.scale[1]", "json.wrong-type", 5),
                ("$.version", "json.missing-member", 1),
                ("$.lifecycle", "json.missing-member", 1),
            ],
            problems.Select(p => (p.Path, p.Code, p.Line))
        );
        Assert.Equal("version", problems.Single(p => p.Code == "json.unknown-member").Suggestion);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"id\": \"\u0001\"}")]
    public void Text_that_is_no_profile_is_one_clear_problem(string json) => Assert.NotEmpty(Problems(json));

    [Fact]
    public void A_byte_order_mark_and_comments_are_read_over()
    {
        var json = "\uFEFF// ours\n" + Encoding.UTF8.GetString(BuiltInProfiles.Json("call-center"));
        Assert.Equal("call-center", WorkflowProfile.Parse(Encoding.UTF8.GetBytes(json)).Version.Profile);
    }

    /// <summary>呼叫 as an editor with Chinese settings may save it (GBK): BA F4 BD D0.</summary>
    [Fact]
    public void A_file_in_another_encoding_is_one_clear_problem_with_its_line()
    {
        byte[] file = [.. "{\n  \"id\": \""u8, 0xBA, 0xF4, 0xBD, 0xD0, .. "\"\n}"u8];
        var problem = Assert.Single(Assert.Throws<DefinitionException>(() => WorkflowProfile.Parse(file)).Problems);
        Assert.Equal(("json.not-utf8", "bytes in line 2 that are no UTF-8"), (problem.Code, problem.Found));
    }

    [Theory]
    [InlineData("{ \"id\": \"\\ud800\" }")]
    [InlineData("{ \"\\ud800\": 1 }")]
    public void Half_a_character_is_a_problem(string json) => Assert.NotEmpty(Problems(json));

    private static IReadOnlyList<DefinitionProblem> Problems(string json) =>
        Assert.Throws<DefinitionException>(() => WorkflowProfile.Parse(Encoding.UTF8.GetBytes(json))).Problems;
}
