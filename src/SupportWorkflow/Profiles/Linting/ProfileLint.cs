using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.Profiles;

/// <summary>Looks for what is valid and probably not meant, part by part.</summary>
internal sealed class ProfileLint(ProfileDocument document, WorkflowParts parts, LocalDate today)
{
    /// <summary>How long before its end a holiday set should be replaced by a newer one.</summary>
    private const int DaysOfGrace = 90;

    private readonly WarningList _warnings = new();

    /// <param name="place">Where the thing at a path stands.</param>
    public ValueList<ProfileWarning> Run(Func<string, DefinitionPlace> place)
    {
        Calendars();
        PriorityLint.Run(parts, _warnings);
        AssignmentLint.Run(parts.Policies.Assignment.Policy, _warnings);
        ClassificationLint.Run(document, _warnings);
        var outlook = new EventOutlook(parts);
        ObjectiveLint.Run(document, parts, outlook, _warnings);
        LifecycleLint.Run(parts.Policies.Lifecycle, parts.Policies.Tracks.All, document.Words.Roles, _warnings);
        new RuleLint(document, parts, _warnings).Run();
        NoticeLint.Run(document, parts, outlook, path => place(path).Base is null, _warnings);
        Texts();
        return _warnings.InFile(place);
    }

    private void Calendars()
    {
        foreach (var name in parts.Policies.Calendars.Names)
        {
            var (calendar, path) = (parts.Policies.Calendars[name], JsonPath.Step("$.calendars", name));
            var start = calendar.Zone.AtStartOfDay(today).ToInstant();
            var end = calendar.Zone.AtStartOfDay(today.PlusYears(1)).ToInstant();
            if (calendar.WorkBetween(start, end) == Duration.Zero)
                _warnings.Add(path, "calendar.closed-for-a-year", name, Iso(today));
            if (Minute(calendar, start) is { } hole)
                _warnings.Add(path, "calendar.minute-closed", name, hole);
            if (
                document.Calendars[name].Holidays is { Count: > 0 }
                && calendar.HolidaysKnown is { } known
                && known.End <= today.PlusDays(DaysOfGrace)
            )
                _warnings.Add(path + ".holidays", "calendar.holidays-end", name, Iso(known.End), DaysOfGrace, Iso(today));
        }
    }

    /// <summary>The first time in a week at which a calendar is closed for a minute or less between two openings: as after hours that were
    /// written 00:00-23:59.</summary>
    private static string? Minute(WorkCalendar calendar, Instant start)
    {
        Instant? closed = null;
        foreach (var open in calendar.Explain(start, start + Duration.FromDays(8)).Segments)
        {
            if (closed is { } end && open.Start - end <= Duration.FromMinutes(1))
                return LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Format(end.InZone(calendar.Zone).LocalDateTime);
            closed = open.End;
        }
        return null;
    }

    /// <summary>Everything with an English text and no Chinese one, whichever part it belongs to.</summary>
    private void Texts()
    {
        var (missing, all) = (new List<string>(), 0);
        Look(JsonSerializer.SerializeToNode(document, ProfileJson.Default.ProfileDocument), "$");
        if (missing.Count == all)
            _warnings.Add("$", "profile.no-chinese-at-all", all);
        else
            foreach (var path in missing)
                _warnings.Add(path, "profile.no-chinese");

        void Look(JsonNode? node, string path)
        {
            if (node is JsonArray list)
            {
                for (var i = 0; i < list.Count; i++)
                    Look(list[i], $"{path}[{i}]");
                return;
            }
            if (node is not JsonObject members)
                return;
            if (IsText(members))
            {
                all++;
                if (string.IsNullOrWhiteSpace((string?)members["zh-CN"]))
                    missing.Add(path);
                return;
            }
            foreach (var (name, value) in members)
                Look(value, JsonPath.Step(path, name));
        }
    }

    /// <summary>Whether it is a <see cref="TextDocument"/>.</summary>
    internal static bool IsText(JsonNode? node) =>
        node is JsonObject { Count: 2 } text
        && text.ContainsKey("zh-CN")
        && text["en"] is JsonValue english
        && english.GetValueKind() == JsonValueKind.String;

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
