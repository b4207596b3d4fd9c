using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using SupportWorkflow.Assignments;
using SupportWorkflow.Conditions;
using SupportWorkflow.Intake;
using SupportWorkflow.Resolutions;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow;

/// <summary>
/// A ticket: a value, folded from its events. Only the library makes one; nobody outside can change one. Two tickets are equal when everything
/// but <see cref="WakeUp"/>, which follows from the rest, is equal. Thread-safe.
/// </summary>
public sealed record Ticket
{
    private string? _category;
    private Instant _wakeUp = Instant.MaxValue;

    [JsonConstructor]
    internal Ticket(TicketId id, TicketNumber number, ProfileVersion profile, IntakeRecord intake, Instant openedAt, StateVisit state) =>
        (Id, Number, Profile, Intake, OpenedAt, State) = (id, number, profile, intake, openedAt, state);

    /// <summary>The schema number of the snapshot.</summary>
    [JsonInclude]
    [JsonPropertyOrder(-10)]
    internal int Schema
    {
        get => TicketJson.Schema;
        set
        {
            if (value != TicketJson.Schema) throw new JsonException($"Schema {value} is not known here; {TicketJson.Schema} is.");
        }
    }

    /// <summary>The host's key.</summary>
    public TicketId Id { get; }

    /// <summary>The number people quote.</summary>
    public TicketNumber Number { get; }

    /// <summary>How many events it is folded from; also the number of the last one.</summary>
    [JsonInclude]
    public int Version { get; internal set; }

    /// <summary>The profile it is decided by.</summary>
    [JsonInclude]
    public ProfileVersion Profile { get; internal set; }

    /// <summary>What was asked, by whom, how it came in.</summary>
    [JsonInclude]
    public IntakeRecord Intake { get; internal set; }

    /// <summary>When it was asked.</summary>
    public Instant OpenedAt { get; }

    /// <summary>When the last event was recorded.</summary>
    [JsonInclude]
    public Instant ChangedAt { get; internal set; }

    /// <summary>The state it is in.</summary>
    [JsonInclude]
    public StateVisit State { get; internal set; }

    /// <summary>The priority; null only between the first two events.</summary>
    [JsonInclude]
    public PriorityRecord? Priority { get; internal set; }

    /// <summary>The category, if it is known.</summary>
    [JsonInclude]
    public CategoryPath? Category
    {
        get => _category is null ? null : new(_category);
        internal set => _category = value?.ToString();
    }

    /// <summary>Who has it; null: nobody.</summary>
    [JsonInclude]
    public AssignmentRecord? Assignment { get; internal set; }

    /// <summary>What was found and done; null while unsolved.</summary>
    [JsonInclude]
    public ResolutionRecord? Resolution { get; internal set; }

    /// <summary>What was done for it so far.</summary>
    [JsonInclude]
    public HandlingRecord Handling { get; internal set; } = HandlingRecord.Nothing;

    /// <summary>What happened at and after its end.</summary>
    [JsonInclude]
    public ClosingRecord Closing { get; internal set; } = ClosingRecord.Nothing;

    /// <summary>What escalation has come to, and which rules have fired.</summary>
    [JsonIgnore]
    public EscalationRecord Escalation => Escalated ?? EscalationRecord.Nothing;

    /// <summary>The tickets that have to do with it.</summary>
    [JsonIgnore]
    public ValueList<LinkRecord> Links => Handling.Links;

    /// <summary>The profile's own fields that have a value.</summary>
    [JsonInclude]
    public ValueList<TicketField> Fields { get; internal set; }

    /// <summary>What escalation has come to; null: nothing was escalated, fired or remembered for a rule.</summary>
    [JsonInclude]
    [JsonPropertyName("escalation")]
    internal EscalationRecord? Escalated { get; set; }

    /// <summary>The clocks of which anything was said, in the order in which that began; one that has not started may be among them.</summary>
    [JsonInclude]
    public ValueList<SlaClock> Clocks { get; internal set; }

    /// <summary>When something will be due by itself: call <c>Advance</c> then, not before. Null: never.</summary>
    [JsonInclude]
    public Instant? WakeUp
    {
        get => _wakeUp == Instant.MaxValue ? null : _wakeUp;
        internal set => _wakeUp = value ?? Instant.MaxValue;
    }

    /// <summary>The clock of an objective, or null while nothing was said of it.</summary>
    public SlaClock? Clock(string objective) => ClockAt(objective) is >= 0 and var at ? Clocks[at] : null;

    /// <summary>The place of a clock, or -1 while nothing was said of it. It stays its place.</summary>
    internal int ClockAt(string objective)
    {
        var clocks = Clocks.AsSpan();
        for (var i = 0; i < clocks.Length; i++)
            if (clocks[i].Objective == objective) return i;
        return -1;
    }

    /// <summary>The value of one of the profile's own fields; missing when it has none.</summary>
    /// <param name="name">The field, without <c>field.</c> before it.</param>
    public FactValue Field(ReadOnlySpan<char> name)
    {
        foreach (var field in Fields)
            if (name.SequenceEqual(field.Name)) return field.Value;
        return FactValue.Missing;
    }

    /// <inheritdoc/>
    public bool Equals(Ticket? other) => ReferenceEquals(this, other) || (other is not null
        && Id == other.Id && Number == other.Number && Version == other.Version && Profile == other.Profile && Intake == other.Intake
        && OpenedAt == other.OpenedAt && ChangedAt == other.ChangedAt && State == other.State && Priority == other.Priority
        && Category == other.Category && Assignment == other.Assignment && Resolution == other.Resolution && Handling == other.Handling && Closing == other.Closing
        && Escalated == other.Escalated && Fields == other.Fields && Clocks == other.Clocks);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Version);

    internal Ticket Copy() => this with { };
}
