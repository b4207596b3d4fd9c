using SupportWorkflow.Notices;
using SupportWorkflow.Tracks;

namespace SupportWorkflow.Profiles;

/// <summary>Notices that reach nobody: events that never happen, conditions that never hold with them, words that stand for nobody; and
/// what a requester should be told and no notice says.</summary>
internal static class NoticeLint
{
    /// <param name="document">The profile.</param>
    /// <param name="parts">The same, read.</param>
    /// <param name="outlook">Which events can happen.</param>
    /// <param name="isOwn">Whether the thing at a path stands in the profile itself: a base is made for profiles that have more.</param>
    /// <param name="warnings">Where warnings go.</param>
    public static void Run(
        ProfileDocument document,
        WorkflowParts parts,
        EventOutlook outlook,
        Func<string, bool> isOwn,
        WarningList warnings
    )
    {
        var written = Written(document);
        NoticeRule[] rules = [.. parts.Notices.Rules.Where(r => r.Rule is null)];
        foreach (var rule in rules)
        {
            var (path, on) = written[rule.Name];
            if (!isOwn(path) || warnings.NeverHolds(rule.If, path + ".if"))
                continue;
            if (rule.UrgentIf is { } urgent)
                warnings.NeverHolds(urgent, path + ".urgentIf");
            for (var i = 0; i < on.Count; i++)
                if (outlook.Lacks(on[i]) is { } lacks)
                    warnings.Add($"{path}.on[{i}]", "notice.event-never-happens", rule.Name, on[i], lacks);
                else if (outlook.Unsaid(on[i], rule.If) is { } unsaid)
                    warnings.Add(path + ".if", "notice.event-says-nothing", rule.Name, on[i], unsaid);
            Nobody(rule.Name, rule.To, on is ["ticket-opened"], path + ".to");
        }
        for (var i = 0; i < document.Rules.Count; i++)
        for (var place = 0; place < parts.Rules[i].Then.Count; place++)
            if (parts.Rules[i].Then[place].Notice is { } told)
                Nobody(told.Template, [.. told.To.Select(w => NoticeTarget.Read(w)!.Value)], false, $"$.rules[{i}].then[{place}]");
        // A desk that lets the library send nothing by itself tells its people in another way.
        if (!rules.Any(r => written[r.Name].On.Count > 0))
            return;
        if (!IsTold("ticket-opened"))
            warnings.Add("$.notices", "notice.no-receipt");
        if (outlook.CanHappen("details-missing") && !IsTold("details-missing"))
            warnings.Add("$.notices", "notice.details-not-asked");

        static Dictionary<string, (string Path, IReadOnlyList<string> On)> Written(ProfileDocument document)
        {
            var all = document.Notices.ToDictionary(
                n => n.Key,
                n => (JsonPath.Step("$.notices", n.Key), n.Value.On),
                StringComparer.Ordinal
            );
            foreach (var (kind, track) in document.Tracks)
            foreach (var (name, notice) in track.Notices)
                all[TrackNames.Of(kind, name)] = (JsonPath.Step(JsonPath.Step("$.tracks", kind) + ".notices", name), notice.On);
            return all;
        }

        void Nobody(string name, ValueList<NoticeTarget> to, bool atOpening, string at)
        {
            if (to.Count > 0 && !to.Any(who => outlook.IsAnybody(who, atOpening)))
                warnings.Add(at, "notice.nobody", name, string.Join(", ", to.Select(Word)));
        }

        bool IsTold(string name) =>
            rules.Any(r =>
                r.To.Contains(new(NoticeTarget.Kind.Requester)) && written[r.Name].On.Contains(name) && outlook.CanHappen(name, r.If)
            );
    }

    private static string Word(NoticeTarget who) =>
        who.Who == NoticeTarget.Kind.Named ? $"{who.Named}" : System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName($"{who.Who}");
}
