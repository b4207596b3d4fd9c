using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Properties;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Tickets.Notices;

/// <summary>An outbox keeps notices as JSON; the text comes along, so that sending needs no profile.</summary>
public sealed class NoticeJsonTests
{
    [Fact]
    public void What_version_1_wrote_is_written_alike_for_ever()
    {
        Notice[] notices =
        [
            .. CallCenter
                .Open(Opening("usage-question", "vip") with { Category = new("software-system"), Description = "每台打印机" }, Friday)
                .Notices,
            .. CallCenter.Decide(InProgress(), new AskRequester("Which \"printer\"?") { By = Engineer }, Friday).Notices,
            .. CallCenter
                .Decide(InProgress(), new LogWork("找到了") { By = Engineer, VisibleToRequester = true }, Friday + Minutes(400))
                .Notices,
        ];
        var written =
            new JsonArray([.. notices.Select(n => JsonNode.Parse(TicketJson.Write(n)))]).ToJsonString(
                new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            ) + "\n";
        var golden = Path.Combine(Checkout.Root, "tests", "SupportWorkflow.Tests", "Tickets", "Golden", "notices.1.json");
        if (Environment.GetEnvironmentVariable("ACCEPT_GOLDEN") == "1")
            File.WriteAllText(golden, written);
        Assert.Equal(File.ReadAllText(golden), written);
        Assert.Equal(
            notices,
            JsonNode
                .Parse(File.ReadAllText(golden))!
                .AsArray()
                .Select(n => TicketJson.ReadNotice(Encoding.UTF8.GetBytes(n!.ToJsonString())))
        );
    }

    [Fact]
    public void A_notice_is_equal_to_one_made_by_deciding_again_and_to_no_other()
    {
        var notices = CallCenter.Advance(InProgress(), Friday + Minutes(30)).Notices;
        Assert.Equal(notices, CallCenter.Advance(InProgress(), Friday + Minutes(30)).Notices);
        Assert.Equal(notices.Count, notices.Distinct().Count());
        Assert.NotEqual(notices[0], CallCenter.Advance(InProgress(), Friday + Minutes(31)).Notices[0]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData(
        """
            {"key":"k","ticket":"t","recipient":"nobody","template":"n","severity":0,"at":"2024-10-11T08:30:00Z","facts":{},"text":{"english":"e"}}
            """
    )]
    [InlineData(
        """
            {"key":"k","ticket":"t","recipient":"role:lead","template":"n","severity":"loud","at":"2024-10-11T08:30:00Z","facts":{},"text":{"english":"e"}}
            """
    )]
    public void Malformed_JSON_is_a_typed_error(string json) =>
        Assert.Throws<TicketFormatException>(() => TicketJson.ReadNotice(Encoding.UTF8.GetBytes(json)));
}
