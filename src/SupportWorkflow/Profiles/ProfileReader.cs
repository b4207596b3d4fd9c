using NodaTime;
using NodaTime.Text;
using SupportWorkflow.Calendars;
using SupportWorkflow.Clocks;
using SupportWorkflow.Closing;
using SupportWorkflow.Conditions;
using SupportWorkflow.Escalations;
using SupportWorkflow.Guidance;
using SupportWorkflow.Intake;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Macros;
using SupportWorkflow.Messages;
using SupportWorkflow.Notices;
using SupportWorkflow.Reading;
using SupportWorkflow.ServiceLevels;
using SupportWorkflow.Tracks;

namespace SupportWorkflow.Profiles;

/// <summary>Reads a profile's document: each room parses its own part, and every problem is collected.</summary>
internal static class ProfileReader
{
    /// <returns>The parts, or null when a problem was added.</returns>
    public static WorkflowParts? Read(ProfileDocument document, ProblemList problems)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(document.Zone);
        var roles = document.Words.Roles?.Keys.ToHashSet(StringComparer.Ordinal);
        if (zone is null)
            problems.AddUnknown(
                "$.zone",
                "profile.unknown-zone",
                document.Zone,
                DateTimeZoneProviders.Tzdb.Ids,
                "an IANA zone such as Asia/Shanghai"
            );
        if (document.Id.Length == 0)
            problems.Add("$.id", "profile.no-id", "an empty text", "English words in kebab case");
        if (document.Version.Length == 0)
            problems.Add("$.version", "profile.no-version", "an empty text", "any text that names this version");
        var numbers = NumbersOf(document.Numbers, zone ?? DateTimeZone.Utc, problems);
        var calendars = CalendarBook.From(document.Calendars, "$.calendars", document.Zone, HolidaySet.BuiltIn, problems)
            ?? CalendarBook.Of();
        var fields = FieldReader.Read(document, problems);
        var closing = document.Closing.Parse("$.closing", problems);
        var table = Facts(document, closing, fields);
        var facts = table.Catalogue;
        var lifecycle = TrackedLifecycle
            .Of(document.Lifecycle, document.Tracks, facts, problems)
            .Parse(document.Id, "$.lifecycle", facts, problems, calendars);
        if (roles is not null)
            for (var i = 0; i < document.Lifecycle.Transitions.Count; i++)
                CheckRoles(document.Lifecycle.Transitions[i], $"$.lifecycle.transitions[{i}].roles", roles, problems);
        var (scale, priorities) = document.Priority.Parse("$.priority", facts, problems);
        var eventFacts = MessageTable.EventFacts(table);
        TrackKind?[] tracks =
        [
            .. document.Tracks.Select(t =>
                t.Value.Parse(
                    t.Key,
                    JsonPath.Step("$.tracks", t.Key),
                    facts,
                    eventFacts.Catalogue,
                    MessageTable.EventNames.All,
                    calendars,
                    document.Words.Roles?.Keys.ToArray(),
                    problems
                )
            ),
        ];
        TrackKinds kinds = new([.. tracks.OfType<TrackKind>()]);
        ValueList<Objective> objectives =
        [
            .. document.Objectives.Select(o =>
                o.Value.Parse(
                    o.Key,
                    JsonPath.Step("$.objectives", o.Key),
                    facts,
                    eventFacts.Catalogue,
                    MessageTable.EventNames.All,
                    calendars,
                    problems
                )
            ),
        ];
        objectives = Paused(objectives, document.Tracks, problems);
        if (objectives.SelectMany(o => o.Conditions).Distinct().Count() is > ClockConditions.Most and var conditions)
            problems.Add(
                "$.objectives",
                "profile.too-many-conditions",
                $"{conditions} different ones in moments and pauses",
                $"at most {ClockConditions.Most}"
            );
        if (objectives.Count > 32)
            problems.Add("$.objectives", "profile.too-many-objectives", $"{objectives.Count}", "at most 32");
        if (document.Intake.Hours is { } hours && calendars.Find(hours) is null)
            problems.AddUnknown("$.intake.hours", "intake.unknown-calendar", hours, calendars.Names);
        var intake = document.Intake.Parse(fields, document.Fields, "$.intake", facts, problems);
        var backdating = BackdatingOf(document.Backdating, problems);
        DeskSchedule[] schedules =
        [
            .. document.DeskSchedules.Select(s =>
                s.Value.Parse(s.Key, JsonPath.Step("$.deskSchedules", s.Key), zone ?? DateTimeZone.Utc, calendars, facts, roles, problems)
            ),
        ];
        ValueList<string>? categories = document.Words.Categories is { } known ? [.. known.Keys] : null;
        ValueList<EscalationLevel> levels = [.. document.Levels.Select((l, i) => l.Parse($"$.levels[{i}]", roles, calendars, problems))];
        EscalationRule?[] rules = [.. document.Rules.Select((r, i) => r.Parse($"$.rules[{i}]", problems))];
        var reading = ReadingDocument.Parse(document.Reading, document.Words.Roles?.Keys.ToArray(), problems);
        TicketPolicies policies = new()
        {
            Reading = reading,
            Profile = new(document.Id, document.Version),
            // One that cannot be read is a problem already; what else is wrong is told beside it.
            Lifecycle = lifecycle ?? Lifecycle.Standard,
            Events = MessageTable.EventNames,
            OwnedTriggers = MessageTable.OwnedTriggers,
            Commands = TriggerCommands.Table,
            Calendars = calendars,
            Objectives = objectives,
            Scale = scale,
            Priorities = priorities,
            Categories = categories,
            Classification = document.Classification.Parse("$.classification", document.Words.Categories?.Keys.ToArray(), problems),
            Assignment = document.Assignment.Parse(document.Teams, document.Priority.Scale.ToArray(), table, calendars, problems),
            Proposals = document.Proposals.Parse("$.proposals", facts, problems),
            Tracks = kinds,
            ObjectivesOfTracks = [.. kinds.Objectives],
            Closing = closing,
            Intake = intake,
            RaiseOnRefused = document.Priority.OnRefused?.Raise ?? 0,
            Facts = table,
            EventFacts = eventFacts,
            RuleFacts = MessageTable.RuleFacts(eventFacts, objectives, kinds),
            BackdatingLimit = backdating,
            Levels = levels,
        };
        ValueList<EscalationRule> reactions =
        [
            .. document.Tracks.SelectMany(t => t.Value.Reactions(t.Key, JsonPath.Step("$.tracks", t.Key), problems)),
        ];
        MacroSteps[] macros = [.. document.Macros.Select(m => m.Value.Parse(m.Key, JsonPath.Step("$.macros", m.Key), policies, problems))];
        var notices = NoticeRules.Parse(
            document.Notices,
            document.NoticeHours,
            new(policies, zone ?? DateTimeZone.Utc, MessageTable.Events),
            policies,
            roles,
            problems
        );
        notices = notices.With([
            .. document.Tracks.SelectMany(t =>
                t.Value.ReadNotices(t.Key, JsonPath.Step("$.tracks", t.Key), notices.Words, policies.RuleFacts.Catalogue, roles, problems)
            ),
        ]);
        ValueList<GuidanceRule> guidance =
        [
            .. document.Guidance.Select(g =>
                g.Value.Parse(g.Key, JsonPath.Step("$.guidance", g.Key), notices.Words, policies, roles, problems)
            ),
        ];
        // What rules name can be checked when everything else could be read.
        if (problems.Any)
            return null;
        WorkflowParts parts = new()
        {
            Policies = policies,
            Numbers = numbers!,
            Zone = zone!,
            Notices = notices,
            DeskSchedules = [.. schedules],
            Macros = new(macros),
            TrackReactions = reactions,
            Guidance = guidance,
            Roles = document.Words.Roles?.ToDictionary(r => r.Key, r => r.Value.Text, StringComparer.Ordinal),
        };
        return
            WithRules(
                parts,
                [.. rules.Select(r => r!)],
                i =>
                    i < rules.Length ? $"$.rules[{i}]"
                    : i < rules.Length + levels.Count ? $"$.levels[{i - rules.Length}]"
                    : "$.tracks",
                problems
            )
                is var all
            && problems.Any
            ? null
            : all;
    }

    /// <summary>The same with these rules and those of the ladder, checked.</summary>
    /// <param name="parts">Everything else.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="path">Where a rule stands, by its place; those of the ladder come last.</param>
    /// <param name="problems">Where problems go.</param>
    public static WorkflowParts WithRules(
        WorkflowParts parts,
        ValueList<EscalationRule> rules,
        Func<int, string> path,
        ProblemList problems
    )
    {
        var all = parts with
        {
            Rules = [.. rules, .. LevelDocument.Rules(parts.Policies.Levels), .. parts.TrackReactions.AsEnumerable()],
            Policies = parts.Policies with { EndsWaits = rules.Any(r => r.When is { Kind: MomentKind.At, Name: StateFacts.Until }) },
        };
        RuleCheck.Check(all.Rules, path, parts.Policies, problems);
        RuleNotices.Check(all.Rules, path, parts.Notices, parts.Roles?.Keys.ToArray(), problems);
        return all;
    }

    private static TicketNumberFormat? NumbersOf(NumbersDocument document, DateTimeZone zone, ProblemList problems)
    {
        try
        {
            return new(document.Prefix, document.Date, document.Digits, zone);
        }
        catch (InvalidPatternException)
        {
            problems.Add("$.numbers.date", "profile.bad-date-pattern", $"'{document.Date}'", "a date pattern such as yyyyMMdd");
        }
        catch (ArgumentOutOfRangeException)
        {
            problems.Add("$.numbers.digits", "profile.bad-digits", $"{document.Digits}", "1 to 18");
        }
        return null;
    }

    /// <summary>The promises whose time does not count while a track runs.</summary>
    private static ValueList<Objective> Paused(
        ValueList<Objective> objectives,
        IReadOnlyDictionary<string, TrackDocument> tracks,
        ProblemList problems
    )
    {
        string[] known = [.. objectives.Select(o => o.Name)];
        foreach (var (id, track) in tracks)
            for (var i = 0; i < track.Pauses.Count; i++)
                if (!known.Contains(track.Pauses[i]))
                    problems.AddUnknown($"{JsonPath.Step("$.tracks", id)}.pauses[{i}]", "track.unknown-objective", track.Pauses[i], known);
        return
        [
            .. objectives.Select(o =>
            {
                var runs = tracks.Where(t => t.Value.Pauses.Contains(o.Name)).Select(t => TrackDocument.Runs(t.Key)).ToList();
                if (o.PauseWhile is { } own)
                    runs.Insert(0, own);
                return runs.Count == 0 ? o : o with { PauseWhile = runs.Count == 1 ? runs[0] : Condition.Any(runs) };
            }),
        ];
    }

    private static void CheckRoles(TransitionDocument row, string path, HashSet<string> known, ProblemList problems)
    {
        for (var i = 0; i < (row.Roles?.Count ?? 0); i++)
            if (!known.Contains(row.Roles![i]))
                problems.AddUnknown($"{path}[{i}]", "profile.unknown-role", row.Roles[i], known);
    }

    private static Duration? BackdatingOf(BackdatingDocument document, ProblemList problems)
    {
        if (document.Limit == "none")
            return null;
        var read = PeriodPattern.NormalizingIso.Parse(document.Limit);
        if (read.Success && PeriodLength.Of(read.Value) is { } time && time >= Duration.Zero)
            return time;
        problems.Add("$.backdating.limit", "profile.bad-backdating", $"'{document.Limit}'", "a time such as PT24H, or 'none'");
        return null;
    }

    private static FactTable Facts(ProfileDocument document, ClosingRules closing, ValueList<FieldRule> fields) =>
        MessageTable.Facts(
            closing,
            [
                FactDeclaration.Choice(
                    "state",
                    [.. document.Lifecycle.StatesToBeIn().Select(s => new FactChoice(s.Key, s.Value.Name.Text))]
                ),
                FactDeclaration.Choice("priority", [.. document.Priority.Scale.Distinct().Select(c => (FactChoice)c)]),
                FactDeclaration.Choice("chosen-priority", [.. document.Priority.Scale.Distinct().Select(c => (FactChoice)c)]),
                Choice("category", document.Words.Categories),
                Choice("team", document.Teams.Count == 0 ? null : document.Teams.ToDictionary(t => t.Key, t => t.Value.Name)),
                Choice("channel", document.Words.Channels),
                Choice("scenario", document.Words.Scenarios),
                Choice("impact", document.Words.Impacts),
                Choice("urgency", document.Words.Urgencies),
                Choice("tier", document.Words.Tiers),
                Choice("kind", document.Words.Kinds),
                Choice("requester.kind", document.Words.RequesterKinds),
            ],
            [.. fields.Where(f => f.Member is null).Select(f => f.Fact)],
            TrackFacts.OfTicket(document.Tracks.Select(t => (t.Key, t.Value.Name.Text, t.Value)))
        );

    private static FactDeclaration Choice(string name, IReadOnlyDictionary<string, TextDocument>? words) =>
        words is null
            ? FactDeclaration.Text(name)
            : FactDeclaration.Choice(name, [.. words.Select(w => new FactChoice(w.Key, w.Value.Text))]);
}
