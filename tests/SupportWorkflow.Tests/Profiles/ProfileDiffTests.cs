using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;

namespace SupportWorkflow.Profiles;

public sealed class ProfileDiffTests
{
    /// <summary>Friday; Saturday 12 October 2024 is a make-up day.</summary>
    private static readonly LocalDate Today = new(2024, 10, 11);

    private static readonly (string, string?) NextVersion = ("version", "\"2\"");

    /// <summary>What changes beside the version.</summary>
    private static List<ProfileChange> Changes(params (string At, string? Json)[] edits)
    {
        var all = Edited.Desk.ChangesTo(Edited.With([NextVersion, .. edits]), Today).ToList();
        Assert.Contains(all, c => c is { Path: "$.version", Code: "changed" });
        return [.. all.Where(c => c.Path != "$.version")];
    }

    [Fact]
    public void Nothing_changes_from_a_profile_to_itself() =>
        Assert.Empty(BuiltInProfiles.Ids.SelectMany(id => BuiltInProfiles.Find(id)!.ChangesTo(BuiltInProfiles.Find(id)!, Today)));

    /// <summary>Line breaks, defaults written out or left out, and the order of lists whose order means nothing.</summary>
    [Fact]
    public void Nothing_changes_by_writing_the_same_in_another_way()
    {
        var other = Edited.With(
            ("$schema", null),
            ("objectives/response/onRetarget", "\"fromStart\""),
            ("objectives/resolution/targets/2/businessDay", "\"sameTime\""),
            ("closing", "{}"),
            ("backdating", """{ "limit": "none" }"""),
            ("objectives/response/repeats", "false"),
            ("objectives/response/warn", """["80%", "50%"]"""),
            ("lifecycle/transitions/0/roles", """["lead", "agent"]"""),
            ("objectives/response/stop/events", """["requester-asked", "requester-contacted"]""")
        );

        Assert.Empty(Edited.Desk.ChangesTo(other, Today));
        Assert.Empty(other.ChangesTo(Edited.Desk, Today));
    }

    [Fact]
    public void Another_content_under_the_same_version_is_told()
    {
        var changes = Edited.Desk.ChangesTo(Edited.With(("closing/maxReopens", "3")), Today);

        Assert.Equal(["version-unchanged", "changed"], changes.Select(c => c.Code));
    }

    public static TheoryData<string, string?, string, string, string, string> Kinds =>
        new()
        {
            { "version", "\"3\"", "$.version", "changed", "version: 1 → 3", "版本：1 → 3" },
            { "zone", "\"Asia/Tokyo\"", "$.zone", "changed", "time zone: Asia/Shanghai → Asia/Tokyo", "时区：Asia/Shanghai → Asia/Tokyo" },
            { "about/zh-CN", "\"说明\"", "$.about", "changed", "about: 电话与在线", "→ 说明" },
            { "numbers/prefix", "\"CC\"", "$.numbers.prefix", "changed", "ticket numbers · prefix: TS → CC", "工单编号 · 前缀：TS → CC" },
            {
                "words/tiers/gold",
                """{ "en": "Gold", "zh-CN": "金卡" }""",
                "$.words.tiers.gold",
                "added",
                "words · tiers · Gold (gold) is new: Gold",
                "新增 用语 · 客户等级 · 金卡（gold）：金卡"
            },
            {
                "words/categories/custom-request",
                null,
                "$.words.categories.custom-request",
                "removed",
                "Custom request (custom-request) is gone",
                "删除 用语 · 类别 · 定制需求类"
            },
            { "words/channels", null, "$.words.channels", "removed", "words · channels is gone", "删除 用语 · 渠道" },
            {
                "priority/otherwise",
                "\"P4\"",
                "$.priority.otherwise",
                "changed",
                "priority · otherwise: P3 → P4",
                "优先级 · 其余情况：P3 → P4"
            },
            {
                "priority/scale",
                """["P1","P2","P3","P4","P5"]""",
                "$.priority.scale",
                "changed",
                "P1, P2, P3, P4 → P1, P2, P3, P4, P5",
                "P1、P2、P3、P4 → "
            },
            {
                "priority/rows/0/priority",
                "\"P4\"",
                "$.priority.rows[0]",
                "changed",
                "row 1 (scenario is Test-environment fault) · priority: P3 → P4",
                "第 1 行（业务场景为测试环境故障） · 优先级：P3 → P4"
            },
            {
                "priority/rows/1/if",
                """{ "fact": "impact", "in": ["production-unusable", "security-hole"] }""",
                "$.priority.rows[1].if",
                "changed",
                "condition: impact is Production completely unusable, Core data lost or",
                "条件：影响为"
            },
            {
                "priority/rows/4",
                null,
                "$.priority.rows[4]",
                "removed",
                "row 5 (impact is Version question, Training or Improvement suggestion) is gone",
                "删除 优先级 · 规则行 · 第 5 行"
            },
            {
                "priority/modifiers/1/raise",
                "2",
                "$.priority.modifiers[1].raise",
                "changed",
                "modifiers · row 2 (tier is VIP) · levels up: 1 → 2",
                "修正 · 第 2 行（客户等级为VIP 客户） · 提升级数：1 → 2"
            },
            {
                "objectives/response/targets/2/within",
                "\"PT1H\"",
                "$.objectives.response.targets[2]",
                "changed",
                "objectives · Response (response) · row 3 (priority is P3): 2 h → 1 h",
                "第 3 行（优先级为P3）：2小时 → 1小时"
            },
            {
                "objectives/resolution/targets/2/businessDay",
                "\"endOfDay\"",
                "$.objectives.resolution.targets[2]",
                "changed",
                "(until the same time of day) → 1 business day of 'business' (until the end of the day)",
                "到期于当日下班"
            },
            {
                "objectives/response/targets/+",
                """{ "within": "PT8H" }""",
                "$.objectives.response.targets[4]",
                "added",
                "row 5 (always) is new: within: PT8H",
                "第 5 行（始终）：时限：PT8H"
            },
            {
                "objectives/first-view",
                null,
                "$.objectives.first-view",
                "removed",
                "objectives · First view (first-view) is gone",
                "删除 服务目标 · 首次查看（first-view）"
            },
            {
                "objectives/resolution/pauseWhile",
                """{ "not": { "fact": "state.kind", "is": "working" } }""",
                "$.objectives.resolution.pauseWhile",
                "changed",
                "pause: state.waits-on is the requester or an agreed time → state.kind is not working",
                "暂停：等待对象为"
            },
            {
                "objectives/response/warn",
                """["90%"]""",
                "$.objectives.response.warn",
                "changed",
                "warnings: 50%, 80% → 90%",
                "预警：50%、80% → 90%"
            },
            {
                "objectives/response/start/events/+",
                "\"ticket-reopened\"",
                "$.objectives.response.start",
                "changed",
                "start: ticket-opened → ticket-opened or ticket-reopened",
                "开始：ticket-opened → ticket-opened或ticket-reopened"
            },
            {
                "backdating",
                """{ "limit": "PT24H" }""",
                "$.backdating.limit",
                "changed",
                "back-dating · limit: none → PT24H",
                "补录 · 限度：none → PT24H"
            },
            {
                "closing/reopenWithin",
                "\"P3D\"",
                "$.closing.reopenWithin",
                "changed",
                "closing · may be reopened within: P7D → P3D",
                "结单 · 可重新打开的期限：P7D → P3D"
            },
            {
                "lifecycle/initial",
                "\"to-dispatch\"",
                "$.lifecycle.initial",
                "changed",
                "initial state: To verify → To dispatch",
                "初始状态：待核实 → 待分派"
            },
            {
                "lifecycle/states/scheduled/on",
                "\"vendor\"",
                "$.lifecycle.states.scheduled.on",
                "changed",
                "states · Scheduled (scheduled) · waits on: ",
                "已预约（scheduled） · 等待对象："
            },
            {
                "lifecycle/triggers/cancel/en",
                "\"call off\"",
                "$.lifecycle.triggers.cancel",
                "changed",
                "cancel → call off",
                "cancel → call off"
            },
            {
                "lifecycle/guards/confirmed/if/is",
                "false",
                "$.lifecycle.guards.confirmed.if",
                "changed",
                "condition: confirmed is yes → confirmed is no",
                "条件：用户已确认为是 → 用户已确认为否"
            },
            {
                "lifecycle/transitions/20/roles/+",
                "\"lead\"",
                "$.lifecycle.transitions[20].roles",
                "changed",
                "roles: Engineer → Engineer, Call-centre lead",
                "角色：工程师 → 工程师、呼叫中心负责人"
            },
            {
                "lifecycle/transitions/20/roles",
                null,
                "$.lifecycle.transitions[20].roles",
                "changed",
                "'resolve' from all working states, all waiting states to Awaiting confirmation) · roles: Engineer → everybody",
                "角色：工程师 → 所有人"
            },
            {
                "lifecycle/transitions/29/guard",
                null,
                "$.lifecycle.transitions[29].guard",
                "changed",
                "only if: the customer has confirmed that it is solved → nothing",
                "仅当："
            },
            {
                "lifecycle/transitions/27/to",
                "\"to-dispatch\"",
                "$.lifecycle.transitions[27].to",
                "changed",
                "to: In progress → To dispatch",
                "至：处理中 → 待分派"
            },
            {
                "lifecycle/transitions/28",
                """{ "trigger": "archive", "from": ["closed", "cancelled"], "roles": ["lead"] }""",
                "$.lifecycle.transitions[28].from",
                "changed",
                "from: all final states → Closed, Cancelled",
                "自：所有"
            },
            {
                "lifecycle/transitions/+",
                """{ "trigger": "cancel", "from": ["transferred"], "to": "cancelled" }""",
                "$.lifecycle.transitions[31]",
                "added",
                "row 32 ('cancel' from Transferred to Cancelled) is new",
                "新增 生命周期 · 第 32 行（“取消”自 已转接 至 已取消）"
            },
            {
                "lifecycle/transitions/2",
                null,
                "$.lifecycle.transitions[2]",
                "removed",
                "row 3 ('classify' in all but final states) is gone",
                "删除 生命周期 · 第 3 行"
            },
        };

    /// <summary>What must change too, or the profile would be wrong.</summary>
    private static readonly Dictionary<string, (string, string?)[]> Beside = new()
    {
        ["lifecycle/transitions/2"] = [("lifecycle/triggers/classify", null)],
        ["lifecycle/transitions/29/guard"] = [("lifecycle/guards", null)],
        ["lifecycle/initial"] = [("lifecycle/transitions/+", """{ "trigger": "verify", "from": ["to-dispatch"], "to": "to-verify" }""")],
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_change_is_told_in_the_words_of_the_field(
        string at,
        string? value,
        string path,
        string code,
        string english,
        string chinese
    )
    {
        var changes = Edited.Desk.ChangesTo(Edited.With([(at, value), .. Beside.GetValueOrDefault(at, [])]), Today);

        var change = Assert.Single(changes, c => c.Path.StartsWith(path, StringComparison.Ordinal) && c.Code == code);
        Assert.Contains(english, change.Text.English, StringComparison.Ordinal);
        Assert.Contains(chinese, change.Text.In("zh-CN"), StringComparison.Ordinal);
    }

    /// <summary>The first row becomes the last: the others keep their order, so only one row has moved.</summary>
    [Fact]
    public void A_row_that_is_tried_later_has_moved_and_the_others_have_not()
    {
        var later = Edited.With(json =>
        {
            json["version"] = "2";
            var rows = json["priority"]!["rows"]!.AsArray();
            var first = rows[0];
            rows.RemoveAt(0);
            rows.Add(first);
        });

        var moved = Edited.Desk.ChangesTo(later, Today).Where(c => c.Path != "$.version").ToList();

        Assert.Equal([("$.priority.rows[4]", "moved", "1", "5")], moved.Select(c => (c.Path, c.Code, c.Before!.English, c.After!.English)));
    }

    /// <summary>Rows of different triggers never compete, so their order means nothing.</summary>
    [Fact]
    public void Rows_of_the_lifecycle_move_among_those_of_one_trigger_only()
    {
        WorkflowProfile Swapped(int i, int j) =>
            Edited.With(json =>
            {
                json["version"] = "2";
                var rows = json["lifecycle"]!["transitions"]!.AsArray();
                var (a, b) = (rows[i]!.DeepClone(), rows[j]!.DeepClone());
                (rows[i], rows[j]) = (b, a);
            });

        Assert.DoesNotContain(Edited.Desk.ChangesTo(Swapped(0, 1), Today), c => c.Code == "moved");
        Assert.Contains(Edited.Desk.ChangesTo(Swapped(4, 5), Today), c => c.Code == "moved"); // both assign
    }

    /// <summary>
    /// From Friday 2024-10-11 09:00, eight hours end at 17:00 either way; one business day is Saturday 09:00, which becomes Saturday 10:00
    /// when make-up days open at ten. From 13:00, 5 h are worked on Friday and 3 h on Saturday: 12:00, which becomes 13:00.
    /// </summary>
    [Fact]
    public void Other_hours_are_proved_by_due_times_under_both()
    {
        var changes = Changes(("calendars/business/makeUpDays", """{ "hours": ["10:00-18:00"] }"""));

        var proved = changes.Where(c => c.Code == "evidence").ToList();
        Assert.Equal(3, proved.Count);
        Assert.Contains(("2024-10-12 09:00:00", "2024-10-12 10:00:00"), proved.Select(c => (c.Before!.English, c.After!.English)));
        var hours = Assert.Single(proved, c => c.Text.English.Contains("8 h of working time", StringComparison.Ordinal));
        Assert.Equal(
            "Calendar 'business': 8 h of working time of 'business' from 2024-10-11 13:00:00 would be due 2024-10-12 12:00:00, and will be 2024-10-12 13:00:00",
            hours.Text.English
        );
        Assert.Contains(changes, c => c is { Path: "$.calendars.business.makeUpDays.hours", Code: "changed" });
    }

    /// <summary>A holiday of the year before last and hours that only look different change no due time to come.</summary>
    [Fact]
    public void Where_no_due_time_differs_that_is_said()
    {
        var evidence = Changes(("calendars/business/closed", """{ "2022-05-05": "moving house" }""")).Single(c => c.Code == "evidence");

        Assert.Equal("Calendar 'business': no due time was found that differs in the year from 2024-10-11 on", evidence.Text.English);
    }

    [Fact]
    public void Another_zone_moves_the_due_times_of_calendars_nobody_touched() =>
        Assert.Contains(Changes(("zone", "\"Asia/Tokyo\"")), c => c is { Path: "$.calendars.business", Code: "evidence" });

    [Fact]
    public void A_calendar_that_is_new_or_gone_is_told_without_evidence()
    {
        var changes = Changes(("calendars/night", """{ "open": "24x7" }"""));

        Assert.Equal([("$.calendars.night", "added")], changes.Select(c => (c.Path, c.Code)));
    }

    /// <summary>Whatever single value of the file is another one, something is told, also in parts that nobody thought of here.</summary>
    [Fact]
    public void No_change_of_a_value_is_overlooked()
    {
        var file = JsonNode.Parse(Edited.DeskJson)!;
        var overlooked = new List<string>();
        var tried = 0;
        var leaves = Leaves(file).ToList();
        for (var i = 0; i < leaves.Count; i++)
        {
            var path = leaves[i].GetPath();
            if (path == "$.$schema" || Other(leaves[i]) is not { } other)
                continue;
            var changed = file.DeepClone();
            Leaves(changed).ElementAt(i).ReplaceWith(other);
            WorkflowProfile profile;
            try
            {
                profile = WorkflowProfile.Parse(Encoding.UTF8.GetBytes(changed.ToJsonString()));
            }
            catch (DefinitionException)
            {
                continue;
            }
            tried++;
            if (Edited.Desk.ChangesTo(profile, Today).Count == 0)
                overlooked.Add(path);
        }

        Assert.Empty(overlooked);
        Assert.True(tried > 150, $"only {tried} values could be changed");
    }

    private static JsonNode? Other(JsonValue leaf) =>
        leaf.GetValueKind() switch
        {
            JsonValueKind.String => (string)leaf! switch
            {
                "P1" => "P2",
                "P2" => "P3",
                "P3" => "P4",
                "P4" => "P1",
                "engineer" => "lead",
                "agent" => "requester",
                "online" => "phone",
                var text when text.StartsWith("PT", StringComparison.Ordinal) => "PT77M",
                var text => text + "x",
            },
            JsonValueKind.Number => (int)leaf + 1,
            _ => null,
        };

    private static IEnumerable<JsonValue> Leaves(JsonNode? node) =>
        node switch
        {
            JsonObject members => members.SelectMany(m => Leaves(m.Value)),
            JsonArray list => list.SelectMany(Leaves),
            JsonValue value => [value],
            _ => [],
        };
}
