using SupportWorkflow.Clocks;
using SupportWorkflow.ServiceLevels;
using SupportWorkflow.Tracks;

namespace SupportWorkflow;

internal sealed partial record TicketPolicies
{
    /// <summary>What may run beside a ticket.</summary>
    public TrackKinds Tracks { get; init; } = TrackKinds.None;

    /// <summary>The events on which a moment has a condition, of the ticket's promises and of those of tracks.</summary>
    public EventSet AsksBefore => Tracks.HasPromises ? Clocks.Asked | OfTracks.Asked : Clocks.Asked;

    /// <summary>The promises of tracks, compiled when they are first asked for.</summary>
    private TrackClocks OfTracks => field ??= Compile();

    /// <summary>How many tracks of a ticket may have promises of their own.</summary>
    public int OwnersOn(Ticket ticket) => Tracks.HasPromises ? ticket.Tracks.Count : 0;

    /// <summary>The promises of a track, compiled; null: its kind makes none.</summary>
    public ClockConditions? ClocksOf(TrackRecord track)
    {
        for (var i = 0; i < Tracks.All.Count; i++)
            if (Tracks.All[i].Id == track.Kind)
                return OfTracks.Clocks[i];
        return null;
    }

    /// <summary>The promises of a track, compiled.</summary>
    public CompiledObjective[] OwedBy(TrackRecord track) => ClocksOf(track)?.Clocks ?? [];

    /// <summary>Whether the profile makes the promise of a clock.</summary>
    public bool Owes(Ticket ticket, SlaClock clock) =>
        clock.Track is null
            ? Objectives.Any(o => o.Name == clock.Objective)
            : ticket.Track(clock.Track) is { } track && Array.Exists(OwedBy(track), c => c.Objective.Name == clock.Objective);

    private TrackClocks Compile()
    {
        ClockConditions?[] clocks =
        [
            .. Tracks.All.Select(k =>
                k.Objectives.Count == 0
                    ? null
                    : new ClockConditions(k.Objectives, Facts, EventFacts, Events, TrackNames.Fact(k.Id, "field."))
            ),
        ];
        return new(clocks, clocks.Aggregate(default(EventSet), (all, c) => c is null ? all : all | c.Asked));
    }

    /// <param name="Clocks">One entry for each kind; null: it promises nothing.</param>
    /// <param name="Asked">The events on which a moment of any of them has a condition.</param>
    private sealed record TrackClocks(ClockConditions?[] Clocks, EventSet Asked);
}
