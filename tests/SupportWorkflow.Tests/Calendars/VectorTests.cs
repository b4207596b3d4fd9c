using System.Text.Json.Nodes;
using Properties;
using SupportWorkflow.Cli.Calendars;

namespace SupportWorkflow.Tests.Calendars;

/// <summary>Cases from the test suites of other systems; each names its source.</summary>
[Trait("Requirement", "SLA-6")]
public class VectorTests
{
    private static readonly byte[] Cases = Read();

    public static TheoryData<string> Ids() => [.. JsonNode.Parse(Cases)!.AsArray().Select(c => c!["id"]!.GetValue<string>())];

    [Theory, MemberData(nameof(Ids))]
    public void Another_systems_case_has_the_answer_it_expects(string id)
    {
        var one = new CalendarCase((JsonObject)JsonNode.Parse(Cases)!.AsArray().Single(c => c!["id"]!.GetValue<string>() == id)!);
        var answer = one.Answer();
        Assert.True(one.Holds(answer), $"{id}: {answer?.ToJsonString()}");
    }

    [Fact]
    public void There_are_160_cases_and_each_names_its_source()
    {
        var all = JsonNode.Parse(Cases)!.AsArray();
        Assert.Equal(160, all.Count);
        Assert.All(all, c => Assert.False(string.IsNullOrEmpty(c!["source"]!.GetValue<string>())));
    }

    [SharedFileFact("data/calendar-vectors-open.json")]
    public void The_cases_carried_here_are_the_published_ones() =>
        Assert.Equal(File.ReadAllBytes(Checkout.Shared("data/calendar-vectors-open.json")), Cases);

    private static byte[] Read()
    {
        using var file = typeof(VectorTests).Assembly.GetManifestResourceStream("calendar-vectors.json")!;
        using var all = new MemoryStream();
        file.CopyTo(all);
        return all.ToArray();
    }
}
