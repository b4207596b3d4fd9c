using NodaTime;
using SupportWorkflow;
using SupportWorkflow.Conditions;
using SupportWorkflow.Profiles;
using SupportWorkflow.Resolutions;

// One VIP ticket at the call centre, from the first call to the end, on a virtual clock.
// dotnet run --project samples/QuickStart [-- --lang zh]

Console.OutputEncoding = System.Text.Encoding.UTF8;
string language = args is ["--lang", var tag, ..] ? tag : "en";
TicketWorkflow workflow = BuiltInProfiles.CallCenter.Compile();

var chen = new Actor("chen@acme.cn", Role.Requester);
var wang = new Actor("wang.fang", Role.Agent);
var zhao = new Actor("zhao.min", Role.Lead);
var li = new Actor("li.wei", Role.Engineer);

Instant now = Instant.FromUtc(2024, 10, 11, 8, 30); // Friday 16:30 in Shanghai; the Saturday after is a make-up working day
var story = new Story(workflow, language, Say("ERP cannot print invoices", "ERP 无法打印发票"));

story.Tell(
    now,
    Say("Wang registers the call of a VIP customer.", "呼叫中心的王芳登记 VIP 客户来电。"),
    workflow.Open(
        new OpenTicket(new("t-1"), workflow.Numbers.Number(workflow.Numbers.SeriesAt(now), 1), story.Subject)
        {
            By = wang,
            OnBehalfOf = chen.Id,
            Channel = "phone",
            Tier = "vip",
            Scenario = "production-fault",
            Impact = "user-blocked",
            Category = new CategoryPath("software-system"),
            ContactName = "Chen Jing",
            ContactMeans = "chen@acme.cn",
            Device = "ERP 4.2",
            Description = Say("Printing an invoice ends with the error E-17.", "打印发票时报错 E-17。"),
            Fields = [new("occurred", FactValue.Of("2024-10-11T08:00:00Z"))],
        },
        now
    )
);
story.Decide(now += Minutes(2), Say("Wang has verified it.", "王芳核实了问题。"), new FireTrigger("verify") { By = wang });
story.Decide(
    now += Minutes(1),
    Say("An engineer may not dispatch tickets:", "工程师无权分派工单："),
    new AssignTicket(Agent: new("li.wei")) { By = li }
);
story.Decide(
    now,
    Say("Zhao, who leads the desk, dispatches it.", "呼叫中心负责人赵敏分派工单。"),
    new AssignTicket(Agent: new("li.wei")) { By = zhao }
);
story.Advance(Say("Nobody has called the customer yet, and half of the time is gone.", "尚未联系客户，响应时限已过半。"));
story.Decide(now += Minutes(6), Say("Li begins.", "李伟开始处理。"), new StartWork { By = li });
story.Decide(
    now += Minutes(3),
    Say("Li calls the customer: that is the response.", "李伟致电客户：首次响应。"),
    new RecordContact(Say("Called; sees the error too.", "已致电，问题可重现。")) { By = li }
);
story.Decide(
    now += Minutes(10),
    Say("Li needs a log file and waits: resolution time stands still.", "李伟等待客户提供日志：解决时限暂停计时。"),
    new AskRequester(Say("Please send the printer log.", "请提供打印日志。")) { By = li }
);
story.Decide(
    now += Minutes(95),
    Say("Chen sends it: resolution time goes on.", "客户提供了日志：恢复计时。"),
    new RecordReply(Say("Attached.", "见附件。")) { By = chen }
);
story.Decide(
    now += Minutes(25),
    Say("Li has solved it.", "李伟解决了问题。"),
    new ResolveTicket(
        new ResolutionRecord(ResolutionResult.Resolved, Say("Driver rolled back.", "回退了驱动程序。"))
        {
            Cause = Say("A driver update.", "驱动更新不兼容。"),
        }
    )
    {
        By = li,
    }
);
story.Decide(now += Minutes(1), Say("Closing at once is refused:", "立即关闭被拒绝："), new CloseTicket { By = wang });
story.Decide(now += Minutes(9), Say("Chen confirms.", "客户确认解决。"), new ConfirmResolution { By = chen });
story.Decide(now += Minutes(1), Say("Wang closes it.", "王芳关闭工单。"), new CloseTicket { By = wang });
story.End();

string Say(string english, string chinese) => new LocalText(english, chinese).In(language);
static Duration Minutes(int minutes) => Duration.FromMinutes(minutes);
