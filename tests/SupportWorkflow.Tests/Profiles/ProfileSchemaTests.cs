using System.Text.Json;
using System.Text.Json.Nodes;
using Properties;

namespace SupportWorkflow.Profiles;

/// <summary>The published schema is the format: what the library reads it allows, what it refuses the library refuses.</summary>
public sealed class ProfileSchemaTests
{
    private static readonly JsonObject Schema = JsonNode.Parse(WorkflowProfile.JsonSchema())!.AsObject();

    [Fact]
    public void The_published_schema_is_the_one_the_library_writes()
    {
        var published = Path.Combine(Checkout.Root, "docs", "profile-1.schema.json");
        var written = Schema.ToJsonString(new() { WriteIndented = true }) + "\n";
        if (Environment.GetEnvironmentVariable("ACCEPT_GOLDEN") == "1")
            File.WriteAllText(published, written);
        Assert.Equal(File.ReadAllText(published), written);
    }

    [Fact]
    public void Every_built_in_profile_names_the_schema_and_conforms_to_it()
    {
        foreach (var id in BuiltInProfiles.Ids)
        {
            var profile = JsonNode.Parse(BuiltInProfiles.Json(id))!;
            Assert.Equal(Schema["$id"]!.GetValue<string>(), profile["$schema"]!.GetValue<string>());
            Assert.Empty(Problems(profile, Schema, "$"));
        }
    }

    [Fact]
    public void What_the_library_ships_conforms_as_it_is_written_too()
    {
        foreach (var id in BuiltInProfiles.Ids)
            Assert.Empty(Problems(JsonNode.Parse(BuiltInProfiles.OwnJson(id)!), Schema, "$"));
    }

    [Theory]
    [InlineData("""{ "id": "a", "version": "1", "extends": "call-center" }""")]
    [InlineData("""{ "id": "a", "version": "1", "extends": "call-center", "name": {}, "rules": null, "zone": "Asia/Tokyo" }""")]
    [InlineData(
        """{ "id": "a", "version": "1", "extends": "call-center", "rules": [{ "name": "dissatisfied", "rank": 2, "oncePer": null }] }"""
    )]
    [InlineData(
        """{ "id": "a", "version": "1", "extends": "call-center", "fields": { "persists": null, "occurred": { "why": { "en": "W" } } } }"""
    )]
    [InlineData("""{ "id": "a", "extends": "call-center" }""", "$.version")]
    [InlineData("""{ "id": "a", "version": "1", "extends": 5 }""", "$.extends")]
    [InlineData("""{ "id": "a", "version": "1", "extends": "call-center", "closing": { "maxReopen": 2 } }""", "$.closing.maxReopen")]
    [InlineData("""{ "id": "a", "version": "1", "extends": "call-center", "lifecycle": { "initial": 7 } }""", "$.lifecycle.initial")]
    [InlineData("""{ "id": "a", "version": "1", "extends": "call-center", "levels": [{ "answer": "PT1H" }] }""", "$.levels[0].role")]
    public void Little_is_required_of_a_profile_that_extends_another(string json, string? path = null)
    {
        var refused = Problems(JsonNode.Parse(json), Schema, "$");
        Assert.Equal(path is null ? [] : [path], refused);
        var bytes = System.Text.Encoding.UTF8.GetBytes(json);
        if (path is null)
            Assert.Equal("a", WorkflowProfile.Parse(bytes).Version.Profile);
        else
            Assert.Contains(Assert.Throws<DefinitionException>(() => WorkflowProfile.Parse(bytes)).Problems, p => p.Path == path);
    }

    [Theory]
    [InlineData("priority", "rows", "[{ \"iff\": {} }]")]
    [InlineData("lifecycle", "initial", "7")]
    [InlineData("numbers", "digits", "\"four\"")]
    [InlineData("words", "tiers", "{ \"vip\": \"VIP\" }")]
    [InlineData("closing", "maxReopens", "2.5")]
    public void What_the_schema_refuses_the_library_refuses_and_the_other_way_round(string part, string member, string value)
    {
        var profile = JsonNode.Parse(BuiltInProfiles.Json("call-center"))!;
        profile[part]![member] = JsonNode.Parse(value);
        var problems = Assert
            .Throws<DefinitionException>(() => WorkflowProfile.Parse(System.Text.Encoding.UTF8.GetBytes(profile.ToJsonString())))
            .Problems;
        var shape = problems.Where(p => p.Code.StartsWith("json.", StringComparison.Ordinal)).Select(p => p.Path);
        Assert.Equal(shape.Order(StringComparer.Ordinal), Problems(profile, Schema, "$").Order(StringComparer.Ordinal));
    }

    /// <summary>A checker for exactly the keywords the schema uses; where something is wrong.</summary>
    private static IEnumerable<string> Problems(JsonNode? value, JsonObject schema, string path)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference)
            schema = Schema["$defs"]![reference["#/$defs/".Length..]]!.AsObject();
        if (schema["anyOf"] is JsonArray choices)
            return choices.Select(c => Problems(value, c!.AsObject(), path).ToArray()).MinBy(p => p.Length)!;
        if (schema["if"] is JsonObject condition)
        {
            var holds = condition["required"]!.AsArray().All(r => value?[r!.GetValue<string>()] is not null);
            return Problems(value, schema[holds ? "then" : "else"]!.AsObject(), path);
        }
        var types = schema["type"] is JsonArray several
            ? several.Select(t => t!.GetValue<string>()).ToArray()
            : [schema["type"]!.GetValue<string>()];
        if (!types.Any(t => Is(value, t)))
            return [path];
        if (schema["maxProperties"] is not null)
            return value!.AsObject().Count > 0 ? [path] : [];
        if (value is JsonArray items)
            return items.SelectMany((item, i) => Problems(item, schema["items"]!.AsObject(), $"{path}[{i}]"));
        if (value is not JsonObject members)
            return [];
        var known = schema["properties"]?.AsObject();
        var missing = (schema["required"]?.AsArray() ?? [])
            .Select(r => r!.GetValue<string>())
            .Where(r => !members.ContainsKey(r))
            .Select(r => $"{path}.{r}");
        return missing.Concat(
            members.SelectMany(m =>
                known?[m.Key] is JsonObject member ? Problems(m.Value, member, $"{path}.{m.Key}")
                : schema["additionalProperties"] is JsonObject any ? Problems(m.Value, any, $"{path}.{m.Key}")
                : [$"{path}.{m.Key}"]
            )
        );
    }

    private static bool Is(JsonNode? value, string type) =>
        (value?.GetValueKind(), type) switch
        {

            (JsonValueKind.String, "string")
            or
            (JsonValueKind.Number, "number")
            or (JsonValueKind.True or JsonValueKind.False, "boolean") => true,
            (null or JsonValueKind.Null, "null") => true,
            (JsonValueKind.Object, "object") or (JsonValueKind.Array, "array") => true,
            (JsonValueKind.Number, "integer") => value!.AsValue().TryGetValue<decimal>(out var number)
                && number == decimal.Truncate(number),
            _ => false,
        };
}
