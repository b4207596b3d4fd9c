namespace SupportWorkflow.Profiles;

public sealed partial class ProfileDiffTests
{
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

    /// <summary>4 July 2026 is a Saturday: under the new calendar the Friday before is off.</summary>
    [Fact]
    public void Holidays_that_are_observed_on_another_day_are_told_with_what_becomes_due_when()
    {
        (string, string?) Calendar(string observed, string movable) =>
            (
                "calendars/business",
                $$"""
                { "week": { "mon-fri": ["09:00-17:00"] }, {{observed}} "yearlyHolidays": { "07-04": { "name": "Day", "firstYear": 2021 } },
                  "movableHolidays": { "{{movable}}": "Spring" } }
                """
            );
        var changes = Edited
            .With(Calendar("", "easter+1"))
            .ChangesTo(Edited.With(NextVersion, Calendar("\"observed\": \"nearestWeekday\",", "easter+2")), new(2026, 7, 1))
            .ToList();

        Assert.Contains(changes, c =>
            c.Text.English.EndsWith("holidays on a weekend are kept on: nothing → nearestWeekday", StringComparison.Ordinal)
        );
        Assert.Contains(changes, c => c.Text.Chinese!.Contains("不固定日期的节假日 · easter+1", StringComparison.Ordinal));
        Assert.Equal(
            ["2026-07-03", "2026-07-06"],
            changes
                .Where(c => c.Code == "evidence")
                .SelectMany(c => new[] { c.Before!.English[..10], c.After!.English[..10] })
                .Distinct()
                .Order()
                .Take(2)
        );
    }
}
