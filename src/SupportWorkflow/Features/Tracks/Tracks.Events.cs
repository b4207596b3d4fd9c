using System.Text.Json.Serialization;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Tracks;

namespace SupportWorkflow;

/// <summary>A track was started; <see cref="TicketEvent.Track"/> names it.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="State">The state it begins in.</param>
/// <param name="StateKind">What that state means.</param>
public sealed record TrackStarted(string Kind, string State, StateKind StateKind) : TicketEvent
{
    /// <summary>What is known of it.</summary>
    [JsonConverter(typeof(TicketFieldsConverter))]
    public ValueList<TicketField> Fields { get; init; }

    /// <summary>Whether the requester sees it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsVisible { get; init; }

    internal override string StableName => "track-started";

    // Its facts are those of the latest: a new one changes them all.
    internal override bool Sets(string fact) => fact.StartsWith(TrackNames.Fact(Kind, ""), StringComparison.Ordinal);

    internal override bool IsForRequester => IsVisible;

    internal override void Fold(Ticket own) =>
        own.Tracks = own.Tracks.Add(
            new(Track ?? "", Kind, State, StateKind)
            {
                Fields = Fields,
                StartedBy = By,
                StartedAt = OccurredAt,
                EnteredAt = OccurredAt,
                IsVisible = IsVisible,
            }
        );

    internal override LocalText Tell(IProfileWords words) => TrackTexts.Table.Say(StableName, words.Track(Kind), Track);

    internal override TicketEvent Redacted(in Redactor r) => this with { Fields = r.Each(Fields, TicketField.Redacted) };
}

/// <summary>A trigger of a track's own lifecycle was fired.</summary>
/// <param name="Trigger">The trigger.</param>
/// <param name="Kind">The kind of the track.</param>
/// <param name="State">The state it is in now.</param>
/// <param name="StateKind">What that state means.</param>
public sealed record TrackMoved(string Trigger, string Kind, string State, StateKind StateKind) : TicketEvent
{
    /// <summary>Whether it has entered that state with this; otherwise it stays in it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Enters { get; init; }

    /// <summary>What became known with it.</summary>
    [JsonConverter(typeof(TicketFieldsConverter))]
    public ValueList<TicketField> Fields { get; init; }

    /// <summary>Why.</summary>
    [Personal]
    public string Note
    {
        get;
        init => field = value ?? "";
    } = "";

    /// <summary>Whether the requester sees it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsVisible { get; init; }

    internal override string StableName => "track-moved";

    internal override bool Sets(string fact) => Fields.Any(f => fact == TrackNames.Fact(Kind, "field." + f.Name));

    internal override bool IsForRequester => IsVisible;

    internal override void Fold(Ticket own) =>
        own.ChangeTrack(Track, t =>
            t.With(Fields) with
            {
                State = State,
                StateKind = StateKind,
                EnteredAt = Enters ? OccurredAt : t.EnteredAt,
            }
        );

    internal override LocalText Tell(IProfileWords words) =>
        TicketTexts.Reasoned(
            TrackTexts.Table.Say(
                Enters ? "track-entered" : StableName,
                words.Track(Kind),
                Track,
                words.TrackTrigger(Kind, Trigger),
                words.TrackState(Kind, State)
            ),
            Note
        );

    internal override TicketEvent Redacted(in Redactor r) =>
        this with
        {
            Fields = r.Each(Fields, TicketField.Redacted),
            Note = r.Text(Note),
        };
}

/// <summary>More became known of a track.</summary>
/// <param name="Kind">The kind of the track.</param>
/// <param name="Fields">What is known now; a missing value was taken back.</param>
public sealed record TrackAmended(string Kind, [property: JsonConverter(typeof(TicketFieldsConverter))] ValueList<TicketField> Fields)
    : TicketEvent
{
    internal override string StableName => "track-amended";

    internal override bool Sets(string fact) => Fields.Any(f => fact == TrackNames.Fact(Kind, "field." + f.Name));

    internal override void Fold(Ticket own) => own.ChangeTrack(Track, t => t.With(Fields));

    internal override LocalText Tell(IProfileWords words) =>
        TrackTexts.Table.Say(
            StableName,
            words.Track(Kind),
            Track,
            LocalText.Join([.. Fields.Select(f => words.TrackField(Kind, f.Name, f.Value))])
        );

    internal override TicketEvent Redacted(in Redactor r) => this with { Fields = r.Each(Fields, TicketField.Redacted) };
}

/// <summary>A track was called off.</summary>
/// <param name="Kind">The kind of the track.</param>
/// <param name="Reason">Why.</param>
public sealed record TrackCancelled(string Kind, [property: Personal] string Reason) : TicketEvent
{
    internal override string StableName => "track-cancelled";

    internal override bool Sets(string fact) => fact.StartsWith(TrackNames.Fact(Kind, ""), StringComparison.Ordinal);

    internal override void Fold(Ticket own) => own.ChangeTrack(Track, t => t with { IsCancelled = true });

    internal override LocalText Tell(IProfileWords words) => TrackTexts.Table.Say(StableName, words.Track(Kind), Track, Reason);

    internal override TicketEvent Redacted(in Redactor r) => this with { Reason = r.Text(Reason) };
}
