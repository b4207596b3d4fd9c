using SupportWorkflow.Calendars;
using SupportWorkflow.Conditions;
using SupportWorkflow.Escalations;
using SupportWorkflow.Intake;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Tracks;

/// <summary>A kind of track in JSON: a small lifecycle beside the ticket's own, and what it means for the ticket.</summary>
internal sealed class TrackDocument
{
    /// <summary>What people call it.</summary>
    public required TextDocument Name { get; set; }

    /// <summary>What it is for.</summary>
    public TextDocument? About { get; set; }

    /// <summary>What may be known of one, by name.</summary>
    public IReadOnlyDictionary<string, FieldDocument> Fields { get; set; } = new Dictionary<string, FieldDocument>();

    /// <summary>What it runs through. States of the kind <c>done</c> are a good end, those of the kind <c>final</c> any other.</summary>
    public required LifecycleDocument Lifecycle { get; set; }

    /// <summary>How many may run at once on a ticket; absent: 1.</summary>
    public int? AtOnce { get; set; }

    /// <summary>Who may start one; absent: whoever the ticket's lifecycle lets.</summary>
    public IReadOnlyList<string>? Roles { get; set; }

    /// <summary>Whether the requester sees it. Default false.</summary>
    public bool Visible { get; set; }

    /// <summary>The triggers of the ticket that wait for it: they are refused until the latest one has come to a good end and none
    /// runs.</summary>
    public IReadOnlyList<string> Blocks { get; set; } = [];

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
    /// <param name="calendars">The profile's calendars.</param>
    /// <param name="roles">The profile's roles; null: any.</param>
    /// <param name="problems">Where problems go.</param>
    internal TrackKind? Parse(
        string id,
        string path,
        FactCatalogue facts,
        CalendarBook calendars,
        IReadOnlyCollection<string>? roles,
        ProblemList problems
    )
    {
        var fields = Read(path, roles, problems);
        if (AtOnce < 1)
            problems.Add(path + ".atOnce", "track.bad-number", $"{AtOnce}", "1 or more");
        for (var i = 0; i < (Roles?.Count ?? 0); i++)
            if (roles is not null && !roles.Contains(Roles![i]))
                problems.AddUnknown($"{path}.roles[{i}]", "profile.unknown-role", Roles[i], roles);
        var lifecycle = Lifecycle.Parse(id, path + ".lifecycle", facts, problems, calendars, endsDone: true);
        if (lifecycle is null)
            return null;
        if (!lifecycle.States.AsEnumerable().Any(s => s.Kind == StateKind.Done))
            problems.Add(path + ".lifecycle.states", "track.no-good-end", "no state of the kind done", "at least one");
        return new(id, Name.Text, lifecycle)
        {
            Fields = new() { Fields = fields },
            AtOnce = AtOnce ?? 1,
            Starters = [.. (Roles ?? []).Select(r => new Role(r))],
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
    internal ConditionDocument Passed(string id) =>
        ConditionDocument.Of(
            Condition.All(
                Condition.Fact(TrackFacts.Name(id, "open")).Is(0),
                // None was ever started: it has come to no end.
                Condition.Fact(TrackFacts.Name(id, "state")).Known,
                Condition
                    .Fact(TrackFacts.Name(id, "state"))
                    .In([.. Lifecycle.StatesToBeIn().Where(s => s.Value.Kind == "done").Select(s => s.Key)])
            )
        );

    /// <summary>While one runs.</summary>
    internal static Condition Runs(string id) => Condition.Fact(TrackFacts.Name(id, "open")).Above(0);

    private ValueList<FieldRule> Read(string path, IReadOnlyCollection<string>? roles, ProblemList problems) =>
        [.. Fields.Select(f => f.Value.Parse(f.Key, JsonPath.Step(path + ".fields", f.Key), roles, problems))];

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
