using System.Text;
using System.Text.Json;
using NodaTime;
using Properties;
using SupportWorkflow.Conditions;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Escalations;

/// <summary>The page of escalation lists every fact, moment and action there is. <c>ACCEPT_GOLDEN=1</c> writes them anew.</summary>
public sealed class CatalogueTests
{
    private static readonly (string Code, Moment Moment)[] Moments =
    [
        ("Moment.ClockUsed(\"resolution\", 80)", Moment.ClockUsed("resolution", 80)),
        ("Moment.ClockBefore(\"resolution\", 10 min)", Moment.ClockBefore("resolution", Duration.FromMinutes(10))),
        ("Moment.ClockBreached(\"resolution\")", Moment.ClockBreached("resolution")),
        ("Moment.ClockBreached(\"resolution\", 2 h)", Moment.ClockBreached("resolution", Duration.FromHours(2))),
        ("Moment.InState(\"kind:waiting\", 8 h, \"business\")", Moment.InState("kind:waiting", Duration.FromHours(8), "business")),
        (
            "Moment.InState(\"kind:done\", SlaTarget.BusinessDays(2, \"business\"))",
            Moment.InState("kind:done", SlaTarget.BusinessDays(2, "business"))
        ),
        ("Moment.Since(\"ticket-assigned\", 10 min)", Moment.Since("ticket-assigned", Duration.FromMinutes(10))),
        ("Moment.Without([\"movement\"], 2 h)", Moment.Without(["movement"], Duration.FromHours(2))),
        ("Moment.At(\"state.until\")", Moment.At("state.until")),
        ("Moment.At(\"state.until\", 1 h)", Moment.At("state.until", Duration.FromHours(1))),
        ("Moment.After(\"state.until\", SlaTarget.Elapsed(2 h))", Moment.After("state.until", SlaTarget.Elapsed(Duration.FromHours(2)))),
        ("Moment.On(\"ticket-reopened\")", Moment.On("ticket-reopened")),
    ];

    private static readonly (string Code, RuleAction Action)[] Actions =
    [
        ("RuleAction.RaisePriority()", RuleAction.RaisePriority()),
        ("RuleAction.EscalateTo(2)", RuleAction.EscalateTo(2)),
        ("RuleAction.EscalateTo()", RuleAction.EscalateTo()),
        ("RuleAction.AssignTo(new(\"network\"))", RuleAction.AssignTo(new("network"))),
        ("RuleAction.AssignByPolicy()", RuleAction.AssignByPolicy()),
        ("RuleAction.Notify(\"at-risk\", \"role:lead\")", RuleAction.Notify("at-risk", "role:lead")),
        ("RuleAction.AskReason(\"give-reason\", \"assignee\")", RuleAction.AskReason("give-reason", "assignee")),
        ("RuleAction.CallReview(\"review\", \"role:tester\")", RuleAction.CallReview("review", "role:tester")),
        ("RuleAction.OpenGreenChannel()", RuleAction.OpenGreenChannel()),
        ("RuleAction.StartClock(\"promised-update\")", RuleAction.StartClock("promised-update")),
        ("RuleAction.Fire(\"verify\")", RuleAction.Fire("verify")),
        ("RuleAction.Fire(\"cancel\", new(\"reason\", \"no answer\"))", RuleAction.Fire("cancel", new TriggerValue("reason", "no answer"))),
        ("RuleAction.OpenMajorIncident(7, \"category\")", RuleAction.OpenMajorIncident(7, "category")),
        ("RuleAction.Custom(\"page-oncall\")", RuleAction.Custom("page-oncall")),
    ];

    [Fact]
    [Trait("Requirement", "ESC-3")]
    public void The_page_lists_every_fact_moment_and_action()
    {
        var path = Path.Combine(Checkout.Root, "docs", "escalation.md");
        var page = File.ReadAllText(path);
        var written = Section(Section(Section(page, "moments", MomentTable()), "actions", ActionTable()), "facts", FactTable());
        if (Environment.GetEnvironmentVariable("ACCEPT_GOLDEN") == "1")
            File.WriteAllText(path, written);
        Assert.Equal(page, written);
    }

    [Fact]
    public void Every_word_of_moments_and_actions_is_listed()
    {
        var moments = Words(
            Moments.Select(m => JsonDocument.Parse(Rule(m.Moment, Actions[0].Action).ToJson()).RootElement.GetProperty("when"))
        );
        var actions = Words(
            Actions.Select(a => JsonDocument.Parse(Rule(Moments[0].Moment, a.Action).ToJson()).RootElement.GetProperty("then")[0])
        );

        Assert.Equal(Members<RuleWhenDocument>(), moments);
        Assert.Equal(Members<RuleActionDocument>(), actions);

        static IEnumerable<string> Words(IEnumerable<JsonElement> samples) =>
            samples.SelectMany(s => s.EnumerateObject().Select(m => m.Name)).Distinct().Order(StringComparer.Ordinal);
        static IEnumerable<string> Members<T>() =>
            typeof(T).GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).Order(StringComparer.Ordinal);
    }

    private static EscalationRule Rule(Moment moment, RuleAction action) => new("r") { When = moment, Then = [action] };

    private static string MomentTable()
    {
        var text = new StringBuilder("| C# | JSON | Means | 含义 | Once per |\n|---|---|---|---|---|\n");
        foreach (var (code, moment) in Moments)
        {
            var json = JsonDocument.Parse(Rule(moment, Actions[0].Action).ToJson()).RootElement.GetProperty("when").GetRawText();
            var said = Desks.CallCenter.Tell(moment);
            text.Append(
                $"| `{code}` | `{json}` | {said.English} | {said.In("zh-CN")} | `{JsonNamingPolicy.CamelCase.ConvertName($"{moment.UsualKey}")}` |\n"
            );
        }
        return text.ToString();
    }

    private static string ActionTable()
    {
        var text = new StringBuilder("| C# | JSON | Does | 动作 | Writes |\n|---|---|---|---|---|\n");
        foreach (var (code, action) in Actions)
        {
            var rule = Rule(Moments[0].Moment, action);
            var json = JsonDocument.Parse(rule.ToJson()).RootElement.GetProperty("then")[0].GetRawText();
            var writes = action.Writes(Desks.CallCenter.Policies);
            text.Append(
                $"| `{code}` | `{json}` | {Desks.CallCenter.Tell(action).English} | {Desks.CallCenter.Tell(action).In("zh-CN")} | {(writes == WrittenField.None ? "–" : $"{writes}".ToLowerInvariant())} |\n"
            );
        }
        return text.ToString();
    }

    private static string FactTable()
    {
        var text = new StringBuilder("| Fact | Type | Label | 名称 | Since when |\n|---|---|---|---|---|\n");
        foreach (
            var fact in Desks
                .CallCenter.Policies.RuleFacts.Catalogue.Facts.AsEnumerable()
                .Where(f => !f.Name.StartsWith("command.", StringComparison.Ordinal))
        )
        {
            if (
                fact.Name.StartsWith("field.", StringComparison.Ordinal)
                || (
                    fact.Name.StartsWith("clock.", StringComparison.Ordinal)
                    && !fact.Name.StartsWith("clock.response.", StringComparison.Ordinal)
                )
            )
                continue;
            var name = fact.Name.Replace("clock.response.", "clock.<objective>.", StringComparison.Ordinal);
            text.Append(
                $"| `{name}` | {Type(fact)} | {fact.Label.English} | {fact.Label.In("zh-CN")} | {(fact.KnowsSince ? "known" : "")} |\n"
            );
        }
        return text.Append("| `field.<name>` | the field's own | its name | 字段名称 |  |\n").ToString();
    }

    private static string Type(FactDeclaration fact) =>
        fact.Type switch
        {
            FactType.Choice
                when fact.Choices.Count <= 6
                    && !fact.Name.StartsWith("priority", StringComparison.Ordinal)
                    && fact.Name is "state.kind" or "state.waits-on" or "resolution.result" or "clock.response.phase" => string.Join(
                " · ",
                fact.Choices.AsEnumerable().Select(c => c.Value)
            ),
            FactType.Choice => "a word of the profile",
            FactType.YesNo => "yes or no",
            FactType.Number => "number",
            _ => "text",
        };

    private static string Section(string page, string name, string table)
    {
        var (begin, end) = ($"<!-- {name}: generated -->\n", $"<!-- end of {name} -->");
        var (from, to) = (page.IndexOf(begin, StringComparison.Ordinal) + begin.Length, page.IndexOf(end, StringComparison.Ordinal));
        Assert.True(from >= begin.Length && to >= from, $"The page has no section {name}.");
        return page[..from] + table + page[to..];
    }
}
