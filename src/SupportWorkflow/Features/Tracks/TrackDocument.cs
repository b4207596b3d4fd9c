using SupportWorkflow.Calendars;
using SupportWorkflow.Clocks;
using SupportWorkflow.Conditions;
using SupportWorkflow.Escalations;
using SupportWorkflow.Intake;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Notices;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Tracks;

/// <summary>A kind of track in JSON: a small lifecycle beside the ticket's own, and what it means for the ticket.</summary>
internal sealed class TrackDocument
{
    /// <summary>One less than of a ticket: that a track is over stands beside them.</summary>
    private const int MostConditions = ClockConditions.Most - 1;

    private static readonly ValueList<FactChoice> Marks =
    [
        .. new[] { TrackNames.Done, TrackNames.NotDone, TrackNames.NotApplicable }.Select(m => new FactChoice(
            m,
            TrackTexts.Table.Say("item." + m)
        )),
    ];

    /// <summary>A kind of the library that it is like: what it does not say itself, that one says.</summary>
    public string? Like { get; set; }

    /// <summary>What people call it.</summary>
    public required TextDocument Name { get; set; }

    /// <summary>What it is for.</summary>
    public TextDocument? About { get; set; }

    /// <summary>What may be known of one, by name.</summary>
    public IReadOnlyDictionary<string, FieldDocument> Fields { get; set; } = new Dictionary<string, FieldDocument>();

    /// <summary>What it runs through. States of the kind <c>done</c> are a good end, those of the kind <c>final</c> any other.</summary>
    public required LifecycleDocument Lifecycle { get; set; }

    /// <summary>What is promised of one, by name; its clocks are its own and not the ticket's.</summary>
    public IReadOnlyDictionary<string, ObjectiveDocument> Objectives { get; set; } = new Dictionary<string, ObjectiveDocument>();

    /// <summary>Who is told what of one, by name; only events of the kind send them.</summary>
    public IReadOnlyDictionary<string, NoticeDocument> Notices { get; set; } = new Dictionary<string, NoticeDocument>();

    /// <summary>How many may run at once on a ticket; absent: 1.</summary>
    public int? AtOnce { get; set; }

    /// <summary>The points of a checklist, by name: fields that are done, not-done or not-applicable.</summary>
    public IReadOnlyDictionary<string, TextDocument>? Items { get; set; }

    internal IEnumerable<string> ItemNames => Items?.Keys ?? [];

    /// <summary>Who may start one, say more of it and call it off; <c>desk</c>, the default, is everybody but the requester.</summary>
    public IReadOnlyList<string>? Roles { get; set; }

    /// <summary>Whether the requester sees it. Default false.</summary>
    public bool Visible { get; set; }

    /// <summary>The triggers of the ticket that wait for it: they are refused until the latest one has come to a good end and none
    /// runs.</summary>
    public IReadOnlyList<string> Blocks { get; set; } = [];

    /// <summary>The tickets whose triggers wait; absent: all.</summary>
    public ConditionDocument? BlocksIf { get; set; }

    /// <summary>The triggers of the ticket that are refused while one runs.</summary>
    public IReadOnlyList<string> Stops { get; set; } = [];

    /// <summary>The objectives of the ticket whose time does not count while one runs.</summary>
    public IReadOnlyList<string> Pauses { get; set; } = [];

    /// <summary>What is done on the ticket when one has come to a good end.</summary>
    public IReadOnlyList<RuleActionDocument> OnDone { get; set; } = [];

    /// <summary>What is done on the ticket when one has come to any other end.</summary>
    public IReadOnlyList<RuleActionDocument> OnRefused { get; set; } = [];

    /// <summary>The fields, as far as they can be read; what is wrong with them is told by <see cref="Parse"/>.</summary>
    internal ValueList<FieldRule> Rules(string id) => Read(id, null, new());

    /// <summary>The kind, checked; null when a problem with its lifecycle was added.</summary>
    /// <param name="id">Its key.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="facts">What its guards may ask.</param>
    /// <param name="eventFacts">What the moments of its promises may ask of events.</param>
    /// <param name="events">The events there are.</param>
    /// <param name="calendars">The profile's calendars.</param>
    /// <param name="roles">The profile's roles; null: any.</param>
    /// <param name="problems">Where problems go.</param>
    internal TrackKind? Parse(
        string id,
        string path,
        FactCatalogue facts,
        FactCatalogue eventFacts,
        IReadOnlyCollection<string> events,
        CalendarBook calendars,
        IReadOnlyCollection<string>? roles,
        ProblemList problems
    )
    {
        var fields = Read(path, roles, problems);
        if (AtOnce < 1)
            problems.Add(path + ".atOnce", "track.bad-number", $"{AtOnce}", "1 or more");
        CheckRoles(Roles, path + ".roles", roles, problems);
        for (var i = 0; i < Lifecycle.Transitions.Count; i++)
            CheckRoles(Lifecycle.Transitions[i].Roles, $"{path}.lifecycle.transitions[{i}].roles", roles, problems);
        if (Items is { Count: 0 })
            problems.Add(path + ".items", "track.no-items", "none", "at least one point");
        foreach (var both in ItemNames.Where(Fields.ContainsKey))
            problems.Add(JsonPath.Step(path + ".items", both), "track.item-and-field", $"'{both}', a field too", "another name");
        ValueList<Objective> objectives =
        [
            .. Objectives.Select(o =>
                o.Value.Parse(
                    TrackNames.Of(id, o.Key),
                    JsonPath.Step(path + ".objectives", o.Key),
                    facts,
                    eventFacts,
                    events,
                    calendars,
                    problems
                )
            ),
        ];
        if (objectives.SelectMany(o => o.Conditions).Distinct().Count() is > MostConditions and var conditions)
            problems.Add(
                path + ".objectives",
                "profile.too-many-conditions",
                $"{conditions} different ones in moments and pauses",
                $"at most {MostConditions}"
            );
        BlocksIf?.ParseTimeless(path + ".blocksIf", facts, problems);
        var lifecycle = ForDesk(Lifecycle).Parse(id, path + ".lifecycle", facts, problems, calendars, endsDone: true);
        if (lifecycle is null)
            return null;
        if (!lifecycle.States.AsEnumerable().Any(s => s.Kind == StateKind.Done))
            problems.Add(path + ".lifecycle.states", "track.no-good-end", "no state of the kind done", "at least one");
        return new(id, Name.Text, lifecycle)
        {
            About = About?.Text,
            Objectives = objectives,
            Blocks = [.. Blocks],
            Passed = problems.Any ? null : ConditionCompiler.Compile(Passed(id).ParseTimeless(path + ".blocks", facts, problems), facts),
            Stops = [.. Stops],
            Pauses = [.. Pauses],
            Fields = new() { Fields = fields },
            Required = [.. Fields.Where(f => f.Value.Required).Select(f => f.Key)],
            Items = [.. ItemNames],
            AtOnce = AtOnce ?? 1,
            Starters = Roles is { Count: > 0 } ? [.. Roles.Select(r => new Role(r))] : [TrackKind.Desk],
            IsVisible = Visible,
        };
    }

    /// <summary>What follows from the end of one, as rules of the ticket.</summary>
    /// <param name="id">Its key.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="problems">Where problems go.</param>
    internal IEnumerable<EscalationRule> Reactions(string id, string path, ProblemList problems) =>
        [
            .. Reaction(id, "done", StateKind.Done, OnDone, path + ".onDone", problems),
            .. Reaction(id, "refused", StateKind.Final, OnRefused, path + ".onRefused", problems),
        ];

    /// <summary>The guard by which a trigger of the ticket waits for this kind.</summary>
    internal ConditionDocument Passed(string id)
    {
        var passed = ConditionDocument.Of(
            Condition.All(
                Condition.Fact(TrackNames.Fact(id, "open")).Is(0),
                // None was ever started: it has come to no end.
                Condition.Fact(TrackNames.Fact(id, "state")).Known,
                Condition
                    .Fact(TrackNames.Fact(id, "state"))
                    .In([.. Lifecycle.StatesToBeIn().Where(s => s.Value.Kind == "done").Select(s => s.Key)])
            )
        );
        return BlocksIf is null ? passed : new() { Any = [new() { Not = BlocksIf }, passed] };
    }

    /// <summary>While one runs.</summary>
    internal static Condition Runs(string id) => Condition.Fact(TrackNames.Fact(id, "open")).Above(0);

    /// <summary>The notices of this kind, under names that begin with its own.</summary>
    internal IEnumerable<NoticeRule> ReadNotices(
        string id,
        string path,
        NoticeVocabulary words,
        FactCatalogue facts,
        IReadOnlyCollection<string>? roles,
        ProblemList problems
    ) =>
        Notices.Select(n =>
        {
            var own = n.Value.Parse(n.Key, JsonPath.Step(path + ".notices", n.Key), words, facts, roles, problems);
            var isOwn = Condition.Fact("event.track-kind").Is(id);
            return own with { Name = TrackNames.Of(id, own.Name), If = own.If == Condition.Always ? isOwn : Condition.All(isOwn, own.If) };
        });

    /// <summary>The condition under which a trigger goes on that one of this kind stops.</summary>
    internal static ConditionDocument NoneRuns(string id) => ConditionDocument.Of(Condition.Fact(TrackNames.Fact(id, "open")).Is(0));

    private ValueList<FieldRule> Read(string path, IReadOnlyCollection<string>? roles, ProblemList problems) =>
        [
            .. Fields.Select(f => f.Value.Parse(f.Key, JsonPath.Step(path + ".fields", f.Key), roles, problems, isOfTrack: true)),
            .. (Items ?? new Dictionary<string, TextDocument>()).Select(i => new FieldRule(i.Key, FieldType.Choice, i.Value.Text)
            {
                Choices = Marks,
                IsForDesk = true,
            }),
        ];

    /// <summary>A row without roles is for everybody but the requester. Whoever says other rows than the kind it is like needs not take
    /// back the words and guards of those.</summary>
    private static LifecycleDocument ForDesk(LifecycleDocument own)
    {
        var (triggers, guards) = (own.Transitions.Select(t => t.Trigger).ToHashSet(), own.Transitions.Select(t => t.Guard).ToHashSet());
        return new()
        {
            Initial = own.Initial,
            States = own.States,
            Triggers = own.Triggers?.Where(t => triggers.Contains(t.Key)).ToDictionary(StringComparer.Ordinal),
            Guards = own.Guards?.Where(g => guards.Contains(g.Key)).ToDictionary(StringComparer.Ordinal),
            Transitions =
            [
                .. own.Transitions.Select(t => new TransitionDocument
                {
                    Trigger = t.Trigger,
                    From = t.From,
                    To = t.To,
                    Reentry = t.Reentry,
                    Ignored = t.Ignored,
                    Roles = t.Roles ?? [TrackKind.Desk.Name],
                    Guard = t.Guard,
                }),
            ],
        };
    }

    private static void CheckRoles(IReadOnlyList<string>? named, string path, IReadOnlyCollection<string>? known, ProblemList problems)
    {
        for (var i = 0; i < (named?.Count ?? 0); i++)
            if (known is not null && named![i] != TrackKind.Desk.Name && !known.Contains(named[i]))
                problems.AddUnknown($"{path}[{i}]", "profile.unknown-role", named[i], known);
    }

    private IEnumerable<EscalationRule> Reaction(
        string id,
        string end,
        StateKind kind,
        IReadOnlyList<RuleActionDocument> actions,
        string path,
        ProblemList problems
    )
    {
        RuleAction?[] then = [.. actions.Select((a, i) => a.Parse($"{path}[{i}]", problems))];
        if (then.Length > 0 && Array.TrueForAll(then, a => a is not null))
            yield return new EscalationRule($"track-{id}-{end}")
            {
                Text = TrackTexts.Table.Say("reaction-" + end, Name.Text),
                When = Escalations.Moment.On("track-moved"),
                If = Condition.All(
                    Condition.Fact("event.track-kind").Is(id),
                    Condition.Fact("event.track-enters").Is(true),
                    Condition.Fact("event.track-state-kind").Is(kind == StateKind.Done ? "done" : "final")
                ),
                Then = [.. then.Select(a => a!)],
            };
    }
}
