using System.Text.Json.Serialization;

namespace SupportWorkflow;

/// <summary>Starts a track of a kind that the profile declares, such as a visit or an approval.</summary>
/// <param name="Kind">The kind.</param>
/// <example><code>
/// new StartTrack("visit") { By = agent, Fields = [new("from", FactValue.Of("2024-10-14T09:00:00Z"))] }
/// </code></example>
public sealed record StartTrack(string Kind) : TicketCommand
{
    /// <summary>What is known of it already.</summary>
    [JsonConverter(typeof(TicketFieldsConverter))]
    public ValueList<TicketField> Fields { get; init; }

    internal override void Look(ref TextCheck texts)
    {
        texts.Text("kind", Kind);
        TicketField.Look(Fields, ref texts);
    }

    internal override string? WrittenReason => null;
}

/// <summary>Fires a trigger of a track's own lifecycle, such as <c>approve</c>.</summary>
/// <param name="Track">The track, such as <c>visit/1</c>.</param>
/// <param name="Trigger">The trigger.</param>
public sealed record FireTrack(string Track, string Trigger) : TicketCommand
{
    /// <summary>What becomes known with it; its guards see it.</summary>
    [JsonConverter(typeof(TicketFieldsConverter))]
    public ValueList<TicketField> Fields { get; init; }

    /// <summary>Why, for the record; may be empty.</summary>
    public string Note
    {
        get;
        // JSON that leaves it out hands over null.
        init => field = value ?? "";
    } = "";

    internal override void Look(ref TextCheck texts)
    {
        texts.Text("track", Track);
        texts.Text("trigger", Trigger);
        texts.Text("note", Note);
        TicketField.Look(Fields, ref texts);
    }

    internal override string? WrittenReason => Note;
}

/// <summary>Says more of a track that runs, without moving it.</summary>
/// <param name="Track">The track.</param>
/// <param name="Fields">What is known; a missing value takes one back.</param>
public sealed record AmendTrack(string Track, [property: JsonConverter(typeof(TicketFieldsConverter))] ValueList<TicketField> Fields)
    : TicketCommand
{
    internal override void Look(ref TextCheck texts)
    {
        texts.Text("track", Track);
        TicketField.Look(Fields, ref texts);
    }

    internal override string? WrittenReason => null;
}

/// <summary>Calls off a track that runs: it counts for nothing any more.</summary>
/// <param name="Track">The track.</param>
/// <param name="Reason">Why; not empty.</param>
public sealed record CancelTrack(string Track, string Reason) : TicketCommand
{
    internal override void Look(ref TextCheck texts)
    {
        texts.Text("track", Track);
        texts.Text("reason", Reason);
    }

    internal override string? WrittenReason => Reason;
}
