using System.Text.RegularExpressions;

namespace SupportWorkflow.History;

/// <summary>What the name of a column suggests, in English and Chinese.</summary>
internal static partial class ColumnName
{
    /// <summary>From this score on the name says it; below, it suggests it.</summary>
    public const double Certain = 3;

    private const string OfTicket = "case:";

    public static readonly string[] Case =

        [
            "case concept name",
            "case id",
            "caseid",
            "ticket id",
            "ticket number",
            "incident id",
            "incident number",
            "issue key",
            "sr number",
            "request id",
            "case",
            "ticket",
            "incident",
            "issue",
            "number",
            "key",
            "id",
            "nr",
            "工单编号",
            "工单号",
            "单号",
            "编号",
            "工单",
        ],
        State =

        [
            "concept name",
            "state",
            "status",
            "incident state",
            "to state",
            "new status",
            "activity",
            "event",
            "action",
            "stage",
            "phase",
            "step",
            "当前状态",
            "状态",
            "活动",
            "环节",
            "动作",
            "操作",
        ],
        Before = ["from", "old", "previous", "prior", "before", "原状态", "旧状态", "变更前状态", "原值", "旧值"],
        Substate = ["substate", "lifecycle transition", "sub state", "substatus", "sub status", "status detail", "子状态", "二级状态"],
        Time =

        [
            "time timestamp",
            "timestamp",
            "complete timestamp",
            "event time",
            "sys updated at",
            "updated at",
            "updated",
            "changed at",
            "changed",
            "when",
            "time",
            "date",
            "at",
            "操作时间",
            "更新时间",
            "变更时间",
            "时间",
            "日期",
        ],
        Opened =

        [
            "opened at",
            "opened",
            "created at",
            "created on",
            "created",
            "creation date",
            "submitted",
            "reported",
            "open date",
            "创建时间",
            "提交时间",
            "受理时间",
            "登记时间",
            "报修时间",
        ],
        Responded =

        [
            "first response",
            "first response at",
            "first response time",
            "first response date",
            "first reply",
            "first reply at",
            "responded",
            "responded at",
            "answered at",
            "首次响应时间",
            "首次回复时间",
            "响应时间",
        ],
        Resolved =

        [
            "resolved",
            "resolved at",
            "resolved on",
            "resolution date",
            "resolution time",
            "date resolved",
            "solved",
            "solved at",
            "fixed at",
            "解决时间",
        ],
        Closed =
        ["closed", "closed at", "closed on", "close date", "closing date", "date closed", "关闭时间", "结案时间", "办结时间", "完成时间"],
        Priority = ["priority", "prio", "severity", "seriousness", "优先级", "优先", "严重程度", "级别"],
        Impact = ["impact", "影响范围", "影响"],
        Urgency = ["urgency", "紧急程度", "紧急"],
        Category = ["category", "type", "classification", "topic", "product", "分类", "类别", "类型"],
        Team =

        [
            "org group",
            "assignment group",
            "support group",
            "work group",
            "workgroup",
            "group",
            "team",
            "queue",
            "department",
            "org",
            "处理组",
            "小组",
            "班组",
            "部门",
            "组",
        ],
        Agent =

        [
            "org resource",
            "assigned to",
            "assignee",
            "owner",
            "agent",
            "handler",
            "engineer",
            "resource",
            "operator",
            "负责人",
            "处理人",
            "工程师",
            "坐席",
            "受理人",
        ];

    private static readonly string[] TimeWords =
    [
        "time",
        "date",
        "stamp",
        "when",
        "at",
        "ts",
        "on",
        "opened",
        "created",
        "updated",
        "changed",
        "closed",
        "resolved",
        "时间",
        "日期",
    ];

    /// <summary>
    /// 0: nothing; up to 4: the name is exactly one of the words. Earlier words count a little more. XES writes <c>case:</c> before what
    /// is said of a ticket as a whole.
    /// </summary>
    public static double Score(string name, string[] words) =>
        name.StartsWith(OfTicket, StringComparison.Ordinal)
            ? Math.Max(ScorePlain(Plain(name), words), ScorePlain(Plain(name[OfTicket.Length..]), words))
            : ScorePlain(Plain(name), words);

    public static bool SoundsLikeTime(string name) => Score(name, TimeWords) > 0;

    private static double ScorePlain(string plain, string[] words)
    {
        var best = 0.0;
        for (var i = 0; i < words.Length; i++)
        {
            var score =
                plain == words[i] ? 4
                : $" {plain} ".Contains($" {words[i]} ", StringComparison.Ordinal) ? 2.5
                : Within(plain, words[i]) ? 1.5
                : 0;
            if (score > 0)
                best = Math.Max(best, score - (0.02 * i));
        }
        return best;
    }

    /// <summary>Short English words occur in others by chance; Chinese has no blanks between words.</summary>
    private static bool Within(string plain, string word) =>
        (word.Length > 3 || word[0] > 0x7F) && plain.Contains(word, StringComparison.Ordinal);

    /// <summary><c>IncidentState_2</c> and <c>incident-state</c> as words in lower case.</summary>
    private static string Plain(string name) => Gaps().Replace(Humps().Replace(name, " "), " ").Trim().ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex Humps();

    [GeneratedRegex(@"[^\p{L}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Gaps();
}
