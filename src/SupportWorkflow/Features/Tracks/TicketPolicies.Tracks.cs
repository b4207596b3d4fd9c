using SupportWorkflow.Clocks;
using SupportWorkflow.Conditions;
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

    /// <summary>Whether an event may say something to a promise of a track. Most say nothing, and the conditions of tracks need not be
    /// asked.</summary>
    public bool ConcernsTracks(TicketEvent e, EventSet kind) =>
        Tracks.HasPromises
        && (e.Track is not null || e.To is not null || e is ProfileChanged || OfTracks.AskOthers || OfTracks.Heard.Meets(kind));

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
        var heard = default(EventSet);
        foreach (var clock in clocks.OfType<ClockConditions>().SelectMany(c => c.Clocks))
            heard = clock.Any.Asked.AsEnumerable().Aggregate(heard | clock.Any.Events, (all, asked) => all | asked.Event);
        return new(clocks, clocks.Aggregate(default(EventSet), (all, c) => c is null ? all : all | c.Asked), heard)
        {
            AskOthers = ObjectivesOfTracks
                .SelectMany(o => o.Conditions)
                .SelectMany(c => ConditionFacts.Of(c))
                .Any(f => !f.StartsWith(TrackNames.Facts, StringComparison.Ordinal)),
        };
    }

    /// <param name="Clocks">One entry for each kind; null: it promises nothing.</param>
    /// <param name="Asked">The events on which a moment of any of them has a condition.</param>
    /// <param name="Heard">The events of their moments.</param>
    private sealed record TrackClocks(ClockConditions?[] Clocks, EventSet Asked, EventSet Heard)
    {
        /// <summary>Whether their conditions ask for anything but tracks: then every event may change them.</summary>
        public bool AskOthers { get; init; }
    }
}
