using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportWorkflow.Messages;

/// <summary>A decision, as a grain or a queue hands it on.</summary>
internal sealed class DecisionConverter : JsonConverter<Decision>
{
    public override Decision Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var read = (DecisionDocument)MessageJson.Read(ref reader, MessageJson.Default.DecisionDocument)!;
        return Decision.Read(read.Ticket, read.Events, read.FollowUps, read.Notices, read.NextDue, read.Rejection);
    }

    public override void Write(Utf8JsonWriter writer, Decision value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(
            writer,
            new DecisionDocument
            {
                IsAccepted = value.IsAccepted,
                Rejection = value.Rejection,
                Ticket = value.Kept,
                Events = value.Events,
                FollowUps = value.FollowUps,
                Notices = value.Notices,
                NextDue = value.NextDue,
            },
            MessageJson.Default.DecisionDocument
        );
}

/// <summary>What is written of a decision.</summary>
internal sealed class DecisionDocument
{
    /// <summary>For people and clients; what counts is the rejection.</summary>
    public bool IsAccepted { get; set; }

    public Rejection? Rejection { get; set; }

    public Ticket? Ticket { get; set; }

    public ValueList<TicketEvent> Events { get; set; }

    public ValueList<FollowUp> FollowUps { get; set; }

    public ValueList<Notice> Notices { get; set; }

    public TicketDue? NextDue { get; set; }
}
