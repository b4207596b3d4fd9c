using System.Text.Json;
using BenchmarkDotNet.Attributes;
using SupportWorkflow.Classifications;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Benchmarks.Classifications;

/// <summary>
/// All phrases of a profile found in a request of 300 characters, English and Chinese. Budget: 500 phrases 3 µs (1), 50 times a loop of
/// <c>IndexOf</c>, flat in the number of phrases, 0 B before the result.
/// </summary>
[MemoryDiagnoser]
public class ClassificationBenchmarks
{
    /// <summary>Seven of the phrases stand in it.</summary>
    private const string Request =
        "Since the update this morning the printer on floor 2 keeps jamming. 打印机卡纸，重启以后还是一样。 I changed the toner and pulled the power "
        + "cord; the laptop next to it prints well. 二楼的网络中断也没有恢复，会议室无法上网。 Could somebody come by before lunch? The invoices have to "
        + "leave today, and the monthly report too. 请尽快处理，谢谢！ My extension is 4711, room 207, ask for Chen.";

    private static readonly string[] Found = ["printer", "toner", "power cord", "打印机", "打印机卡纸", "网络中断", "无法上网"];

    private static readonly string[] Categories =
    [
        "hardware-fault",
        "network-connection",
        "software-system",
        "functional-question",
        "data-security",
        "custom-request",
    ];

    private static readonly (string Things, string Troubles)[] Kinds =
    [
        (
            "printer,scanner,laptop,keyboard,monitor,docking station,headset,router,switch,firewall,server,hard disk,fan,power supply,camera,"
                + "projector,badge reader,phone,tablet,mailbox,calendar,spreadsheet,invoice,report,database,backup,browser,driver,password,"
                + "account,licence,certificate,domain,proxy,intranet,wallet,terminal,label,barcode,drawer",
            " broken, offline, frozen, missing, overheats, slow, rejected, expired, locked, unreachable, noise, upgrade, replacement, request,"
                + " settings, error, failure, timeout, warning, denied, smell, leaking, stuck, unreadable, duplicated"
        ),
        (
            "打印,扫描,笔记本,键盘,显示器,扩展坞,耳机,路由,交换机,防火墙,服务器,硬盘,风扇,电源,摄像头,投影,门禁,电话,平板,邮箱,日历,表格,发票,报表,"
                + "数据库,备份,浏览器,驱动,密码,账号,许可证,证书,域名,代理,内网,钱包,终端,标签,条码,抽屉",
            "损坏,离线,死机,丢失,过热,缓慢,被拒绝,过期,锁定,连不上,噪音,升级,更换,申请,设置,报错,失败,超时,告警,无权限,异味,漏液,卡住,看不清,重复"
        ),
    ];

    private string[] _phrases = [];
    private TicketWorkflow _workflow = null!;

    private readonly ClassificationInput _request = new() { Subject = "", Description = Request[..300] },
        _other =
            new()
            {
                Subject = "",
                Description = string.Concat(Enumerable.Repeat("Nobody knows what this is about, 谁也不知道。", 8))[..300],
            };

    [Params(500, 50, 2000)]
    public int Phrases { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var made =
            from trouble in Enumerable.Range(0, 25)
            from thing in Enumerable.Range(0, 40)
            from kind in Kinds
            select kind.Things.Split(',')[thing] + kind.Troubles.Split(',')[trouble];
        _phrases = [.. Found, .. made.Take(Phrases - Found.Length)];
        // The words of the call centre are replaced, not added to.
        var words = _phrases
            .Select(
                (phrase, i) =>
                    (
                        phrase,
                        category: phrase.Contains('网') ? 1
                        : i < Found.Length ? 0
                        : i % Categories.Length
                    )
            )
            .GroupBy(p => Categories[p.category], p => p.phrase)
            .ToDictionary(g => g.Key, g => new { words = g, not = Array.Empty<string>() });
        var name = new { en = "Many words" };
        var profile = new
        {
            id = "many-words",
            version = "1",
            extends = "call-center",
            name,
            classification = new { words },
        };
        _workflow = WorkflowProfile.Parse(JsonSerializer.SerializeToUtf8Bytes(profile)).Compile();
        var result = _workflow.Classify(_request)!;
        if (result.Evidence.Count != 5 || _workflow.Classify(_other) is not null || IndexOf() != Found.Length || _phrases.Length != Phrases)
            throw new InvalidOperationException("Not what stands in the text.");
    }

    [Benchmark(Baseline = true, Description = "a loop of IndexOf")]
    public int IndexOf()
    {
        var found = 0;
        foreach (var phrase in _phrases)
            if (_request.Description.Contains(phrase, StringComparison.OrdinalIgnoreCase))
                found++;
        return found;
    }

    [Benchmark(Description = "classified, with its evidence")]
    public ClassificationResult? Classify() => _workflow.Classify(_request);

    [Benchmark(Description = "nothing found")]
    public ClassificationResult? Nothing() => _workflow.Classify(_other);
}
