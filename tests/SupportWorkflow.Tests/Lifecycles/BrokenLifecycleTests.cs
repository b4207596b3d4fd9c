using System.Text;
using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Tests.Lifecycles;

/// <summary>
/// A sound lifecycle, and what is said of it after one change: "path code", in order. The sound one is new → open → done → closed, with a
/// pause, a superstate and a guard.
/// </summary>
public sealed class BrokenLifecycleTests
{
    private const string Sound = """
        {
          "initial": "new",
          "states": {
            "new": { "kind": "queued", "name": { "en": "New" } },
            "active": { "kind": "working", "name": { "en": "Active" } },
            "open": { "kind": "working", "parent": "active", "name": { "en": "Open" } },
            "paused": { "kind": "waiting", "on": "vendor", "parent": "active", "name": { "en": "Paused" } },
            "done": { "kind": "done", "name": { "en": "Done" } },
            "closed": { "kind": "final", "name": { "en": "Closed" } }
          },
          "guards": { "signed": { "if": { "fact": "signed", "is": true }, "text": { "en": "it is signed" } } },
          "transitions": [
            { "trigger": "start", "from": ["new"], "to": "open", "roles": ["clerk", "boss"] },
            { "trigger": "pause", "from": ["open"], "to": "paused" },
            { "trigger": "resume", "from": ["paused"], "to": "open" },
            { "trigger": "finish", "from": ["active"], "to": "done" },
            { "trigger": "close", "from": ["done"], "to": "closed", "guard": "signed" },
            { "trigger": "note", "from": ["*"] }
          ]
        }
        """;

    private static readonly FactCatalogue Facts = FactCatalogue.Of(FactDeclaration.YesNo("signed"));

    public static TheoryData<string, string, string, string[]> Broken =>
        new()
        {
            { "unknown initial", "\"initial\": \"new\"", "\"initial\": \"nwe\"", ["$.initial lifecycle.unknown-state"] },
            { "initial superstate", "\"initial\": \"new\"", "\"initial\": \"active\"", ["$.initial lifecycle.enters-superstate"] },
            { "no initial", "\"initial\": \"new\",", "", ["$.initial json.missing-member"] },
            { "unknown kind", "\"kind\": \"queued\"", "\"kind\": \"queue\"", ["$.states.new.kind lifecycle.unknown-kind"] },
            { "kind missing", "\"kind\": \"queued\", ", "", ["$.states.new.kind json.missing-member"] },
            {
                "no name",
                "\"kind\": \"queued\", \"name\": { \"en\": \"New\" }",
                "\"kind\": \"queued\"",
                ["$.states.new.name json.missing-member"]
            },
            { "no English", "{ \"en\": \"Done\" }", "{ \"zh-CN\": \"完成\" }", ["$.states.done.name.en json.missing-member"] },
            { "waits on nobody", "\"on\": \"vendor\", ", "", ["$.states.paused lifecycle.waits-on-nobody"] },
            {
                "unknown wait",
                "\"on\": \"vendor\"",
                "\"on\": \"vendr\"",
                ["$.states.paused.on lifecycle.unknown-wait", "$.states.paused lifecycle.waits-on-nobody"]
            },
            {
                "does not wait",
                "\"kind\": \"done\"",
                "\"kind\": \"done\", \"on\": \"other\"",
                ["$.states.done.on lifecycle.does-not-wait"]
            },
            {
                "doubled state",
                "\"done\": { \"kind\": \"done\"",
                "\"new\": { \"kind\": \"done\", \"name\": { \"en\": \"New\" } }, \"done\": { \"kind\": \"done\"",
                ["$.states.new json.doubled-member"]
            },
            {
                "bad name",
                "\"closed\": {",
                "\"kind:closed\": {",
                ["$.states['kind:closed'] lifecycle.bad-name", "$.transitions[4].to lifecycle.unknown-state"]
            },
            {
                "star as a name",
                "\"closed\": {",
                "\"*\": {",
                ["$.states['*'] lifecycle.bad-name", "$.transitions[4].to lifecycle.unknown-state"]
            },
            {
                "unknown parent",
                "\"on\": \"vendor\", \"parent\": \"active\"",
                "\"on\": \"vendor\", \"parent\": \"activ\"",
                ["$.states.paused.parent lifecycle.unknown-state"]
            },
            {
                "own parent",
                "\"kind\": \"done\"",
                "\"kind\": \"done\", \"parent\": \"done\"",
                ["$.states.done.parent lifecycle.circle-of-parents"]
            },
            {
                "circle of parents",
                "\"active\": { \"kind\": \"working\"",
                "\"active\": { \"kind\": \"working\", \"parent\": \"open\"",
                ["$.states.active.parent lifecycle.circle-of-parents", "$.states.open.parent lifecycle.circle-of-parents"]
            },
            { "unknown target", "\"to\": \"done\"", "\"to\": \"don\"", ["$.transitions[3].to lifecycle.unknown-state"] },
            { "superstate as a target", "\"to\": \"paused\"", "\"to\": \"active\"", ["$.transitions[1].to lifecycle.enters-superstate"] },
            { "unknown source", "\"from\": [\"paused\"]", "\"from\": [\"pause\"]", ["$.transitions[2].from[0] lifecycle.unknown-state"] },
            {
                "unknown kind selected",
                "\"from\": [\"*\"]",
                "\"from\": [\"kind:open\"]",
                ["$.transitions[5].from[0] lifecycle.unknown-kind"]
            },
            { "no source", "\"from\": [\"*\"]", "\"from\": []", ["$.transitions[5].from lifecycle.from-nowhere"] },
            { "doubled source", "\"from\": [\"*\"]", "\"from\": [\"*\", \"*\"]", ["$.transitions[5].from[1] lifecycle.doubled-source"] },
            { "source is not a list", "\"from\": [\"*\"]", "\"from\": \"*\"", ["$.transitions[5].from json.wrong-type"] },
            {
                "unknown guard",
                "\"guard\": \"signed\"",
                "\"guard\": \"sigend\"",
                ["$.guards.signed lifecycle.unused-guard", "$.transitions[4].guard lifecycle.unknown-guard"]
            },
            { "unused guard", ", \"guard\": \"signed\"", "", ["$.guards.signed lifecycle.unused-guard"] },
            { "unknown fact", "\"fact\": \"signed\"", "\"fact\": \"sined\"", ["$.guards.signed.if.fact condition.unknown-fact"] },
            { "wrong type", "\"is\": true }", "\"is\": \"true\" }", ["$.guards.signed.if.is condition.wrong-type"] },
            {
                "half a condition",
                "{ \"fact\": \"signed\", \"is\": true }",
                "{ \"fact\": \"signed\" }",
                ["$.guards.signed.if condition.not-one"]
            },
            { "guard without words", ", \"text\": { \"en\": \"it is signed\" }", "", ["$.guards.signed.text json.missing-member"] },
            { "granted to nobody", "[\"clerk\", \"boss\"]", "[]", ["$.transitions[0].roles lifecycle.granted-to-nobody"] },
            {
                "role without a name",
                "[\"clerk\", \"boss\"]",
                "[\"clerk\", \"\"]",
                ["$.transitions[0].roles[1] lifecycle.granted-to-nobody"]
            },
            { "doubled role", "[\"clerk\", \"boss\"]", "[\"clerk\", \"clerk\"]", ["$.transitions[0].roles[1] lifecycle.doubled-role"] },
            {
                "two effects",
                "\"to\": \"open\" }",
                "\"to\": \"open\", \"reentry\": true, \"ignored\": true }",
                ["$.transitions[2] lifecycle.two-effects"]
            },
            { "trigger without a name", "\"trigger\": \"note\"", "\"trigger\": \"\"", ["$.transitions[5].trigger lifecycle.bad-name"] },
            {
                "text of no trigger",
                "\"guards\":",
                "\"triggers\": { \"fly\": { \"en\": \"fly\" } }, \"guards\":",
                ["$.triggers.fly lifecycle.unused-trigger"]
            },
            {
                "dead end",
                "{ \"trigger\": \"resume\", \"from\": [\"paused\"], \"to\": \"open\" },",
                "{ \"trigger\": \"finish\", \"from\": [\"paused\"], \"ignored\": true },",
                ["$.states.paused lifecycle.dead-end"]
            },
            {
                "unreachable",
                "{ \"trigger\": \"pause\", \"from\": [\"open\"], \"to\": \"paused\" },",
                "",
                ["$.states.paused lifecycle.unreachable-state"]
            },
            {
                "island",
                "{ \"trigger\": \"start\", \"from\": [\"new\"], \"to\": \"open\", \"roles\": [\"clerk\", \"boss\"] },",
                "",
                [
                    "$.states.new lifecycle.dead-end",
                    "$.states.open lifecycle.unreachable-state",
                    "$.states.paused lifecycle.unreachable-state",
                    "$.states.done lifecycle.unreachable-state",
                    "$.states.closed lifecycle.unreachable-state",
                ]
            },
            {
                "row after an open row",
                "{ \"trigger\": \"note\", \"from\": [\"*\"] }",
                "{ \"trigger\": \"pause\", \"from\": [\"open\"], \"to\": \"done\" }, { \"trigger\": \"note\", \"from\": [\"*\"] }",
                ["$.transitions[5] lifecycle.row-never-matches"]
            },
            {
                "roles already granted",
                "{ \"trigger\": \"note\", \"from\": [\"*\"] }",
                "{ \"trigger\": \"start\", \"from\": [\"new\"], \"to\": \"done\", \"roles\": [\"boss\"] }",
                ["$.transitions[5] lifecycle.row-never-matches"]
            },
            {
                "the same guard again",
                "{ \"trigger\": \"note\", \"from\": [\"*\"] }",
                "{ \"trigger\": \"close\", \"from\": [\"done\"], \"to\": \"open\", \"guard\": \"signed\" }",
                ["$.transitions[5] lifecycle.row-never-matches"]
            },
            {
                "one source already answered",
                "{ \"trigger\": \"note\", \"from\": [\"*\"] }",
                "{ \"trigger\": \"pause\", \"from\": [\"new\", \"open\"], \"to\": \"paused\" }",
                ["$.transitions[5].from[1] lifecycle.row-never-matches"]
            },
            {
                "inherited and always overruled",
                "{ \"trigger\": \"note\", \"from\": [\"*\"] }",
                "{ \"trigger\": \"finish\", \"from\": [\"open\", \"paused\"], \"to\": \"done\" }",
                ["$.transitions[3] lifecycle.row-never-matches"]
            },
            {
                "member misspelt",
                "\"transitions\":",
                "\"transition\":",
                ["$.transition json.unknown-member", "$.transitions json.missing-member"]
            },
            {
                "several at once",
                "\"to\": \"done\" },\n    { \"trigger\": \"close\", \"from\": [\"done\"], \"to\": \"closed\", \"guard\": \"signed\" }",
                "\"to\": \"gone\" }, { \"trigger\": \"close\", \"from\": [\"dun\"], \"to\": \"closed\", \"guard\": \"sealed\", \"roles\": [] }",
                [
                    "$.transitions[4].roles lifecycle.granted-to-nobody",
                    "$.guards.signed lifecycle.unused-guard",
                    "$.transitions[3].to lifecycle.unknown-state",
                    "$.transitions[4].guard lifecycle.unknown-guard",
                    "$.transitions[4].from[0] lifecycle.unknown-state",
                ]
            },
        };

    [Theory, MemberData(nameof(Broken))]
    public void Everything_wrong_is_said_at_once(string what, string find, string put, string[] expected)
    {
        Assert.Contains(find, Sound, StringComparison.Ordinal);
        var json = Encoding.UTF8.GetBytes(Sound.Replace(find, put, StringComparison.Ordinal));
        var problems = Record.Exception(() => Lifecycle.FromJson(json, Facts)) is DefinitionException thrown ? thrown.Problems : [];
        Assert.True(expected.SequenceEqual(problems.Select(p => $"{p.Path} {p.Code}")), $"{what}:\n{string.Join('\n', problems)}");
        Assert.All(problems, p => Assert.True(p.Line > 0 && p.Found.Length > 0 && p.Allowed.Length > 0, $"{p}"));
    }

    [Fact]
    public void The_sound_one_is_read() => Assert.Equal(5, Lifecycle.FromJson(Encoding.UTF8.GetBytes(Sound), Facts).States.Count);

    [Fact]
    public void In_code_the_same_things_are_said_with_the_builders_words()
    {
        var builder = new LifecycleBuilder("shop")
            .Guard("paid", "it is paid")
            .Guard("paid", "it is paid twice")
            .Trigger("pay", "pay")
            .Trigger("pay", "pay");
        builder.Configure("new", StateKind.Queued).Permit("pay", "payed").PermitIf("ship", "gone", "payd", default(Role));
        builder.Configure("new", StateKind.Working);
        builder.Configure("waiting", StateKind.Waiting).SubstateOf("nowhere");
        builder.From("kind:done").Ignore("pay");
        builder.From().Ignore("pay");
        var thrown = Assert.Throws<DefinitionException>(builder.Build);
        Assert.Equal(
            [
                "shop.states.new lifecycle.doubled-state",
                "shop.states.waiting lifecycle.waits-on-nobody",
                "shop.states.waiting.parent lifecycle.unknown-state",
                "shop.guards.paid lifecycle.unused-guard",
                "shop.guards.paid lifecycle.doubled-guard",
                "shop.guards.paid lifecycle.unused-guard",
                "shop.triggers.pay lifecycle.doubled-trigger",
                "shop.states.new.pay.to lifecycle.unknown-state",
                "shop.states.new.ship.to lifecycle.unknown-state",
                "shop.states.new.ship.guard lifecycle.unknown-guard",
                "shop.states.new.ship.roles[0] lifecycle.granted-to-nobody",
                "shop.from(kind:done).pay.from[0] lifecycle.selects-nothing",
                "shop.from().pay.from lifecycle.from-nowhere",
            ],
            thrown.Problems.Select(p => $"{p.Path} {p.Code}")
        );
    }

    [Fact]
    public void There_is_room_for_64_guards_63_roles_and_128_triggers()
    {
        static LifecycleBuilder With(int guards, int roles, int triggers)
        {
            var builder = new LifecycleBuilder("big");
            var first = builder.Configure("a", StateKind.Queued).Permit("go", "b");
            for (var i = 0; i < guards; i++)
            {
                builder.Guard($"g{i}", $"g{i}");
                first.PermitIf("guarded", "b", $"g{i}");
            }
            for (var i = 0; i < roles; i++)
                first.Permit("granted", "b", new Role($"r{i}"));
            for (var i = (guards > 0 ? 2 : 1) + (roles > 0 ? 1 : 0); i < triggers; i++)
                first.InternalTransition($"t{i}");
            builder.Configure("b", StateKind.Final);
            return builder;
        }
        var most = With(64, 63, 128).Build();
        Assert.Equal((64, 63, 128), (most.Guards.Count, most.RoleNames.Count, most.Triggers.Count));
        var last = most.Triggers[127];
        Assert.True(most.PermittedNow(most.Initial, default, default).Contains(last));
        Assert.Equal("t127", most.PermittedNow(most.Initial, default, default).Names[^1]);
        Assert.True(
            most.Next(
                "a",
                "guarded",
                most.Given(("g63", true)).And(most.Given([.. Enumerable.Range(0, 63).Select(i => ($"g{i}", false))])),
                default
            ).IsPermitted
        );
        Assert.True(most.Next("a", "granted", default, most.Roles(new Role("r62"))).IsPermitted);
        Assert.False(most.Next("a", "granted", default, default).IsPermitted);
        Assert.Equal(["big.guards lifecycle.too-many-guards"], Problems(With(65, 0, 3)));
        Assert.Equal(["big lifecycle.too-many-roles"], Problems(With(0, 64, 3)));
        Assert.Equal(["big lifecycle.too-many-triggers"], Problems(With(0, 0, 129)));
        static IEnumerable<string> Problems(LifecycleBuilder builder) =>
            Assert.Throws<DefinitionException>(builder.Build).Problems.Select(p => $"{p.Path} {p.Code}");
    }

    [Fact]
    public void A_condition_in_code_is_checked_against_the_facts_if_they_are_declared()
    {
        static LifecycleBuilder Door(Condition condition)
        {
            var builder = new LifecycleBuilder("door").Guard("key", "the key is at hand", condition);
            builder.Configure("shut", StateKind.Queued).PermitIf("open", "gone", "key");
            builder.Configure("gone", StateKind.Final);
            return builder;
        }
        Door(Condition.Fact("kee").Is(true)).Build();
        Assert.Equal(
            "door.guards.key.if.fact",
            Assert.Single(Assert.Throws<DefinitionException>(Door(Condition.Fact("sined").Is(true)).Facts(Facts).Build).Problems).Path
        );
        var mixed = Condition.All(Condition.Fact("key").Is(true), Condition.Any(Condition.Fact("key").Is("brass"), Condition.All()));
        Assert.Equal(
            ["door.guards.key.if.all[1].any[0].is condition.wrong-type", "door.guards.key.if.all[1].any[1].all condition.empty"],
            Assert.Throws<DefinitionException>(Door(mixed).Build).Problems.Select(p => $"{p.Path} {p.Code}")
        );
    }
}
