using System.Text;
using System.Text.Json.Nodes;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Tickets.Notices;

/// <summary>The call centre's profile with other notices.</summary>
internal static class NoticeProfiles
{
    public static TicketWorkflow Without(params string[] parts) => Parse(json =>
    {
        foreach (var part in parts) json.Remove(part);
    }).Compile();

    /// <summary>With exactly these notices and hours.</summary>
    public static WorkflowProfile With(string notices, string hours = "{}") => Parse(json =>
    {
        json["notices"] = JsonNode.Parse(notices);
        json["noticeHours"] = JsonNode.Parse(hours);
    });

    private static WorkflowProfile Parse(Action<JsonObject> change)
    {
        var json = JsonNode.Parse(BuiltInProfiles.Json("call-center"))!.AsObject();
        change(json);
        return WorkflowProfile.Parse(Encoding.UTF8.GetBytes(json.ToJsonString(new() { WriteIndented = true })));
    }
}
