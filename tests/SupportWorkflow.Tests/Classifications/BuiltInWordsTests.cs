using SupportWorkflow.Profiles;

namespace SupportWorkflow.Classifications;

/// <summary>The examples that the sources give for their categories, in both languages.</summary>
[Trait("Requirement", "CLS-9")]
public sealed class BuiltInWordsTests
{
    private static readonly TicketWorkflow CallCenter = BuiltInProfiles.CallCenter.Compile(),
        Platform = BuiltInProfiles.OnlinePlatform.Compile(),
        Department = BuiltInProfiles.SupportDepartment.Compile();

    [Theory]
    [InlineData("Login failure since this morning", "software-system")]
    [InlineData("今天早上起登录失败", "software-system")]
    [InlineData("Sync error between two offices", "software-system")]
    [InlineData("两地数据同步异常", "software-system")]
    [InlineData("Incompatible after an update of the browser", "software-system")]
    [InlineData("系统更新后不兼容", "software-system")]
    [InlineData("Server down in the warehouse", "hardware-fault")]
    [InlineData("仓库服务器宕机", "hardware-fault")]
    [InlineData("Network cut on the second floor", "network-connection")]
    [InlineData("二楼网络中断", "network-connection")]
    [InlineData("We need a custom function for the year-end report", "custom-request")]
    [InlineData("需要定制功能：年终报表", "custom-request")]
    [InlineData("Abnormal login from abroad", "data-security")]
    [InlineData("发现异常登录", "data-security")]
    [InlineData("How do I change the paper format?", "functional-question")]
    [InlineData("如何使用审批流程", "functional-question")]
    [InlineData("The printer driver crashes", "software-system")]
    [InlineData("WI－FI is gone", "network-connection")]
    public void The_call_centre_knows_what_a_request_is_about(string subject, string category) => Is(CallCenter, subject, category);

    [Theory]
    [InlineData("Wi-Fi drops every hour", "network-anomaly")]
    [InlineData("无线网一直掉线", "network-anomaly")]
    [InlineData("The spreadsheet formula gives #REF", "operation-question")]
    [InlineData("表格公式不会写", "operation-question")]
    [InlineData("The app crashed twice", "software-fault")]
    [InlineData("蓝屏后无法开机", "hardware-problem")]
    public void So_does_the_platform(string subject, string category) => Is(Platform, subject, category);

    [Theory]
    [InlineData("Please upgrade our test system to the new version", "upgrade")]
    [InlineData("请安排例行维护和补丁升级", "upgrade")]
    [InlineData("Since the update the import crashes with an error", "fault")]
    [InlineData("需要远程协助", "remote-operation")]
    public void And_the_department(string subject, string category) => Is(Department, subject, category);

    private static void Is(TicketWorkflow workflow, string subject, string category)
    {
        var result = workflow.Classify(new() { Subject = subject });
        Assert.Equal((category, "keywords"), (result?.Category.Path, result?.Policy));
        Assert.InRange(result!.Confidence, 0.5, 1);
        Assert.All(result.Evidence, e => Assert.Equal(("subject", true), (e.Where, e.At + e.Length <= subject.Length)));
    }
}
