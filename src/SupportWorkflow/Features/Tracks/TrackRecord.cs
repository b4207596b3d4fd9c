using System.Text.Json.Serialization;
using NodaTime;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Tracks;

/// <summary>
/// Something that runs beside a ticket, with a small lifecycle of its own: a visit, an approval, a parcel, a complaint. Immutable.
/// </summary>
/// <param name="Id">The kind and a number counted from 1 on this ticket, such as <c>visit/1</c>.</param>
/// <param name="Kind">What it is, as the profile declares it.</param>
/// <param name="State">The state it is in.</param>
/// <param name="StateKind">What that state means: done is a good end, final any other.</param>
public sealed record TrackRecord(string Id, string Kind, string State, StateKind StateKind)
{
    /// <summary>What is known of it: the fields of its kind.</summary>
    [JsonConverter(typeof(TicketFieldsConverter))]
    public ValueList<TicketField> Fields { get; init; }

    /// <summary>Who started it.</summary>
    [Personal]
    public string StartedBy
    {
        get;
        // JSON that leaves it out hands over null.
        init => field = value ?? "";
    } = "";

    /// <summary>When it was started.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public Instant StartedAt { get; init; }

    /// <summary>Since when it is in its state.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public Instant EnteredAt { get; init; }

    /// <summary>Whether it was called off: it counts for nothing any more.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>Whether the requester sees it.</summary>
    public bool IsVisible { get; init; }

    /// <summary>Whether it still runs.</summary>
    [JsonIgnore]
    public bool IsOpen => !IsCancelled && !StateKind.IsOver;

    /// <summary>Whether it has come to a good end.</summary>
    [JsonIgnore]
    internal bool IsGood => !IsCancelled && StateKind == StateKind.Done;

    /// <summary>The same with more known of it; a missing value takes one back.</summary>
    internal TrackRecord With(ValueList<TicketField> fields) =>
        this with
        {
            Fields = fields.AsEnumerable().Aggregate(Fields, (all, f) => TicketField.Set(all, f.Name, f.Value)),
        };

    /// <summary>The value of one of its fields; missing: nobody said.</summary>
    public Conditions.FactValue Field(string name)
    {
        foreach (var field in Fields)
            if (field.Name == name)
                return field.Value;
        return Conditions.FactValue.Missing;
    }
}
