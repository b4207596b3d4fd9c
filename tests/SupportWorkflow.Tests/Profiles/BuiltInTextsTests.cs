using System.Text;
using System.Text.Json.Nodes;
using Properties;

namespace SupportWorkflow.Profiles;

/// <summary>The files that come with the library: each says only what is its own, and what they are together is on file.</summary>
public sealed class BuiltInTextsTests
{
    public static TheoryData<string> Profiles => [.. BuiltInProfiles.Ids.AsEnumerable()];

    /// <summary>A change of the base shows in every profile that it reaches. <c>ACCEPT_GOLDEN=1</c> writes the files.</summary>
    [Theory]
    [MemberData(nameof(Profiles))]
    public void The_whole_document_is_the_one_on_file(string id)
    {
        var file = Path.Combine(Checkout.Root, "tests", "SupportWorkflow.Tests", "Profiles", "Resolved", id + ".json");
        var whole = Encoding.UTF8.GetString(BuiltInProfiles.Json(id));
        if (Environment.GetEnvironmentVariable("ACCEPT_GOLDEN") == "1")
            File.WriteAllText(file, whole);
        Assert.Equal(File.ReadAllText(file), whole);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void A_profile_says_nothing_that_its_base_says_already(string id)
    {
        var own = JsonNode.Parse(BuiltInProfiles.OwnJson(id)!)!.AsObject();
        var @base = JsonNode.Parse(BuiltInProfiles.OwnJson(own["extends"]!.GetValue<string>())!)!.AsObject();
        own.Remove("$schema");

        Assert.Empty(Repeated(own, @base, "$"));
    }

    [Fact]
    public void The_files_are_formatted_like_what_is_made_of_them() => Assert.All(BuiltInProfiles.Ids.Append("service-desk"), id =>
        {
            var text = Encoding.UTF8.GetString(BuiltInProfiles.OwnJson(id)!);
            Assert.Equal(ReadableJson.Text(JsonNode.Parse(text)!), text);
        });

    private static IEnumerable<string> Repeated(JsonObject own, JsonObject @base, string path) =>
        own.Where(m => m.Value is not null && @base[m.Key] is not null)
            .SelectMany(m =>
                m.Value is JsonObject inner && @base[m.Key] is JsonObject there && !inner.ContainsKey("en")
                    ? Repeated(inner, there, JsonPath.Step(path, m.Key))
                : JsonNode.DeepEquals(m.Value, @base[m.Key]) ? [JsonPath.Step(path, m.Key)]
                : []
            );
}
