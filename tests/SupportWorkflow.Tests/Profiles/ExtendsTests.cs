using System.Text;
using System.Text.Json.Nodes;

namespace SupportWorkflow.Profiles;

/// <summary>A profile that extends another: what it means, what is kept of it, and where its problems stand.</summary>
public sealed class ExtendsTests
{
    private const string Head = """ "id": "acme", "version": "7" """;

    [Fact]
    public void An_empty_body_changes_nothing_but_who_it_is()
    {
        foreach (var id in BuiltInProfiles.Ids)
        {
            var expected = JsonNode.Parse(BuiltInProfiles.Json(id))!.AsObject();
            (expected["id"], expected["version"]) = ("acme", "7");
            expected.Remove("about");
            expected.Remove("$schema");

            var profile = Parse($$"""{ "extends": "{{id}}", {{Head}} }""");

            Assert.Equal(expected.ToJsonString(), JsonNode.Parse(profile.ToJson())!.ToJsonString());
            Assert.Equal(new("acme", "7"), profile.Version);
            Assert.Null(profile.About);
            var changes = BuiltInProfiles.Find(id)!.ChangesTo(profile, new(2026, 1, 1));
            Assert.Equal(["$.id", "$.version", "$.about"], changes.Select(c => c.Path));
        }
    }

    [Fact]
    public void What_is_said_is_changed_and_nothing_else()
    {
        var profile = Parse(
            $$"""
            {
              "extends": "call-center", {{Head}},
              "about": { "en": "Ours" },
              "priority": { "otherwise": "P4" },
              "rules": [{ "name": "dissatisfied", "if": { "fact": "rating.score", "atMost": 3 } }],
              "noticeHours": { "requester": null }
            }
            """
        );

        Assert.Equal("Ours", profile.About!.In("en"));
        Assert.Equal(RulesOf(BuiltInProfiles.CallCenter), RulesOf(profile));
        Assert.DoesNotContain("\"extends\"", profile.ToJson(), StringComparison.Ordinal);
        Assert.Equal("P4", JsonNode.Parse(profile.ToJson())!["priority"]!["otherwise"]!.GetValue<string>());
        Assert.Contains("\"role:lead\"", profile.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_whole_document_is_read_as_the_same_profile_and_needs_nothing_else()
    {
        var profile = Parse($$"""{ "extends": "call-center", {{Head}}, "zone": "Europe/Berlin" }""");

        var again = Parse(profile.ToJson());

        Assert.Equal(profile.ToJson(), again.ToJson());
        Assert.Empty(profile.ChangesTo(again, new(2026, 1, 1)));
        Assert.Contains("技术支持呼叫中心", profile.ToJson(), StringComparison.Ordinal);
        Assert.All(profile.ToJson().Split('\n'), line => Assert.Equal(line, line.TrimEnd()));
    }

    [Fact]
    public void A_profile_that_extends_nothing_is_kept_byte_for_byte()
    {
        var text =
            "\uFEFF// ours\n"
            + Encoding.UTF8.GetString(Edited.DeskJson).Replace("\"zone\"", "\"extends\" : null,  \"zone\"", StringComparison.Ordinal);

        Assert.Equal(text[1..], Parse(text).ToJson());
        Assert.Equal(text[1..], Parse(text, []).ToJson());
    }

    [Fact]
    public void Bases_extend_bases_and_files_are_named_from_the_folder_of_the_one_that_extends()
    {
        var asked = new List<string>();
        var files = new Dictionary<string, string>
        {
            ["parts/hours.json"] = """{ "extends": "./more/zone.json", "numbers": { "digits": 6 }, "id": "hours", "version": "9" }""",
            ["parts/more/zone.json"] = """{ "extends": "../../top.json", "zone": "Europe/Berlin" }""",
            ["top.json"] = """{ "extends": "house rules", "closing": { "maxReopens": 5 } }""",
            ["house rules"] = """{ "extends": "call-center", "closing": { "maxReopens": 1, "reopenWithin": "P1D" } }""",
        };
        var profile = WorkflowProfile.Parse(Encoding.UTF8.GetBytes($$"""{ "extends": "parts/hours.json", {{Head}} }"""), name =>
        {
            asked.Add(name);
            return Encoding.UTF8.GetBytes(files[name]);
        });

        Assert.Equal(["parts/hours.json", "parts/more/zone.json", "top.json", "house rules"], asked);
        var json = JsonNode.Parse(profile.ToJson())!;
        Assert.Equal(
            ("acme", "7", "Europe/Berlin", 6, 5, "P1D"),
            (
                (string?)json["id"],
                (string?)json["version"],
                (string?)json["zone"],
                (int)json["numbers"]!["digits"]!,
                (int)json["closing"]!["maxReopens"]!,
                (string?)json["closing"]!["reopenWithin"]
            )
        );
    }

    [Fact]
    public void The_base_of_all_can_be_extended_and_is_no_profile()
    {
        Assert.DoesNotContain("service-desk", BuiltInProfiles.Ids);
        Assert.Null(BuiltInProfiles.Find("service-desk"));
        Assert.Throws<ArgumentException>(() => BuiltInProfiles.Json("service-desk"));
        Assert.NotNull(BuiltInProfiles.OwnJson("service-desk"));
        Assert.Null(BuiltInProfiles.OwnJson("nope"));
        var missing = Problems($$"""{ "extends": "service-desk", {{Head}} }""");
        Assert.Equal(
            [
                "$.lifecycle.initial",
                "$.lifecycle.transitions",
                "$.name",
                "$.objectives.resolution.targets",
                "$.objectives.response.targets",
                "$.priority",
            ],
            missing.Select(p => p.Path).Order(StringComparer.Ordinal)
        );
        Assert.All(missing, p => Assert.Equal("json.missing-member", p.Code));
        Assert.Equal(["service-desk"], missing.Select(p => p.Base).OfType<string>().Distinct());
    }

    [Fact]
    public void Who_it_is_a_profile_says_itself()
    {
        var problems = Problems("""{ "extends": "call-center" }""");

        Assert.Equal(
            [("$.id", "json.missing-member", null), ("$.version", "json.missing-member", null)],
            problems.Select(p => (p.Path, p.Code, p.Base))
        );
    }

    [Fact]
    public void A_problem_is_told_where_it_stands()
    {
        var problems = Problems(
            $$"""
            {
              "extends": "desk.json", {{Head}},
              "words": { "roles": { "lead": null } },
              "rules": [
                { "name": "new", "when": { "clock": "none" }, "then": [{ "escalateTo": 1 }] },
                { "name": "response-breached", "oncePer": "moon" }
              ],
              "zone": null
            }
            """,
            (
                "desk.json",
                """
                {
                  "extends": "call-center",
                  "priority": { "otherwise": "P7",
                                "colour": "red" },
                  "rules": [{ "name": "review", "when": { "clock": "response" }, "then": [{ "escalateTo": "one" }] }],
                  "numbers": { "digits": 40 }
                }
                """
            )
        );

        Assert.Equal(
            [
                ("desk.json", "$.priority.colour", 4, "json.unknown-member"),
                ("desk.json", "$.rules[0].then[0].escalateTo", 5, "json.wrong-type"),
                (null, "$.zone", 8, "json.missing-member"),
            ],
            problems.Select(p => (p.Base, p.Path, p.Line, p.Code))
        );
    }

    [Fact]
    public void What_is_wrong_with_the_meaning_is_told_where_it_stands_too()
    {
        var problems = Problems(
            $$"""
            {
              "extends": "desk.json", {{Head}},
              "words": { "roles": { "lead": null } },
              "rules": [
                { "name": "new", "when": { "on": ["ticket-opened"] }, "then": [{ "escalateTo": 1 }], "oncePer": "moon" },
                { "name": "response-breached", "oncePer": "moon" }
              ]
            }
            """,
            (
                "desk.json",
                """
                {
                  "extends": "call-center",
                  "priority": { "otherwise": "P7",
                                "colour": "red" },
                  "rules": [{ "name": "review", "when": { "clock": "response" }, "then": [{ "escalateTo": 1 }], "oncePer": "sun" }],
                  "numbers": { "digits": 40 }
                }
                """
            )
        );

        Assert.Equal(
            [
                ("desk.json", "$.priority.colour", 4, "json.unknown-member"),
                ("desk.json", "$.numbers.digits", 6, "profile.bad-digits"),
                ("desk.json", "$.priority.otherwise", 3, "priority.unknown-code"),
                (null, "$.rules[1].oncePer", 6, "rule.unknown-key"),
                ("desk.json", "$.rules[0].oncePer", 5, "rule.unknown-key"),
                (null, "$.rules[0].oncePer", 5, "rule.unknown-key"),
            ],
            problems.Where(p => p.Base != "call-center").Select(p => (p.Base, p.Path, p.Line, p.Code))
        );
        var row = problems.First(p => p.Path.StartsWith("$.lifecycle", StringComparison.Ordinal));
        Assert.Equal(("call-center", "profile.unknown-role"), (row.Base, row.Code));
        var line = Encoding.UTF8.GetString(BuiltInProfiles.OwnJson("call-center")!).Split('\n')[row.Line - 1];
        Assert.Contains("\"lead\"", line, StringComparison.Ordinal);
        Assert.StartsWith($"base 'call-center', line {row.Line}, $.lifecycle.transitions", row.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_warning_is_told_where_it_stands()
    {
        var profile = Parse(
            $$"""
            {
              "extends": "call-center", {{Head}},
              "words": { "roles": { "ghost": { "en": "Ghost" } } },
              "objectives": { "response": { "pauseWhile": { "all": [{ "fact": "priority", "is": "P1" }, { "fact": "priority",
                "is": "P2" }] } } }
            }
            """
        );

        var warnings = profile.Lint(new(2026, 11, 1));

        Assert.Equal(
            [
                (null, "$.words.roles.ghost", 3, "profile.idle-role"),
                (null, "$.words.roles.ghost", 3, "profile.no-chinese"),
                (null, "$.objectives.response.pauseWhile", 4, "condition.never-holds"),
                ("service-desk", "$.calendars.business.holidays", 0, "calendar.holidays-end"),
            ],
            warnings.Select(w => (w.Base, w.Path, w.Base is null ? w.Line : 0, w.Code))
        );
        Assert.StartsWith("base 'service-desk', line", warnings[3].ToString(), StringComparison.Ordinal);
    }

    private static IEnumerable<string> RulesOf(WorkflowProfile profile) =>
        JsonNode.Parse(profile.ToJson())!["rules"]!.AsArray().Select(r => r!["name"]!.GetValue<string>());

    internal static WorkflowProfile Parse(string json) => WorkflowProfile.Parse(Encoding.UTF8.GetBytes(json));

    internal static WorkflowProfile Parse(string json, params (string Name, string Json)[] bases) =>
        WorkflowProfile.Parse(Encoding.UTF8.GetBytes(json), name =>
            bases.FirstOrDefault(b => b.Name == name).Json is { } text ? Encoding.UTF8.GetBytes(text) : null
        );

    internal static IReadOnlyList<DefinitionProblem> Problems(string json, params (string Name, string Json)[] bases) =>
        Assert.Throws<DefinitionException>(() => Parse(json, bases)).Problems;
}
