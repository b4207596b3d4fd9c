using System.Text.Json.Serialization;
using NodaTime;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow;

/// <summary>The state a ticket is in, as data: never a compiled object, so that a snapshot is plain JSON.</summary>
/// <param name="Name">The state's id in the profile's lifecycle.</param>
/// <param name="Kind">What it means to clocks and reports.</param>
/// <param name="Number">Which visit this is, counted per ticket from 1. Substates share the visit of their superstate.</param>
/// <param name="Since">When the visit began.</param>
/// <param name="EnteredAt">When this state was entered: the latest state change.</param>
/// <param name="KindSince">Since when the state has been of this kind.</param>
/// <param name="WaitsOn">Whom it waits for; null unless it waits.</param>
public sealed record StateVisit(
    string Name,
    StateKind Kind,
    int Number,
    [property: JsonConverter(typeof(InstantConverter))] Instant Since,
    [property: JsonConverter(typeof(InstantConverter))] Instant EnteredAt,
    [property: JsonConverter(typeof(InstantConverter))] Instant KindSince,
    WaitingOn? WaitsOn = null
)
{
    /// <summary>How many visits in a row before this one were of the same kind already.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int KindVisits { get; init; }

    /// <summary>Until when it waits here; null: nobody has said.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public Instant? Until { get; init; }

    /// <summary>The same visit, waiting until an instant; the very same where nothing changes.</summary>
    internal StateVisit WaitingUntil(Instant? until) => Until == until ? this : this with { Until = until };

    /// <summary>The first visit of a ticket.</summary>
    internal static StateVisit First(LifecycleState state, Instant at) => new(state.Name, state.Kind, 1, at, at, at, state.WaitsOn);

    /// <summary>The next state; a new visit unless both belong to one superstate.</summary>
    internal StateVisit Then(LifecycleState state, bool beginsVisit, Instant at) =>
        new(
            state.Name,
            state.Kind,
            beginsVisit ? Number + 1 : Number,
            beginsVisit ? at : Since,
            at,
            state.Kind == Kind ? KindSince : at,
            state.WaitsOn
        )
        {
            KindVisits = state.Kind != Kind ? 0 : KindVisits + (beginsVisit ? 1 : 0),
        };
}
