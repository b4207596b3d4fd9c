using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;

namespace SupportWorkflow.Profiles;

public sealed partial class ProfileDiffTests
{
    /// <summary>Friday; Saturday 12 October 2024 is a make-up day.</summary>
    private static readonly LocalDate Today = new(2024, 10, 11);

    private static readonly (string, string?) NextVersion = ("version", "\"2\"");

    /// <summary>What changes beside the version.</summary>
    private static List<ProfileChange> Changes(params (string At, string? Json)[] edits)
    {
        var all = Edited.Desk.ChangesTo(Edited.With([NextVersion, .. edits]), Today).ToList();
        Assert.Contains(all, c => c is { Path: "$.version", Code: "changed" });
        return [.. all.Where(c => c.Path != "$.version")];
    }

    [Fact]
    public void Nothing_changes_from_a_profile_to_itself() =>
        Assert.Empty(BuiltInProfiles.Ids.SelectMany(id => BuiltInProfiles.Find(id)!.ChangesTo(BuiltInProfiles.Find(id)!, Today)));

    /// <summary>Line breaks, defaults written out or left out, and the order of lists whose order means nothing.</summary>
    [Fact]
    public void Nothing_changes_by_writing_the_same_in_another_way()
    {
        var other = Edited.With(
            ("$schema", null),
            ("objectives/response/onRetarget", "\"fromStart\""),
            ("objectives/resolution/targets/2/businessDay", "\"sameTime\""),
            ("closing", "{}"),
            ("backdating", """{ "limit": "none" }"""),
            ("objectives/response/repeats", "false"),
            ("objectives/response/warn", """["80%", "50%"]"""),
            ("lifecycle/transitions/0/roles", """["lead", "agent"]"""),
            ("objectives/response/stop/events", """["requester-asked", "requester-contacted"]""")
        );

        Assert.Empty(Edited.Desk.ChangesTo(other, Today));
        Assert.Empty(other.ChangesTo(Edited.Desk, Today));
    }

    [Fact]
    public void Another_content_under_the_same_version_is_told()
    {
        var changes = Edited.Desk.ChangesTo(Edited.With(("closing/maxReopens", "3")), Today);

        Assert.Equal(["version-unchanged", "changed"], changes.Select(c => c.Code));
    }

    /// <summary>The first row becomes the last: the others keep their order, so only one row has moved.</summary>
    [Fact]
    public void A_row_that_is_tried_later_has_moved_and_the_others_have_not()
    {
        var later = Edited.With(json =>
        {
            json["version"] = "2";
            var rows = json["priority"]!["rows"]!.AsArray();
            var first = rows[0];
            rows.RemoveAt(0);
            rows.Add(first);
        });

        var moved = Edited.Desk.ChangesTo(later, Today).Where(c => c.Path != "$.version").ToList();

        Assert.Equal([("$.priority.rows[4]", "moved", "1", "5")], moved.Select(c => (c.Path, c.Code, c.Before!.English, c.After!.English)));
    }

    /// <summary>Rows of different triggers never compete, so their order means nothing.</summary>
    [Fact]
    public void Rows_of_the_lifecycle_move_among_those_of_one_trigger_only()
    {
        WorkflowProfile Swapped(int i, int j) =>
            Edited.With(json =>
            {
                json["version"] = "2";
                var rows = json["lifecycle"]!["transitions"]!.AsArray();
                var (a, b) = (rows[i]!.DeepClone(), rows[j]!.DeepClone());
                (rows[i], rows[j]) = (b, a);
            });

        Assert.DoesNotContain(Edited.Desk.ChangesTo(Swapped(0, 1), Today), c => c.Code == "moved");
        Assert.Contains(Edited.Desk.ChangesTo(Swapped(4, 5), Today), c => c.Code == "moved"); // both assign
    }

    /// <summary>
    /// From Friday 2024-10-11 09:00, eight hours end at 17:00 either way; one business day is Saturday 09:00, which becomes Saturday 10:00
    /// when make-up days open at ten. From 13:00, 5 h are worked on Friday and 3 h on Saturday: 12:00, which becomes 13:00.
    /// </summary>
    [Fact]
    public void Other_hours_are_proved_by_due_times_under_both()
    {
        var changes = Changes(("calendars/business/makeUpDays", """{ "hours": ["10:00-18:00"] }"""));

        var proved = changes.Where(c => c.Code == "evidence").ToList();
        Assert.Equal(3, proved.Count);
        Assert.Contains(("2024-10-12 09:00:00", "2024-10-12 10:00:00"), proved.Select(c => (c.Before!.English, c.After!.English)));
        var hours = Assert.Single(proved, c => c.Text.English.Contains("8 h of working time", StringComparison.Ordinal));
        Assert.Equal(
            "Calendar 'business': 8 h of working time of 'business' from 2024-10-11 13:00:00 would be due 2024-10-12 12:00:00, and will be 2024-10-12 13:00:00",
            hours.Text.English
        );
        Assert.Contains(changes, c => c is { Path: "$.calendars.business.makeUpDays.hours", Code: "changed" });
    }

    /// <summary>A holiday of the year before last and hours that only look different change no due time to come.</summary>
    [Fact]
    public void Where_no_due_time_differs_that_is_said()
    {
        var evidence = Changes(("calendars/business/closed", """{ "2022-05-05": "moving house" }""")).Single(c => c.Code == "evidence");

        Assert.Equal("Calendar 'business': no due time was found that differs in the year from 2024-10-11 on", evidence.Text.English);
    }

    [Fact]
    public void Another_zone_moves_the_due_times_of_calendars_nobody_touched() =>
        Assert.Contains(Changes(("zone", "\"Asia/Tokyo\"")), c => c is { Path: "$.calendars.business", Code: "evidence" });

    [Fact]
    public void A_calendar_that_is_new_or_gone_is_told_without_evidence()
    {
        var changes = Changes(("calendars/night", """{ "open": "24x7" }"""));

        Assert.Equal([("$.calendars.night", "added")], changes.Select(c => (c.Path, c.Code)));
    }

    /// <summary>Whatever single value of the file is another one, something is told, also in parts that nobody thought of here.</summary>
    [Fact]
    public void No_change_of_a_value_is_overlooked()
    {
        var file = JsonNode.Parse(Edited.DeskJson)!;
        var overlooked = new List<string>();
        var tried = 0;
        var leaves = Leaves(file).ToList();
        for (var i = 0; i < leaves.Count; i++)
        {
            var path = leaves[i].GetPath();
            if (path == "$.$schema" || Other(leaves[i]) is not { } other)
                continue;
            var changed = file.DeepClone();
            Leaves(changed).ElementAt(i).ReplaceWith(other);
            WorkflowProfile profile;
            try
            {
                profile = WorkflowProfile.Parse(Encoding.UTF8.GetBytes(changed.ToJsonString()));
            }
            catch (DefinitionException)
            {
                continue;
            }
            tried++;
            if (Edited.Desk.ChangesTo(profile, Today).Count == 0)
                overlooked.Add(path);
        }

        Assert.Empty(overlooked);
        Assert.True(tried > 150, $"only {tried} values could be changed");
    }

    private static JsonNode? Other(JsonValue leaf) =>
        leaf.GetValueKind() switch
        {
            JsonValueKind.String => (string)leaf! switch
            {
                "P1" => "P2",
                "P2" => "P3",
                "P3" => "P4",
                "P4" => "P1",
                "engineer" => "lead",
                "agent" => "requester",
                "online" => "phone",
                var text when text.StartsWith("PT", StringComparison.Ordinal) => "PT77M",
                var text => text + "x",
            },
            JsonValueKind.Number => (int)leaf + 1,
            _ => null,
        };

    private static IEnumerable<JsonValue> Leaves(JsonNode? node) =>
        node switch
        {
            JsonObject members => members.SelectMany(m => Leaves(m.Value)),
            JsonArray list => list.SelectMany(Leaves),
            JsonValue value => [value],
            _ => [],
        };
}
