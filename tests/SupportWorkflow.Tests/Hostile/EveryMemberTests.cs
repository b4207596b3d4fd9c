using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Properties;
using SupportWorkflow.Calendars;
using SupportWorkflow.Conditions;
using SupportWorkflow.Escalations;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Hostile;

/// <summary>
/// Every member of every class of documents, said or not, with null and with values nobody expects there: the definition is read, or it is
/// refused with problems. Objects in which null ended as a NullReferenceException were objectives, calendars, closing, intake and others.
/// </summary>
public sealed class EveryMemberTests
{
    internal const string Calendars = """
        {
          "office": { "zone": "Asia/Shanghai", "week": { "mon-fri": ["09:00-17:30"] }, "from": { "2026-01-01": { "mon": ["10:00-12:00"] } },
            "holidays": ["cn"], "yearlyHolidays": { "12-25": "Christmas" }, "makeUpDays": { "hoursOf": "mon", "dates": { "2026-01-04": "tue" } },
            "closed": { "2026-03-03": "Flood" }, "overrides": { "2026-03-04": ["09:00-10:00"] }, "breaks": { "2026-03-05": ["11:00-12:00"] },
            "standardDay": "PT8H" },
          "always": { "zone": "UTC", "open": "24x7" },
          "both": { "and": ["office", "always"] }, "one": { "or": ["office", "always"] }, "rest": { "except": ["always", "office"] }
        }
        """;

    internal const string Tree = """
        { "all": [{ "any": [{ "fact": "grade", "is": "a" }, { "fact": "grade", "in": ["a", "b"] }] },
          { "not": { "fact": "amount", "atLeast": 3 } }, { "fact": "amount", "above": 3 }, { "fact": "amount", "atMost": 3 },
          { "fact": "amount", "below": 3 }, { "fact": "paid", "known": true }, { "fact": "paid", "is": true, "for": "PT4H", "calendar": "office" },
          { "always": true }] }
        """;

    private const string Rule = """
        { "name": "late", "text": { "en": "Late" }, "when": { "clock": "resolution", "used": "80%" }, "if": { "always": true },
          "then": [{ "raisePriority": 1 }, { "escalateTo": 1 }, { "notify": ["role:lead"], "template": "late" },
            { "majorIncident": { "days": 1, "by": ["category"] } }, { "custom": "page" }], "oncePer": "ticket", "rank": 1 }
        """;

    private static readonly FactCatalogue Facts = FactCatalogue.Of(
        FactDeclaration.Choice("grade", "a", "b"),
        FactDeclaration.Number("amount"),
        FactDeclaration.YesNo("paid")
    );

    private static readonly string[] Values =
    [
        "null",
        "true",
        "-1",
        "1e300",
        "99999999999999999999999999",
        "\"\"",
        "\"x\"",
        "\"PT\"",
        "\"\\u0000\"",
        "{}",
        "[]",
        "[null]",
        "[\"\"]",
        "[{}]",
        "{ \"\": null }",
        "{ \"a\": {} }",
        "{ \"a\": [\"a\"] }",
        "{ \"fact\": \"state\", \"in\": [1, true, \"new\"] }",
    ];

    [Theory]
    [InlineData("call-center")]
    [InlineData("online-platform")]
    [InlineData("support-department")]
    [InlineData("desk")]
    public void A_profile_with_any_value_in_any_place_is_read_or_refused_with_problems(string profile)
    {
        var json = profile == "desk" ? Desk() : BuiltInProfiles.Find(profile)!.ToJson();
        Check(
            ProfileJson.Default.ProfileDocument,
            json,
            utf8 =>
            {
                var read = WorkflowProfile.Parse(utf8);
                read.Compile();
                read.Lint(new NodaTime.LocalDate(2026, 1, 1));
            },
            profile == "desk" ? Values : ["null", "[null]", "{}"]
        );
    }

    [Fact]
    public void A_profile_laid_over_another_with_any_value_in_any_place_is_read_or_refused_with_problems()
    {
        var own = JsonNode.Parse("""{ "id": "own", "version": "1", "extends": "call-center" }""")!.AsObject();
        var all = JsonNode.Parse(Desk())!.AsObject();
        foreach (var name in new[] { "objectives", "calendars", "fields", "rules", "levels", "closing", "intake" })
            own[name] = all[name]?.DeepClone();
        Check(
            ProfileJson.Default.ProfileDocument,
            own.ToJsonString(),
            utf8 => WorkflowProfile.Parse(utf8).Compile(),
            "null",
            "[null]",
            "{}"
        );
    }

    [Fact]
    public void A_lifecycle_with_any_value_in_any_place_is_read_or_refused_with_problems() =>
        Check(LifecycleJson.Default.LifecycleDocument, Lifecycle.Standard.ToJson(), utf8 =>
            Lifecycle.FromJson(utf8, TicketWorkflow.Standard.Facts)
        );

    [Fact]
    public void Calendars_with_any_value_in_any_place_are_read_or_refused_with_problems() =>
        Check(CalendarJson.Default.DictionaryStringCalendarDocument, Calendars, utf8 => CalendarBook.FromJson(utf8));

    [Fact]
    public void A_holiday_set_with_any_value_in_any_place_is_read_or_refused_with_problems() =>
        Check(
            CalendarJson.Default.HolidaySetDocument,
            File.ReadAllText(Path.Combine(Checkout.Root, "src/SupportWorkflow/Calendars/cn.holidays.json")),
            utf8 => HolidaySet.FromJson(utf8)
        );

    [Fact]
    public void A_condition_with_any_value_in_any_place_is_read_or_refused_with_problems()
    {
        var book = CalendarBook.FromJson(Encoding.UTF8.GetBytes(Calendars));
        Check(ConditionJson.Default.ConditionDocument, Tree, utf8 => Condition.FromJson(utf8, Facts, book));
    }

    [Fact]
    public void A_rule_with_any_value_in_any_place_is_read_or_refused_with_problems() =>
        Check(RuleJson.Default.RuleDocument, Rule, utf8 => EscalationRule.FromJson(utf8));

    [Fact]
    public void Null_where_a_definition_needs_a_value_is_a_listed_problem()
    {
        string[] needed =
        [
            "objectives",
            "calendars",
            "closing",
            "intake",
            "levels",
            "notices",
            "noticeHours",
            "fields",
            "words",
            "rules",
            "numbers",
            "deskSchedules",
            "backdating",
            "policies",
        ];
        var root = JsonNode.Parse(Desk())!.AsObject();
        foreach (var name in needed)
            root[name] = null;
        var found = Assert.Throws<DefinitionException>(() => WorkflowProfile.Parse(Encoding.UTF8.GetBytes(root.ToJsonString())));
        Assert.Equal(needed.Select(n => ("$." + n, "json.wrong-type")).Order(), found.Problems.Select(p => (p.Path, p.Code)).Order());
    }

    private static string Desk() => File.ReadAllText(Path.Combine(Checkout.Root, "tests/SupportWorkflow.Tests/Profiles/desk.profile.json"));

    private static void Check(JsonTypeInfo shape, string json, ReadDefinition read, params string[] values)
    {
        var root = JsonNode.Parse(json, documentOptions: new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!;
        var places = new Dictionary<string, object[]>(StringComparer.Ordinal);
        Walk(shape, root, "$", [], places);
        Assert.True(places.Count > 5);
        var failures = new List<string>();
        foreach (var (path, steps) in places)
        foreach (var value in values.Length == 0 ? Values : values)
        {
            var mutant = root.DeepClone();
            Put(mutant, steps, JsonNode.Parse(value));
            try
            {
                read(Encoding.UTF8.GetBytes(mutant.ToJsonString()));
            }
            catch (DefinitionException refused)
            {
                if (refused.Problems.Count == 0)
                    failures.Add($"{path} = {value}: no problem");
            }
#pragma warning disable CA1031 // Any other exception is what is looked for.
            catch (Exception e)
#pragma warning restore CA1031
            {
                failures.Add($"{path} = {value}: {e.GetType().Name} {e.Message} {e.StackTrace?.Split('\n')[0].Trim()}");
            }
        }
        Assert.True(failures.Count == 0, $"{failures.Count} failures:\n{string.Join('\n', failures.Take(40))}");
    }

    /// <summary>One place of every shape: of lists and dictionaries the first item.</summary>
    private static void Walk(JsonTypeInfo shape, JsonNode? node, string path, object[] steps, Dictionary<string, object[]> places)
    {
        if (steps.Length > 0)
            places.TryAdd(path, steps);
        if (shape.Kind == JsonTypeInfoKind.Object)
            foreach (var property in shape.Properties)
            {
                var (type, at) = (shape.Options.GetTypeInfo(property.PropertyType), $"{path}.{property.Name}");
                var child = (node as JsonObject)?[property.Name];
                if (child is not null)
                    Walk(type, child, at, [.. steps, property.Name], places);
                else if (node is JsonObject)
                    places.TryAdd(at, [.. steps, property.Name]);
            }
        else if (shape.ElementType is { } element && shape.Options.GetTypeInfo(element) is var item)
            if (node is JsonArray list)
                for (var i = 0; i < list.Count; i++)
                    Walk(item, list[i], path + "[]", [.. steps, i], places);
            else if (node is JsonObject members)
                foreach (var (name, value) in members.ToArray())
                    Walk(item, value, path + ".*", [.. steps, name], places);
    }

    private static void Put(JsonNode root, object[] steps, JsonNode? value)
    {
        var at = root;
        foreach (var step in steps[..^1])
            at = step is int i ? at[i]! : at[(string)step]!;
        if (steps[^1] is int place)
            at[place] = value;
        else
            at[(string)steps[^1]] = value;
    }

    private delegate void ReadDefinition(ReadOnlySpan<byte> utf8);
}
