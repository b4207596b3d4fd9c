using System.Text.Json.Serialization;
using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Intake;

namespace SupportWorkflow;

public sealed partial record Ticket
{
    [JsonConstructor]
    internal Ticket(TicketId id, TicketNumber number, ProfileVersion profile, IntakeRecord intake, Instant openedAt, StateVisit state) =>
        (Id, Number, Profile, Intake, OpenedAt, State) = (id, number, profile, intake, openedAt, state);

    /// <summary>What was asked, by whom, how it came in.</summary>
    [JsonInclude]
    [JsonPropertyOrder(5)]
    public IntakeRecord Intake { get; internal set; }

    /// <summary>The profile's own fields that have a value.</summary>
    [JsonInclude]
    [JsonPropertyOrder(20)]
    [JsonConverter(typeof(TicketFieldsConverter))]
    public ValueList<TicketField> Fields { get; internal set; }

    /// <summary>The value of one of the profile's own fields; missing when it has none.</summary>
    /// <param name="name">The field, without <c>field.</c> before it.</param>
    public FactValue Field(ReadOnlySpan<char> name)
    {
        foreach (var field in Fields)
            if (name.SequenceEqual(field.Name))
                return field.Value;
        return FactValue.Missing;
    }

    /// <summary>Adds files to a ticket that nobody else has seen.</summary>
    internal void Attach(ValueList<AttachmentRecord> files)
    {
        if (files.Count > 0)
            Intake = Intake with { Attachments = [.. Intake.Attachments, .. files] };
    }
}
