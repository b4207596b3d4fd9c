using System.Text.Json.Nodes;
using NodaTime;

namespace SupportWorkflow.Profiles;

/// <summary>
/// Compares two profiles member by member. The parts whose order or meaning matters (rows, targets, calendars) are compared by classes of
/// their own; every other member, one that is new in the format included, is compared as what it is, so that nothing is overlooked.
/// </summary>
internal sealed partial class ProfileDiff(ProfileSide before, ProfileSide after, LocalDate today)
{
    private static readonly TextTable Texts = new("Profiles.Comparing");

    /// <summary>Lists in which order means nothing.</summary>
    private static readonly HashSet<string> Unordered = new(["from", "roles", "events", "holidays", "warn"], StringComparer.Ordinal);

    private readonly List<ProfileChange> _changes = [];

    public ValueList<ProfileChange> Run()
    {
        foreach (var member in Names(before.Json, after.Json).Where(m => m is not "$schema"))
        {
            var (path, place) = ("$." + member, ProfileSide.Member(member));
            var (was, will) = (before.Json[member], after.Json[member]);
            switch (member)
            {
                case "priority":
                    Priority(was!.AsObject(), will!.AsObject(), path, place);
                    break;
                case "assignment":
                    Assignment(was!.AsObject(), will!.AsObject(), path, place);
                    break;
                case "classification":
                    Classification(was!.AsObject(), will!.AsObject(), path, place);
                    break;
                case "proposals":
                    Proposals(was!.AsObject(), will!.AsObject(), path, place);
                    break;
                case "calendars":
                    Walk(was, will, path, place, member);
                    Evidence();
                    break;
                case "objectives":
                    Entries(was!.AsObject(), will!.AsObject(), path, place, Objective);
                    break;
                case "rules":
                    Rules(was!.AsArray(), will!.AsArray(), path, place);
                    break;
                case "lifecycle":
                    Lifecycle(was!.AsObject(), will!.AsObject(), path, place);
                    break;
                default:
                    Walk(was, will, path, place, member);
                    break;
            }
        }
        if (_changes.Count > 0 && before.Parts.Policies.Profile == after.Parts.Policies.Profile)
            _changes.Insert(0, new("$.version", "version-unchanged", Texts.Say("version-unchanged", after.Parts.Policies.Profile)));
        return [.. _changes];
    }

    /// <summary>Compares two values, whatever they are.</summary>
    private void Walk(JsonNode? was, JsonNode? will, string path, LocalText place, string member)
    {
        (was, will) = (ProfileSide.Meant(member, was), ProfileSide.Meant(member, will));
        if (JsonNode.DeepEquals(was, will) || (Unordered.Contains(member) && SameItems(was, will)))
            return;
        if (
            ProfileSide.IsMoment(was)
            && ProfileSide.IsMoment(will)
            && SameItems(was!["events"], will!["events"])
            && JsonNode.DeepEquals(was["if"], will["if"])
            && JsonNode.DeepEquals(was["becomes"], will["becomes"])
            && JsonNode.DeepEquals(was["byRule"], will["byRule"])
        )
            return;
        if (
            was is JsonObject mine
            && will is JsonObject theirs
            && !ProfileLint.IsText(mine)
            && !ProfileSide.IsCondition(mine)
            && !ProfileSide.IsMoment(mine)
        )
            Parts(mine, theirs, path, place, ProfileSide.HoldsByName(member) ? after.Entry : (name, _) => ProfileSide.Member(name));
        else if (was is null && will is JsonObject)
            Add("added", path, place, null, after.Words(will, member));
        else if (will is null && was is JsonObject)
            Add("removed", path, place, before.Words(was, member), null);
        else
            Change(path, place, before.Words(was, member), after.Words(will, member));
    }

    /// <summary>Compares the members of the format, apart from those that are compared in a way of their own.</summary>
    private void Members(JsonObject was, JsonObject will, string path, LocalText place, params ReadOnlySpan<string> but) =>
        Parts(was, will, path, place, (name, _) => ProfileSide.Member(name), but);

    private void Parts(
        JsonObject was,
        JsonObject will,
        string path,
        LocalText place,
        Func<string, JsonNode?, LocalText> called,
        params ReadOnlySpan<string> but
    )
    {
        foreach (var name in Names(was, will))
            if (!but.Contains(name))
                Walk(was[name], will[name], JsonPath.Step(path, name), In(place, called(name, will[name] ?? was[name])), name);
    }

    /// <summary>Compares what stands under the same name in both; what stands in one of them only is new or gone as a whole.</summary>
    private void Entries(
        JsonObject was,
        JsonObject will,
        string path,
        LocalText place,
        Action<string, JsonObject, JsonObject, string, LocalText> compare
    )
    {
        foreach (var name in Names(was, will))
        {
            var (mine, theirs, here, called) = (
                was[name]?.AsObject(),
                will[name]?.AsObject(),
                JsonPath.Step(path, name),
                In(place, after.Entry(name, will[name] ?? was[name]))
            );
            if (mine is not null && theirs is not null)
                compare(name, mine, theirs, here, called);
            else
                Walk(mine, theirs, here, called, name);
        }
    }

    /// <summary>Compares rows of which the first that holds decides.</summary>
    /// <param name="was">The rows before.</param>
    /// <param name="will">The rows after.</param>
    /// <param name="path">Where they stand.</param>
    /// <param name="place">The same in words.</param>
    /// <param name="pairs">Which are the same.</param>
    /// <param name="label">What a row is called.</param>
    /// <param name="compare">Compares two rows.</param>
    /// <param name="lane">Order matters among rows of the same lane; absent: among all.</param>
    private void Rows(
        JsonArray was,
        JsonArray will,
        string path,
        LocalText place,
        RowPairs pairs,
        Func<ProfileSide, int, LocalText> label,
        Action<int, int, string, LocalText> compare,
        Func<int, string>? lane = null
    )
    {
        foreach (var i in pairs.Removed)
            Add("removed", $"{path}[{i}]", In(place, Texts.Say("row", i + 1, label(before, i))), before.Words(was[i], ""), null);
        foreach (var (i, j) in pairs.Moved(lane ?? (_ => "")))
        {
            _changes.Add(
                new($"{path}[{j}]", "moved", Texts.Say("moved", In(place, Texts.Say("row", j + 1, label(after, j))), i + 1, j + 1))
                {
                    Before = $"{i + 1}",
                    After = $"{j + 1}",
                }
            );
        }
        foreach (var (i, j) in pairs.Same)
            compare(i, j, $"{path}[{j}]", In(place, Texts.Say("row", j + 1, label(after, j))));
        foreach (var j in pairs.Added)
            Add("added", $"{path}[{j}]", In(place, Texts.Say("row", j + 1, label(after, j))), null, after.Words(will[j], ""));
    }

    private void Change(string path, LocalText place, LocalText was, LocalText will)
    {
        // Where only the other language differs, both are shown it.
        if (was.English == will.English)
            (was, will) = (was.In("zh"), will.In("zh"));
        else if (was.In("zh") == will.In("zh"))
            (was, will) = (was.English, will.English);
        Add("changed", path, place, was, will);
    }

    private void Add(string code, string path, LocalText place, LocalText? was, LocalText? will) =>
        _changes.Add(new(path, code, Texts.Say(code, place, was ?? will, will ?? was)) { Before = was, After = will });

    private static LocalText In(LocalText place, LocalText inner) => Texts.Say("place", place, inner);

    private static IEnumerable<string> Names(JsonObject was, JsonObject will) => was.Select(m => m.Key).Union(will.Select(m => m.Key));

    private static bool SameItems(JsonNode? was, JsonNode? will) =>
        was is JsonArray mine
        && will is JsonArray theirs
        && mine.Select(Text).Order(StringComparer.Ordinal).SequenceEqual(theirs.Select(Text).Order(StringComparer.Ordinal));

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "null";
}
