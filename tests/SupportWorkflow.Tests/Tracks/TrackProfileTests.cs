using NodaTime;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Tracks;

/// <summary>What lint and diff say of the tracks and the guidance of a profile.</summary>
public sealed class TrackProfileTests
{
    private static readonly LocalDate Today = new(2024, 10, 11);

    [Theory]
    [InlineData(
        """
                { "visit": { "lifecycle": {
                "guards": {
                  "place": { "if": { "fact": "track.visit.field.place", "known": true }, "text": { "en": "a place", "zh-CN": "有地点" } },
                  "both": {
                    "if": { "all": [
                        { "fact": "track.visit.field.place", "known": true }, { "fact": "track.visit.field.engineer", "known": true }
                    ] },
                    "text": { "en": "a place and an engineer", "zh-CN": "有地点和人员" }
                  }
                },
                "transitions": [
                  { "trigger": "set-out", "from": ["agreed"], "to": "on-the-way" },
                  { "trigger": "arrive", "from": ["on-the-way"], "to": "there", "guard": "place" },
                  { "trigger": "arrive", "from": ["on-the-way"], "to": "there", "guard": "both" },
                  { "trigger": "leave", "from": ["there"], "to": "over" },
                  { "trigger": "find-nobody", "from": ["agreed"], "to": "missed" }
                ]
            } } }
            """,
        "$.tracks.visit.lifecycle.transitions[2]",
        "lifecycle.row-never-decides"
    )]
    [InlineData(
        """
            { "approval": { "like": "approval", "lifecycle": { "guards": { "four-eyes": { "if": { "all": [
                { "fact": "track.approval.is-starter", "is": true }, { "fact": "track.approval.is-starter", "is": false }
            ] } } } } } }
            """,
        "$.tracks.approval.lifecycle.guards.four-eyes.if",
        "condition.never-holds"
    )]
    public void What_can_never_come_of_a_track_is_told_where_it_stands(string tracks, string path, string code) =>
        Assert.Contains(ProfileWith($$"""{ "tracks": {{tracks}} }""").Lint(Today), w => w.Path == path && w.Code == code);

    [Theory]
    [InlineData(
        """{ "tracks": { "visit": { "pauses": ["resolution"] } } }""",
        "tracks · Visit (visit) · pauses: nothing → resolution",
        "附属流程 · 上门服务（visit） · 暂停计时"
    )]
    [InlineData(
        """{ "tracks": { "visit": { "atOnce": 3 } } }""",
        "tracks · Visit (visit) · at once: nothing → 3",
        "附属流程 · 上门服务（visit） · 同时进行的上限"
    )]
    [InlineData(
        """{ "guidance": { "calming": { "in": ["to-dispatch"] } } }""",
        "guidance · Calming words (calming) · in the states",
        "话术与提示 · 安抚（calming） · 适用状态"
    )]
    [InlineData("""{ "guidance": { "calming": null } }""", "guidance · Calming words (calming)", "话术与提示 · 安抚（calming）")]
    // An entry whose name is a word of the format too is called by its own name.
    [InlineData(
        """{ "lifecycle": { "triggers": { "merge": { "en": "put together", "zh-CN": "并案" } }, "transitions": [] } }""",
        "triggers · put together (merge)",
        "动作 · 并案（merge）"
    )]
    public void A_change_is_told_in_the_words_of_the_field(string change, string english, string chinese)
    {
        var changes = ProfileWith("{}").ChangesTo(ProfileWith(change), Today);

        Assert.Contains(changes, c => c.Text.English.Contains(english, StringComparison.Ordinal));
        Assert.Contains(changes, c => c.Text.Chinese!.Contains(chinese, StringComparison.Ordinal));
    }
}
