using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Terms;

/// <summary>How a text is laid over the one it extends.</summary>
public sealed class MergedDefinitionTests
{
    public static TheoryData<string, string, string, string> Table =>
        new()
        {
            {
                "a new member is added",
                """{ "zone": "A" }""",
                """{ "name": { "en": "N" } }""",
                """{ "name": { "en": "N" }, "zone": "A" }"""
            },
            { "a value is replaced", """{ "zone": "A" }""", """{ "zone": "B" }""", """{ "zone": "B" }""" },
            {
                "objects merge by key",
                """{ "closing": { "maxReopens": 1, "lowestScore": 2 } }""",
                """{ "closing": { "maxReopens": 3 } }""",
                """{ "closing": { "maxReopens": 3, "lowestScore": 2 } }"""
            },
            {
                "nested objects too",
                """{ "lifecycle": { "states": { "new": { "kind": "queued", "on": "x" } } } }""",
                """{ "lifecycle": { "states": { "new": { "kind": "working" }, "old": { "kind": "done" } } } }""",
                """{ "lifecycle": { "states": { "new": { "kind": "working", "on": "x" }, "old": { "kind": "done" } } } }"""
            },
            { "null removes", """{ "zone": "A", "levels": [] }""", """{ "levels": null }""", """{ "zone": "A" }""" },
            { "null of what is not there", """{ "zone": "A" }""", """{ "levels": null }""", """{ "zone": "A" }""" },
            {
                "null deep below",
                """{ "words": { "roles": { "a": { "en": "A" }, "b": { "en": "B" } } } }""",
                """{ "words": { "roles": { "a": null } } }""",
                """{ "words": { "roles": { "b": { "en": "B" } } } }"""
            },
            {
                "null in what is new",
                """{ "zone": "A" }""",
                """{ "closing": { "maxReopens": 1, "lowestScore": null } }""",
                """{ "zone": "A", "closing": { "maxReopens": 1 } }"""
            },
            { "null in the base itself", """{ "zone": "A", "closing": null }""", "{}", """{ "zone": "A" }""" },
            {
                "a list of names merges by name",
                """{ "rules": [{ "name": "a", "rank": 1, "oncePer": "x" }, { "name": "b" }] }""",
                """{ "rules": [{ "name": "c" }, { "name": "a", "rank": 2, "oncePer": null }] }""",
                """{ "rules": [{ "name": "a", "rank": 2 }, { "name": "b" }, { "name": "c" }] }"""
            },
            {
                "a name that comes twice stays twice",
                """{ "rules": [{ "name": "a", "rank": 1 }] }""",
                """{ "rules": [{ "name": "a", "rank": 2 }, { "name": "a", "rank": 3 }] }""",
                """{ "rules": [{ "name": "a", "rank": 2 }, { "name": "a", "rank": 3 }] }"""
            },
            { "an empty list clears", """{ "rules": [{ "name": "a" }] }""", """{ "rules": [] }""", """{ "rules": [] }""" },
            {
                "one without a name, and the list is replaced",
                """{ "rules": [{ "name": "a" }] }""",
                """{ "rules": [{ "name": "b" }, { "rank": 1 }] }""",
                """{ "rules": [{ "name": "b" }, { "rank": 1 }] }"""
            },
            {
                "a name that is no text is none",
                """{ "rules": [{ "name": 1, "rank": 1 }] }""",
                """{ "rules": [{ "name": 1 }] }""",
                """{ "rules": [{ "name": 1 }] }"""
            },
            {
                "other lists are replaced",
                """{ "closing": { "record": ["a", "b"] }, "levels": [{ "role": "a", "answer": "PT1H" }] }""",
                """{ "closing": { "record": ["c"] }, "levels": [{ "role": "a" }] }""",
                """{ "closing": { "record": ["c"] }, "levels": [{ "role": "a" }] }"""
            },
            { "a value over an object", """{ "closing": { "maxReopens": 1 } }""", """{ "closing": 7 }""", """{ "closing": 7 }""" },
            { "an object over a list", """{ "rules": [{ "name": "a" }] }""", """{ "rules": { "a": 1 } }""", """{ "rules": { "a": 1 } }""" },
            {
                "a text is one thing",
                """{ "name": { "en": "Call centre", "zh-CN": "呼叫中心" } }""",
                """{ "name": { "en": "Acme" } }""",
                """{ "name": { "en": "Acme" } }"""
            },
            {
                "so are a condition and a moment",
                """{ "objectives": { "o": { "stop": { "events": ["e"] }, "pauseWhile": { "fact": "a", "in": ["b"] } } } }""",
                """{ "objectives": { "o": { "stop": { "byRule": true }, "pauseWhile": { "fact": "c", "is": "d" } } } }""",
                """{ "objectives": { "o": { "stop": { "byRule": true }, "pauseWhile": { "fact": "c", "is": "d" } } } }"""
            },
            {
                "an empty object changes nothing, not even a text",
                """{ "name": { "en": "N" }, "closing": { "maxReopens": 1 } }""",
                """{ "name": {}, "closing": {} }""",
                """{ "name": { "en": "N" }, "closing": { "maxReopens": 1 } }"""
            },
            {
                "of a member that comes twice the last counts",
                """{ "zone": "A", "zone": "B" }""",
                """{ "levels": [], "levels": [1] }""",
                """{ "zone": "B", "levels": [1] }"""
            },
            {
                "new names come last",
                """{ "words": { "roles": { "a": {}, "b": {} } } }""",
                """{ "words": { "roles": { "c": {}, "d": {} } } }""",
                """{ "words": { "roles": { "a": {}, "b": {}, "c": {}, "d": {} } } }"""
            },
            {
                "naming one of the base's gives the order",
                """{ "words": { "roles": { "a": {}, "b": {}, "x": {} } } }""",
                """{ "words": { "roles": { "c": {}, "b": {}, "d": {}, "a": {} } } }""",
                """{ "words": { "roles": { "c": {}, "b": {}, "x": {}, "d": {}, "a": {} } } }"""
            },
        };

    [Theory]
    [MemberData(nameof(Table))]
    public void A_text_is_laid_over_another(string rule, string @base, string own, string expected) =>
        Assert.Equal((rule, Node(expected).ToJsonString()), (rule, Merged(@base, own).Root.ToJsonString()));

    [Fact]
    public void Everything_stands_where_it_was_written_last()
    {
        var merged = Merged(
            """
            { "zone": "A",
              "words": { "roles": { "a": { "en": "A" },
                                    "b c": { "en": "B" } } },
              "rules": [{ "name": "a", "then": [1] },
                        { "name": "b", "then": [2] }] }
            """,
            """
            { "rules": [
                { "name": "c", "then": [3] },
                { "name": "b", "when": {} } ],
              "words": {
                "roles": { "a": { "en": "AA" } } } }
            """
        );

        Assert.Equal(
            [
                "$.zone base 1",
                "$.words own 4",
                "$.words.roles.a.en own 5",
                "$.words.roles['b c'].en base 3",
                "$.words.roles['b c'].zh-CN base 3",
                "$.rules own 1",
                "$.rules[0].then[0] base 4",
                "$.rules[1] own 3",
                "$.rules[1].when own 3",
                "$.rules[1].then base 5",
                "$.rules[0].then own 2",
                "$.rules[9] own 1",
                "$.nothing own 1",
            ],
            new[]
            {
                "$.zone",
                "$.words",
                "$.words.roles.a.en",
                "$.words.roles['b c'].en",
                "$.words.roles['b c'].zh-CN",
                "$.rules",
                "$.rules[0].then[0]",
                "$.rules[1]",
                "$.rules[1].when",
                "$.rules[1].then",
                "$.rules[2].then",
                "$.rules[9]",
                "$.nothing",
            }.Select(p => merged.Place(p) is var place ? $"{place.Path} {place.Base ?? "own"} {place.Line}" : "")
        );
    }

    internal static MergedDefinition Merged(params string[] texts)
    {
        var merged = new MergedDefinition(ProfileJson.Default.ProfileDocument);
        for (var i = 0; i < texts.Length; i++)
        {
            using var json = JsonDocument.Parse(texts[i]);
            merged.Extend(new(i == texts.Length - 1 ? null : "base", Encoding.UTF8.GetBytes(texts[i])), json.RootElement, []);
        }
        return merged;
    }

    private static JsonNode Node(string json) => JsonNode.Parse(json)!;
}
