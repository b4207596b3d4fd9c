using System.Text.Json.Serialization;
using SupportWorkflow.Tracks;

namespace SupportWorkflow;

public sealed partial record Ticket
{
    /// <summary>What runs, or ran, beside it, in the order in which it was started.</summary>
    [JsonInclude]
    [JsonPropertyOrder(19)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ValueList<TrackRecord> Tracks { get; internal set; }

    /// <summary>The track of an id; null: there is none.</summary>
    public TrackRecord? Track(string id)
    {
        foreach (var track in Tracks)
            if (track.Id == id)
                return track;
        return null;
    }

    /// <summary>The latest of a kind that was not called off; null: there is none.</summary>
    internal TrackRecord? LatestTrack(string kind)
    {
        for (var i = Tracks.Count - 1; i >= 0; i--)
            if (Tracks[i].Kind == kind && !Tracks[i].IsCancelled)
                return Tracks[i];
        return null;
    }

    /// <summary>How many of a kind run.</summary>
    internal int OpenTracks(string kind)
    {
        var open = 0;
        foreach (var track in Tracks)
            if (track.Kind == kind && track.IsOpen)
                open++;
        return open;
    }

    internal void ChangeTrack(string? id, Func<TrackRecord, TrackRecord> change)
    {
        for (var i = 0; i < Tracks.Count; i++)
            if (Tracks[i].Id == id)
                Tracks = Tracks.With(i, change(Tracks[i]));
    }
}
