using System.Text;
using System.Text.Json.Nodes;
using SupportWorkflow.Messages;

namespace SupportWorkflow.Profiles;

public sealed class WorkflowProfileTests
{
    [Fact]
    [Trait("Requirement", "P-2")]
    public void Every_built_in_profile_compiles_and_says_what_is_special_about_it_in_both_languages()
    {
        foreach (var id in BuiltInProfiles.Ids)
        {
            var profile = BuiltInProfiles.Find(id)!;
            Assert.Equal(id, profile.Compile().Profile.Profile);
            Assert.NotNull(profile.About?.Chinese);
            Assert.NotNull(profile.Name.Chinese);
        }
    }

    [Fact]
    public void Every_text_of_a_built_in_profile_has_both_languages()
    {
        foreach (var id in BuiltInProfiles.Ids)
            Assert.Empty(Texts(JsonNode.Parse(BuiltInProfiles.Json(id))!).Where(t => t["zh-CN"] is null).Select(t => t.GetPath()));
    }

    [Fact]
    public void An_unknown_built_in_profile_is_null_and_its_file_the_callers_mistake()
    {
        Assert.Null(BuiltInProfiles.Find("nope"));
        Assert.Throws<ArgumentException>(() => BuiltInProfiles.Json("nope"));
    }

    public static TheoryData<string, string, string, string> BrokenProfiles =>
        new()
        {
            { "zone", "\"Asia/Shangai\"", "$.zone", "profile.unknown-zone" },
            { "id", "\"\"", "$.id", "profile.no-id" },
            { "version", "\"\"", "$.version", "profile.no-version" },
            { "numbers.date", "\"qq\"", "$.numbers.date", "profile.bad-date-pattern" },
            { "numbers.digits", "0", "$.numbers.digits", "profile.bad-digits" },
            { "priority.otherwise", "\"P9\"", "$.priority.otherwise", "priority.unknown-code" },
            { "priority.rows.0.priority", "\"P0\"", "$.priority.rows[0].priority", "priority.unknown-code" },
            { "priority.rows.0.if", "{ \"fact\": \"colour\", \"is\": \"red\" }", "$.priority.rows[0].if.fact", "condition.unknown-fact" },
            { "priority.rows.0.if", "{ \"fact\": \"scenario\", \"is\": \"moon\" }", "$.priority.rows[0].if.is", "condition.unknown-value" },
            {
                "priority.modifiers.1.if",
                "{ \"fact\": \"security-alert\", \"is\": \"yes\" }",
                "$.priority.modifiers[1].if.is",
                "condition.wrong-type"
            },
            {
                "objectives.response.targets.0.if",
                "{ \"fact\": \"state.kind\", \"is\": \"queued\", \"for\": \"PT1H\" }",
                "$.objectives.response.targets[0].if",
                "condition.no-time-here"
            },
            {
                "objectives.resolution.pauseWhile",
                "{ \"not\": { \"fact\": \"state.kind\", \"is\": \"queued\", \"for\": \"PT1H\" } }",
                "$.objectives.resolution.pauseWhile",
                "condition.no-time-here"
            },
            { "objectives.response.start", "{}", "$.objectives.response.start", "objective.no-moment" },
            {
                "objectives.response.start.events.0",
                "\"ticket-opend\"",
                "$.objectives.response.start.events[0]",
                "objective.unknown-event"
            },
            { "objectives.response.targets", "[]", "$.objectives.response.targets", "objective.no-target" },
            { "objectives.response.targets.0.within", "\"15 min\"", "$.objectives.response.targets[0].within", "objective.bad-target" },
            { "objectives.response.targets.0.within", "\"P1M\"", "$.objectives.response.targets[0].within", "objective.bad-target" },
            {
                "objectives.response.targets.0.within",
                "\"2 business days\"",
                "$.objectives.response.targets[0].calendar",
                "objective.no-calendar"
            },
            {
                "objectives.resolution.targets.2.calendar",
                "\"buisness\"",
                "$.objectives.resolution.targets[2].calendar",
                "objective.unknown-calendar"
            },
            {
                "objectives.resolution.targets.2.businessDay",
                "\"whenever\"",
                "$.objectives.resolution.targets[2].businessDay",
                "objective.unknown-business-day"
            },
            { "objectives.response.warn.0", "\"100%\"", "$.objectives.response.warn[0]", "objective.bad-warning" },
            { "lifecycle.transitions.0.roles.0", "\"agnet\"", "$.lifecycle.transitions[0].roles[0]", "profile.unknown-role" },
            { "calendars.business.week.mon-fri.0", "\"09:00-08\"", "$.calendars.business.week.mon-fri[0]", "calendar.bad-hours" },
        };

    [Theory]
    [MemberData(nameof(BrokenProfiles))]
    public void A_broken_profile_names_path_and_problem(string at, string value, string path, string code)
    {
        var json = JsonNode.Parse(BuiltInProfiles.Json("call-center"))!;
        var steps = at.Split('.');
        var parent = steps[..^1].Aggregate(json, (node, step) => int.TryParse(step, out var i) ? node[i]! : node[step]!);
        if (int.TryParse(steps[^1], out var index))
            parent[index] = JsonNode.Parse(value);
        else
            parent[steps[^1]] = JsonNode.Parse(value);
        var problems = Assert
            .Throws<DefinitionException>(() =>
                WorkflowProfile.Parse(Encoding.UTF8.GetBytes(json.ToJsonString(new() { WriteIndented = true })))
            )
            .Problems;
        var problem = Assert.Single(problems, p => p.Path == path);
        Assert.Equal(code, problem.Code);
        Assert.True(problem.Line > 1);
    }

    [Fact]
    public void A_guard_may_ask_how_long_something_has_held()
    {
        var json = JsonNode.Parse(BuiltInProfiles.Json("call-center"))!;
        json["lifecycle"]!["guards"]!["confirmed"]!["if"] = JsonNode.Parse(
            """{ "fact": "state", "is": "awaiting-confirmation", "for": "PT1H" }"""
        );
        var workflow = WorkflowProfile.Parse(Encoding.UTF8.GetBytes(json.ToJsonString())).Compile();
        var ticket = workflow.Open(Desks.Opening(), Desks.Friday).Ticket;
        foreach (
            var command in new TicketCommand[]
            {
                new AssignTicket(Agent: new("li.wei")) { By = Desks.Lead },
                new StartWork { By = Desks.Engineer },
                new ResolveTicket(new(Resolutions.ResolutionResult.Resolved, "done")) { By = Desks.Engineer },
            }
        )
            ticket = workflow.Decide(ticket, command, Desks.Friday).EnsureAccepted().Ticket;
        var close = new CloseTicket { By = Desks.Agent };
        Assert.Equal("lifecycle.guard-does-not-hold", workflow.Decide(ticket, close, Desks.Friday + Desks.Minutes(59)).Rejection?.Code);
        Assert.True(workflow.Decide(ticket, close, Desks.Friday + Desks.Minutes(60)).IsAccepted);
    }

    [Fact]
    public void Several_problems_are_listed_at_once()
    {
        var json = Encoding
            .UTF8.GetString(BuiltInProfiles.Json("call-center"))
            .Replace("\"zone\": \"Asia/Shanghai\"", "\"zone\": \"Mars\"", StringComparison.Ordinal)
            .Replace("\"otherwise\": \"P3\"", "\"otherwise\": \"P5\"", StringComparison.Ordinal)
            .Replace("PT15M", "quickly", StringComparison.Ordinal);
        var codes = Assert
            .Throws<DefinitionException>(() => WorkflowProfile.Parse(Encoding.UTF8.GetBytes(json)))
            .Problems.Select(p => p.Code);
        Assert.Superset(new HashSet<string> { "profile.unknown-zone", "priority.unknown-code", "objective.bad-target" }, codes.ToHashSet());
    }

    [Fact]
    public void The_list_of_event_names_is_complete()
    {
        var names = typeof(TicketEvent)
            .Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(TicketEvent)) && t != typeof(UnknownEvent))
            .Select(t => ((TicketEvent)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(t)).Name);
        Assert.Equal(names.Order(), MessageTable.EventNames.All.Order());
    }

    private static IEnumerable<JsonNode> Texts(JsonNode node) =>
        node switch
        {
            JsonObject text when text.ContainsKey("en") => [text],
            JsonObject members => members.Where(m => m.Value is not null).SelectMany(m => Texts(m.Value!)),
            JsonArray items => items.SelectMany(i => Texts(i!)),
            _ => [],
        };
}
