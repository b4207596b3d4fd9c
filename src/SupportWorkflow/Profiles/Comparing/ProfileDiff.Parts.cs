using System.Text.Json.Nodes;

namespace SupportWorkflow.Profiles;

/// <summary>Priorities, objectives and the lifecycle.</summary>
internal sealed partial class ProfileDiff
{
    private void Priority(JsonObject was, JsonObject will, string path, LocalText place)
    {
        Members(was, will, path, place, "rows", "modifiers");
        foreach (var list in (string[])["rows", "modifiers"])
        {
            JsonArray mine = was[list]!.AsArray(),
                theirs = will[list]!.AsArray();
            Rows(
                mine,
                theirs,
                $"{path}.{list}",
                In(place, ProfileSide.Member(list)),
                new(mine, theirs, row => Text(row["if"]), row => Text(row["because"]), row => $"{theirs.IndexOf(row) + mine.IndexOf(row)}"),
                (side, i) => side.Words(side.Json["priority"]![list]![i]!["if"], "if"),
                (i, j, at, called) => Members(mine[i]!.AsObject(), theirs[j]!.AsObject(), at, called)
            );
        }
    }

    private void Assignment(JsonObject was, JsonObject will, string path, LocalText place)
    {
        Members(was, will, path, place, "rules");
        JsonArray mine = was["rules"]!.AsArray(),
            theirs = will["rules"]!.AsArray();
        Rows(
            mine,
            theirs,
            path + ".rules",
            In(place, ProfileSide.Member("assignment-rules")),
            new(mine, theirs, row => Text(row["if"]), row => Text(row["because"]), row => Text(row["teams"]) + Text(row["skills"])),
            (side, i) => side.Words(side.Json["assignment"]!["rules"]![i]!["if"], "if"),
            (i, j, at, called) => Members(mine[i]!.AsObject(), theirs[j]!.AsObject(), at, called)
        );
    }

    private void Objective(string id, JsonObject was, JsonObject will, string path, LocalText place)
    {
        Members(was, will, path, place, "targets");
        JsonArray mine = was["targets"]!.AsArray(),
            theirs = will["targets"]!.AsArray();
        Rows(
            mine,
            theirs,
            path + ".targets",
            place,
            new(
                mine,
                theirs,
                row => Text(row["if"]),
                row => Text(row["within"]) + Text(row["until"]) + Text(row["calendar"]),
                row => $"{theirs.IndexOf(row) + mine.IndexOf(row)}"
            ),
            (side, i) => side.Words(side.Json["objectives"]![id]!["targets"]![i]!["if"], "if"),
            (i, j, at, called) =>
            {
                Members(mine[i]!.AsObject(), theirs[j]!.AsObject(), at, called, "within", "until", "calendar", "businessDay", "closing");
                var (old, young) = (TargetOf(before, id, i), TargetOf(after, id, j));
                if (old.Until != young.Until || old.Target != young.Target)
                    Change(at, called, Said(old), Said(young));
            }
        );
    }

    private void Rules(JsonArray was, JsonArray will, string path, LocalText place) =>
        Rows(
            was,
            will,
            path,
            place,
            new(was, will, row => Text(row["name"])),
            (side, i) => side.Parts.Rules[i].Called,
            (i, j, at, called) =>
            {
                Members(was[i]!.AsObject(), will[j]!.AsObject(), at, called, "when");
                var (old, young) = (before.Parts.Rules[i].When, after.Parts.Rules[j].When);
                if (old != young)
                    Change(at + ".when", In(called, ProfileSide.Member("when")), before.Words(old), after.Words(young));
            }
        );

    private void Proposals(JsonObject was, JsonObject will, string path, LocalText place)
    {
        Members(was, will, path, place, "advice");
        JsonArray mine = was["advice"]!.AsArray(),
            theirs = will["advice"]!.AsArray();
        Rows(
            mine,
            theirs,
            path + ".advice",
            In(place, ProfileSide.Member("advice")),
            new(mine, theirs, row => Text(row["name"])),
            (side, i) => (string)side.Json["proposals"]!["advice"]![i]!["name"]!,
            (i, j, at, called) => Members(mine[i]!.AsObject(), theirs[j]!.AsObject(), at, called)
        );
    }

    private void Lifecycle(JsonObject was, JsonObject will, string path, LocalText place)
    {
        Members(was, will, path, place, "transitions");
        JsonArray mine = was["transitions"]!.AsArray(),
            theirs = will["transitions"]!.AsArray();
        Rows(
            mine,
            theirs,
            path + ".transitions",
            place,
            new(
                mine,
                theirs,
                row => Keys(row, "trigger", "from", "to", "reentry", "ignored", "roles", "guard"),
                row => Keys(row, "trigger", "from", "to", "guard"),
                row => Keys(row, "trigger", "from", "to"),
                row => Keys(row, "trigger", "to", "roles", "guard"),
                row => Keys(row, "trigger", "from"),
                row => row["to"] is null ? null : Keys(row, "trigger", "to")
            ),
            (side, i) => Row(side, side.Json["lifecycle"]!["transitions"]![i]!),
            (i, j, at, called) => Members(mine[i]!.AsObject(), theirs[j]!.AsObject(), at, called),
            lane: i => (string)mine[i]!["trigger"]!
        );

        static LocalText Row(ProfileSide side, JsonNode row) =>
            Texts.Say(
                row["to"] is null ? "transition-stays" : "transition",
                side.Words(row["trigger"], "trigger"),
                side.Words(row["from"], "from"),
                side.Words(row["to"], "to")
            );

        static string Keys(JsonNode row, params ReadOnlySpan<string> members)
        {
            var keys = new List<string>();
            foreach (var member in members)
                keys.Add(
                    row[member] is JsonArray list ? string.Join(',', list.Select(Text).Order(StringComparer.Ordinal)) : Text(row[member])
                );
            return string.Join('|', keys);
        }
    }

    private static ServiceLevels.TargetRow TargetOf(ProfileSide side, string id, int row) =>
        side.Parts.Policies.Objectives.Single(o => o.Name == id).Targets[row];

    /// <summary>A target with what its words leave open: what business days mean, and what happens at closing time.</summary>
    private static LocalText Said(ServiceLevels.TargetRow row)
    {
        var target = row.Target;
        if (target.Days > 0)
            return Texts.Say("target", target.Text, Texts.Say("rule-" + target.Rule));
        return target.Closing == Calendars.ClosingRule.NextOpening ? Texts.Say("target", target.Text, Texts.Say("next-opening")) : row.Text;
    }
}
