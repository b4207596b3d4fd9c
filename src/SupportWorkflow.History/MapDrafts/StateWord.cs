using System.Text.RegularExpressions;

namespace SupportWorkflow.History;

/// <summary>What a log's state or activity probably means, guessed by the words in it.</summary>
/// <param name="Kind">The kind in the words of the map; null: a row that changes no state.</param>
/// <param name="On">Whom it waits for; null: it does not wait.</param>
/// <param name="State">The standard lifecycle's state; null: the kind is enough.</param>
/// <param name="Creates">Whether such a row is a ticket's creation.</param>
internal sealed record StateWord(string? Kind, string? On = null, string? State = null, bool Creates = false)
{
    /// <summary>The first rule that fits decides: from the particular to the general.</summary>
    private static readonly (Regex Words, Regex Alone, StateWord Meaning)[] Rules =
    [
        Rule("not (a )?(resolved|solved|fixed)|unresolved|未解决", new("working")),
        Rule(
            "^(quality indicator.*|(impact|urgency|priority|severity|category|status|owner|contact|service) (changed?|updated?))$",
            new((string?)null)
        ),
        Rule("re ?open(ed)?|重新打开|重开", new("working", State: "in-progress")),
        Rule("duplicates?|duplicated|merged?|重复|合并", new("final", State: "merged")),
        Rule("cancel(l?ed)?|withdrawn|aborted|deleted|取消|撤销|撤回|作废", new("final", State: "cancelled")),
        Rule("handed over|out of scope|转出|移交", new("final", State: "handed-over")),
        Rule(
            "(await(ing)?|wait(ing)?|pending|on hold|等待|待).*(vendor|supplier|third party|upgrade|厂商|厂家|供应商|第三方|原厂)|"
                + "require upgrade|with vendor",
            new("waiting", "vendor")
        ),
        Rule(
            "(await(ing)?|wait(ing)?|pending|等待|待).*(confirm(ation)?|approval of solution|closure|close|确认|评价|回访|关闭)",
            new("done")
        ),
        Rule(
            "(await(ing)?|wait(ing)?|pending|on hold|等待|待).*(users?|customers?|clients?|requesters?|callers?|info(rmation)?|"
                + "reply|response|用户|客户|补充|反馈|回复)|ask(ed)? (customer|user|requester)|question asked|需补充",
            new("waiting", "requester")
        ),
        Rule(
            "(await(ing)?|wait(ing)?|pending|等待|待).*(teams?|groups?|problem|change|development|dev|third level|其他部门|协作|研发)|"
                + "(create|raise)d? (sw )?(anomaly|bug|problem|defect)|escalated to",
            new("waiting", "other-team")
        ),
        Rule("schedul(e|ed|ing).*|planned|appointment|预约|排期|计划", new("waiting", "schedule")),
        Rule("待(处理|分配|受理|派单|接单|指派|响应)|未(处理|分配|受理)", new("queued")),
        Rule("(pending|awaiting|waiting for) (assignment|triage|dispatch|agent|support)", new("queued")),
        Rule(
            "await(ing)?|wait(ing)?|wait user|pending|on hold|hold|suspend(ed)?|stalled|paused|blocked|挂起|暂停|等待|搁置",
            new("waiting", "other", "on-hold")
        ),
        Rule("closed?|archived?|filed away|end(ed)?|关闭|归档|办结|完结|结案|结束", new("final", State: "closed")),
        Rule("resolve sw anomaly|resolve (bug|problem|defect)", new("working")),
        Rule(
            "resol(ve|ved|ution)|solved?|fix(ed)?|verified|invalid|wont fix|done|completed?|finished|answered|解决|已处理|处理完成|处理完毕|完成|修复",
            new("done")
        ),
        Rule(
            "in progress|work in progress|progress|active|working|work|start(ed)?|"
                + "investigat(e|ed|ing|ion)|diagnos(e|is|ing)|analy(se|sis|zing|sing)|"
                + "take in charge|processing|responded|ongoing|accept(ed)?|acknowledged?|in treatment|"
                + "处理中|进行中|受理中|已受理|已接单|接单|跟进|开始处理|分析|诊断|维修中",
            new("working")
        ),
        Rule(
            "new|creat(e|ed|ion)|insert(ed)?( ticket)?|regist(er|ered|ration)|submit(ted)?|logged|raised|report(ed)?|received|"
                + "新建|创建|提交|登记|报修|新增",
            new("queued", State: "new", Creates: true)
        ),
        Rule("open(ed)?", new("queued", State: "new", Creates: true)),
        Rule(
            "(re ?)?assign(ed|ment)?.*|unassigned|dispatch(ed)?|queued?|triaged?|backlog|to ?do|route[d]?|escalate[d]?|分配|派单|指派|转派|派发|升级",
            new("queued")
        ),
        Rule(
            "comment(ed|s)?|notes?|e?mail( sent)?|sent|call(ed)?|phone|updated?|"
                + "attach(ed|ment)?|work ?log|log(ged)? work|notif(y|ied|ication)|"
                + "remind(er|ed)?|survey|rat(e|ed|ing)|change priority|communicat(e|ed|ion)|"
                + "备注|评论|回复|附件|通知|邮件|电话|催办|催单|回访|更新|评分",
            new((string?)null)
        ),
    ];

    /// <summary>Whether the whole word says so, not only a part of it.</summary>
    public bool IsCertain { get; private init; }

    /// <summary>The meaning of a word of the log; null: nothing in it says so.</summary>
    public static StateWord? Of(string word)
    {
        var plain = Regex.Replace(Regex.Replace(word, "(?<=[a-z])(?=[A-Z])", " "), @"[^\p{L}]+", " ").Trim().ToLowerInvariant();
        foreach (var (words, alone, meaning) in Rules)
            if (words.IsMatch(plain))
                return meaning with { IsCertain = alone.IsMatch(plain) };
        return null;
    }

    /// <summary>English words as whole words, Chinese ones anywhere.</summary>
    private static (Regex, Regex, StateWord) Rule(string words, StateWord meaning)
    {
        const RegexOptions options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
        return (new($"(?<![a-z])(?:{words})(?![a-z])", options), new($"^(?:{words})$", options), meaning);
    }
}
