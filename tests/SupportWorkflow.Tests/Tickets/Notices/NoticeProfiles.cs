using System.Text;
using System.Text.Json.Nodes;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Tickets.Notices;

/// <summary>The call centre's profile with other notices.</summary>
internal static class NoticeProfiles
{
    /// <summary>With exactly these notices and hours.</summary>
    public static WorkflowProfile With(string notices, string hours = "{}") =>
        Parse(json =>
        {
            json["notices"] = JsonNode.Parse(notices);
            json["noticeHours"] = JsonNode.Parse(hours);
        });

    /// <summary>With one notice of every point, and this many objectives of 100 minutes that warn at 1% to 40% and at more.</summary>
    public static TicketWorkflow OfManyPoints(int objectives, params string[] more) =>
        Parse(json =>
            {
                var warn = string.Join(", ", Enumerable.Range(1, 40).Select(p => $"{p}%").Concat(more).Select(p => $"\"{p}\""));
                json["objectives"] = new JsonObject(
                    Enumerable
                        .Range(0, objectives)
                        .Select(i =>
                            KeyValuePair.Create(
                                $"o{i}",
                                JsonNode.Parse(
                                    $$"""
                                    { "name": { "en": "O" }, "start": { "events": ["ticket-opened"] },
                                      "stop": { "events": ["ticket-closed"] }, "targets": [{ "within": "PT100M" }], "warn": [{{warn}}] }
                                    """
                                )
                            )
                        )
                );
                json["notices"] = JsonNode.Parse(
                    """{ "n": { "on": ["clock-point-reached"], "to": ["role:lead"], "text": { "en": "{objective} {point}" } } }"""
                );
            })
            .Compile();

    private static WorkflowProfile Parse(Action<JsonObject> change)
    {
        var json = JsonNode.Parse(BuiltInProfiles.Json("call-center"))!.AsObject();
        json["rules"] = new JsonArray();
        change(json);
        return WorkflowProfile.Parse(Encoding.UTF8.GetBytes(json.ToJsonString(new() { WriteIndented = true })));
    }
}
