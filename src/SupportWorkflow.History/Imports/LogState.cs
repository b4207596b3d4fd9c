using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.History;

/// <summary>A state or activity of the log, as the map explains it. It does not yet know a lifecycle.</summary>
/// <param name="Index">Its place in the map.</param>
/// <param name="Name">The log's own word.</param>
/// <param name="State">The lifecycle's state it stands for, if the lifecycle has one of that name.</param>
/// <param name="Kind">What it means in any lifecycle; null: only <paramref name="State"/> says so.</param>
/// <param name="On">Whom it waits for; null: nobody said.</param>
/// <param name="Stays">A row that leaves the case in the state it was in.</param>
/// <param name="Created">A row that says that the ticket was opened.</param>
/// <param name="Responded">A row that proves that somebody has answered the requester.</param>
/// <param name="Resolved">A row that says that the trouble is over.</param>
/// <param name="Closed">A row that says that the ticket was closed.</param>
internal sealed record LogState(
    int Index,
    string Name,
    string? State,
    StateKind? Kind,
    WaitingOn? On,
    bool Stays,
    bool Created,
    bool Responded,
    bool Resolved,
    bool Closed
)
{
    /// <summary>There is one of each in a map.</summary>
    public bool Equals(LogState? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Index;

    public static LogState[] Parse(HistoryMapDocument document, ProblemList problems)
    {
        if (document.States.Count == 0)
            problems.Add("$.states", "map.no-states", "an empty object", "at least one state of the log");
        var known = document.States.Keys.ToHashSet(StringComparer.Ordinal);
        var (created, responded) = (
            Named(document.Created, "$.created", known, problems),
            Named(document.Responded, "$.responded", known, problems)
        );
        var (resolved, closed) = (
            Named(document.Resolved, "$.resolved", known, problems),
            Named(document.Closed, "$.closed", known, problems)
        );
        return
        [
            .. document.States.Select(
                (s, i) =>
                    Parse(i, s.Key, s.Value, JsonPath.Step("$.states", s.Key), problems) is var state
                        ? state with
                        {
                            Created = created?.Contains(s.Key) ?? false,
                            Responded = responded?.Contains(s.Key) ?? false,
                            Resolved = resolved?.Contains(s.Key) ?? state.Kind == StateKind.Done,
                            Closed = closed?.Contains(s.Key) ?? state.Kind == StateKind.Final,
                        }
                        : state
            ),
        ];
    }

    private static LogState Parse(int index, string name, LogStateDocument one, string path, ProblemList problems)
    {
        StateKind? kind = one.Kind is not null && StateWords.Kinds.TryGetValue(one.Kind, out var k) ? k : null;
        WaitingOn? on = one.On is not null && StateWords.Waits.TryGetValue(one.On, out var w) ? w : null;
        if (one.Kind is not null && kind is null)
            problems.AddUnknown(path + ".kind", "map.unknown-kind", one.Kind, StateWords.Kinds.Keys);
        if (one.On is not null && on is null)
            problems.AddUnknown(path + ".on", "map.unknown-wait", one.On, StateWords.Waits.Keys);
        if (on is not null && kind is not StateKind.Waiting)
            problems.Add(path + ".on", "map.does-not-wait", $"'{one.On}' without the kind waiting", "'on' beside \"kind\": \"waiting\"");
        if (one.Stays == (one.State is not null || one.Kind is not null))
            problems.Add(
                path,
                "map.state-unclear",
                one.Stays ? "both 'stays' and a state or kind" : "neither kind, state nor stays",
                "a kind, a state, both of them, or \"stays\": true alone"
            );
        return new(index, name, one.State, kind, on, one.Stays, false, false, false, false);
    }

    /// <summary>The words of a list; null: there is none.</summary>
    private static HashSet<string>? Named(IReadOnlyList<string>? names, string path, HashSet<string> known, ProblemList problems)
    {
        for (var i = 0; i < (names?.Count ?? 0); i++)
            if (!known.Contains(names![i]))
                problems.AddUnknown($"{path}[{i}]", "map.unknown-log-state", names[i], known);
        return names?.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>
    /// The lifecycle's state for this one: the one named, or one of its kind. Null for rows that stay, and when a problem was added.
    /// </summary>
    public LifecycleState? In(StatesByMeaning states, ProblemList problems)
    {
        if (Stays)
            return null;
        var (path, lifecycle) = (JsonPath.Step("$.states", Name), states.Lifecycle);
        if (State is not null && lifecycle.FindState(State) is { } named)
        {
            if (Kind is null || Kind == named.Kind)
                return named;
            problems.Add(
                path + ".kind",
                "map.other-kind",
                StateWords.Of(Kind.Value),
                $"{StateWords.Of(named.Kind)}: that is what '{named}' of '{lifecycle.Name}' is"
            );
            return null;
        }
        if (Kind is null)
        {
            problems.AddUnknown(path + ".state", "map.unknown-state", State!, lifecycle.States.Select(s => s.Name));
            return null;
        }
        var found = states.Of(Kind.Value, WaitsOn);
        if (found is null)
            problems.Add(
                path + ".kind",
                "map.kind-not-in-lifecycle",
                StateWords.Of(Kind.Value),
                string.Join(", ", lifecycle.States.Select(s => StateWords.Of(s.Kind)).Distinct())
            );
        return found;
    }

    /// <summary>Whether the lifecycle has no state that means this and another stands in for it.</summary>
    public bool IsReplacedBy(LifecycleState state) =>
        State is not null ? State != state.Name : Kind == StateKind.Waiting && state.WaitsOn != WaitsOn;

    /// <summary>Whom it waits for; who does not say whom means something else.</summary>
    public WaitingOn WaitsOn => On ?? WaitingOn.Other;
}
