using System.Text;
using NodaTime;
using SupportWorkflow.Calendars;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.Tests.Conditions;

/// <summary>Wrong conditions, each with everything that is said of it: "path code", in order.</summary>
public sealed class BrokenConditionTests
{
    private static readonly FactCatalogue Facts = FactCatalogue.Of(
        FactDeclaration.Choice("priority", "P1", "P2", "P3"),
        FactDeclaration.Choice("state", "new", "open") with
        {
            KnowsSince = true,
        },
        FactDeclaration.Number("users"),
        FactDeclaration.YesNo("vip"),
        FactDeclaration.Text("note"),
        FactDeclaration.Choice("category", "software", "software/login", "hardware/printer"),
        FactDeclaration.Text("bought") with
        {
            IsInstant = true,
        }
    );

    private static readonly CalendarBook Calendars = CalendarBook.Of(("office", WorkCalendar.AlwaysOpen));

    public static TheoryData<string, string[]> Broken =>
        new()
        {
            { """{ }""", ["$ condition.not-one"] },
            { """{ "fact": "priority" }""", ["$ condition.not-one"] },
            { """{ "is": "P1" }""", ["$ condition.no-fact"] },
            { """{ "fact": "", "is": "P1" }""", ["$.fact condition.no-fact"] },
            { """{ "fact": "priorty", "is": "P1" }""", ["$.fact condition.unknown-fact"] },
            { """{ "fact": "priority", "is": "P9" }""", ["$.is condition.unknown-value"] },
            {
                """{ "fact": "priority", "in": ["P1", "P9", "p2"] }""",
                ["$.in[1] condition.unknown-value", "$.in[2] condition.unknown-value"]
            },
            { """{ "fact": "priority", "in": [] }""", ["$.in condition.empty"] },
            { """{ "fact": "priority", "in": ["P1", "P1"] }""", ["$.in[1] condition.doubled-value"] },
            { """{ "fact": "priority", "is": 1 }""", ["$.is condition.wrong-type"] },
            { """{ "fact": "users", "is": "many" }""", ["$.is condition.wrong-type"] },
            { """{ "fact": "users", "in": [1, true] }""", ["$.in[1] condition.wrong-type"] },
            { """{ "fact": "vip", "is": "yes" }""", ["$.is condition.wrong-type"] },
            { """{ "fact": "note", "is": false }""", ["$.is condition.wrong-type"] },
            { """{ "fact": "note", "is": { } }""", ["$.is condition.not-a-value"] },
            { """{ "fact": "note", "in": ["a", ["b"]] }""", ["$.in[1] condition.not-a-value"] },
            { """{ "fact": "users", "is": 1e400 }""", ["$.is condition.not-a-value"] },
            { """{ "fact": "vip", "atLeast": 3 }""", ["$.atLeast condition.not-a-number"] },
            { """{ "fact": "note", "above": 3 }""", ["$.above condition.not-a-number"] },
            { """{ "fact": "priority", "atMost": 3 }""", ["$.atMost condition.not-a-number"] },
            { """{ "fact": "state", "below": 3 }""", ["$.below condition.not-a-number"] },
            { """{ "fact": "users", "atLeast": 3, "below": 9 }""", ["$ condition.not-one"] },
            { """{ "fact": "category", "under": "hard" }""", ["$.under condition.nothing-under"] },
            { """{ "fact": "category", "under": "software/" }""", ["$.under condition.bad-path"] },
            { """{ "fact": "note", "under": "" }""", ["$.under condition.bad-path"] },
            { """{ "fact": "users", "under": "software" }""", ["$.under condition.not-a-path"] },
            { """{ "fact": "bought", "under": "software" }""", ["$.under condition.not-a-path"] },
            { """{ "fact": "categroy", "under": "software" }""", ["$.fact condition.unknown-fact"] },
            { """{ "fact": "category", "is": "software", "under": "software" }""", ["$ condition.not-one"] },
            { """{ "under": "software" }""", ["$ condition.no-fact"] },
            { """{ "fact": "note", "within": "P1Y" }""", ["$.fact condition.not-an-instant"] },
            { """{ "fact": "users", "before": "now" }""", ["$.fact condition.not-an-instant"] },
            { """{ "fact": "bought", "within": "a year" }""", ["$.within condition.bad-time"] },
            { """{ "fact": "bought", "within": "P0D" }""", ["$.within condition.bad-time"] },
            { """{ "fact": "bought", "within": "P-1Y" }""", ["$.within condition.bad-time"] },
            { """{ "fact": "bought", "within": "P101Y" }""", ["$.within condition.bad-time"] },
            { """{ "fact": "bought", "before": "" }""", ["$.before condition.no-fact"] },
            { """{ "fact": "bought", "after": "bougth" }""", ["$.after condition.unknown-fact"] },
            { """{ "fact": "bought", "after": "note" }""", ["$.after condition.not-an-instant"] },
            { """{ "fact": "bought", "before": "now", "after": "now" }""", ["$ condition.not-one"] },
            { """{ "fact": "nobody", "known": true }""", ["$.fact condition.unknown-fact"] },
            { """{ "all": [{ "fact": "vip", "is": true }], "fact": "vip" }""", ["$ condition.not-one"] },
            { """{ "all": [{ "fact": "vip", "is": true }], "any": [{ "fact": "vip", "is": true }] }""", ["$ condition.not-one"] },
            { """{ "all": [] }""", ["$.all condition.empty"] },
            { """{ "any": [] }""", ["$.any condition.empty"] },
            { """{ "not": { } }""", ["$.not condition.not-one"] },
            { """{ "always": false }""", ["$.always condition.never"] },
            {
                """{ "any": [{ "fact": "nobody", "is": 1 }, { "not": { "fact": "vip", "is": 7 } }, { }] }""",
                ["$.any[2] condition.not-one", "$.any[0].fact condition.unknown-fact", "$.any[1].not.is condition.wrong-type"]
            },
            { """{ "fact": "state", "is": "open", "for": "4 hours" }""", ["$.for condition.bad-time"] },
            { """{ "fact": "state", "is": "open", "for": "P1D" }""", ["$.for condition.bad-time"] },
            { """{ "fact": "state", "is": "open", "for": "PT0S" }""", ["$.for condition.bad-time"] },
            { """{ "fact": "state", "is": "open", "for": "-PT1H" }""", ["$.for condition.bad-time"] },
            { """{ "fact": "state", "is": "open", "for": "PT99999999999H" }""", ["$.for condition.bad-time"] },
            { """{ "fact": "state", "is": "open", "for": "PT1H", "calendar": "ofice" }""", ["$.calendar condition.unknown-calendar"] },
            { """{ "fact": "state", "is": "open", "calendar": "office" }""", ["$.calendar condition.calendar-without-for"] },
            { """{ "fact": "vip", "is": true, "for": "PT1H" }""", ["$.for condition.no-since"] },
            {
                """{ "all": [{ "fact": "vip", "is": true }, { "fact": "state", "is": "new" }, """
                    + """{ "fact": "note", "known": true }], "for": "PT1H" }""",
                ["$.for condition.no-since", "$.for condition.no-since"]
            },
            { """{ "always": true, "for": "PT1H" }""", ["$.for condition.no-since"] },
            { """{ "not": { "fact": "state", "is": "new", "for": "PT1H" }, "for": "PT2H" }""", ["$.for condition.for-inside-for"] },
            {
                """{ "fact": "state", "is": "gone", "for": "soon", "calendar": "none" }""",
                ["$.for condition.bad-time", "$.is condition.unknown-value"]
            },
            { """{ "fact": "state", "equals": "new" }""", ["$.equals json.unknown-member", "$ condition.not-one"] },
            { """{ "fact": 3, "is": "new" }""", ["$.fact json.wrong-type"] },
            { """{ "fact": "users", "atLeast": "3" }""", ["$.atLeast json.wrong-type"] },
            { """{ "fact": "state", "fact": "vip", "known": true }""", ["$.fact json.doubled-member"] },
            { """[]""", ["$ json.wrong-type"] },
            { """{ "all": [null] }""", ["$.all[0] json.wrong-type"] },
            { """{ "fact": """, ["$ json.malformed"] },
        };

    [Theory, MemberData(nameof(Broken))]
    public void Everything_wrong_is_said_at_once(string json, string[] expected)
    {
        var thrown = Assert.Throws<DefinitionException>(() => Condition.FromJson(Encoding.UTF8.GetBytes(json), Facts, Calendars));
        Assert.Equal(expected, thrown.Problems.Select(p => $"{p.Path} {p.Code}"));
        Assert.All(thrown.Problems, p => Assert.Equal(1, p.Line));
        Assert.All(thrown.Problems, p => Assert.NotEmpty(p.Found));
        Assert.All(thrown.Problems, p => Assert.NotEmpty(p.Allowed));
    }

    [Theory]
    [InlineData("""{ "fact": "priorty", "is": "P1" }""", "priority")]
    [InlineData("""{ "fact": "state", "is": "opn" }""", "open")]
    [InlineData("""{ "fact": "state", "is": "new", "for": "PT1H", "calendar": "ofice" }""", "office")]
    public void The_closest_name_is_suggested(string json, string suggestion) =>
        Assert.Equal(
            suggestion,
            Assert
                .Single(
                    Assert.Throws<DefinitionException>(() => Condition.FromJson(Encoding.UTF8.GetBytes(json), Facts, Calendars)).Problems
                )
                .Suggestion
        );

    [Theory]
    [InlineData(30, "condition.too-deep")]
    [InlineData(5_000, "json.malformed")] // the JSON reader itself stops at 64
    public void Deep_nesting_is_refused_and_overflows_no_stack(int depth, string code)
    {
        var json = string.Concat(Enumerable.Repeat("""{ "not": """, depth)) + """{ "fact": "vip", "is": true }""" + new string('}', depth);
        Assert.Equal(
            code,
            Assert.Single(Assert.Throws<DefinitionException>(() => Condition.FromJson(Encoding.UTF8.GetBytes(json), Facts)).Problems).Code
        );
    }

    [Fact]
    public void The_deepest_allowed_nesting_is_read_and_one_deeper_is_not()
    {
        static byte[] Nested(int nots) =>
            Encoding.UTF8.GetBytes(
                string.Concat(Enumerable.Repeat("""{ "not": """, nots))
                    + """{ "fact": "state", "is": "new", "for": "PT1H" }"""
                    + new string('}', nots)
            );
        Assert.Equal(16, Condition.FromJson(Nested(14), Facts).Depth);
        Assert.Throws<DefinitionException>(() => Condition.FromJson(Nested(15), Facts));
    }

    [Fact]
    public void In_code_too_deep_nesting_and_impossible_times_are_the_callers_mistake()
    {
        var deep = Condition.Fact("vip").Is(true);
        Assert.Throws<ArgumentException>(() => Enumerable.Range(0, 100_000).Aggregate(deep, (c, _) => Condition.Not(c)));
        Assert.Throws<ArgumentOutOfRangeException>(() => deep.For(Duration.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => deep.For(Duration.FromDays(40_000)));
        Assert.Throws<ArgumentNullException>(() => Condition.Not(null!));
        Assert.Throws<InvalidOperationException>(() => default(FactTerm).Known);
    }

    [Fact]
    public void A_catalogue_takes_every_name_and_every_value_once()
    {
        Assert.Throws<ArgumentException>(() => Facts.With(FactDeclaration.Text("note")));
        Assert.Throws<ArgumentException>(() => FactCatalogue.Of(FactDeclaration.Choice("c", "x", "x")));
        Assert.Equal(
            ["priority", "state", "users", "vip", "note", "category", "bought", "field.rack"],
            Facts.With(FactDeclaration.Text("field.rack")).Names
        );
    }
}
