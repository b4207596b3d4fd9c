using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow;

/// <summary>
/// A ticket: a value, folded from its events; each feature adds its part. Only the library makes one; nobody outside can change one. Two
/// tickets are equal when everything but <see cref="WakeUp"/>, which follows from the rest, is equal. Thread-safe.
/// </summary>
public sealed partial record Ticket
{
    /// <summary>The schema number this version writes and reads.</summary>
    internal const int KnownSchema = 1;

    private Derived _wakeUp = new(Instant.MaxValue);

    /// <summary>The schema number of the snapshot.</summary>
    [JsonInclude]
    [JsonPropertyOrder(0)]
    internal int Schema
    {
        get => KnownSchema;
        set
        {
            if (value != KnownSchema)
                throw new JsonException($"Schema {value} is not known here; {KnownSchema} is.");
        }
    }

    /// <summary>The host's key.</summary>
    [JsonPropertyOrder(1)]
    public TicketId Id { get; }

    /// <summary>The number people quote.</summary>
    [JsonPropertyOrder(2)]
    public TicketNumber Number { get; }

    /// <summary>How many events it is folded from; also the number of the last one.</summary>
    [JsonInclude]
    [JsonPropertyOrder(3)]
    public int Version { get; internal set; }

    /// <summary>The profile it is decided by.</summary>
    [JsonInclude]
    [JsonPropertyOrder(4)]
    public ProfileVersion Profile { get; internal set; }

    /// <summary>When it was asked.</summary>
    [JsonPropertyOrder(6)]
    [JsonConverter(typeof(InstantConverter))]
    public Instant OpenedAt { get; }

    /// <summary>When the last event was recorded.</summary>
    [JsonInclude]
    [JsonPropertyOrder(7)]
    [JsonConverter(typeof(InstantConverter))]
    public Instant ChangedAt { get; internal set; }

    /// <summary>The state it is in.</summary>
    [JsonInclude]
    [JsonPropertyOrder(8)]
    public StateVisit State { get; internal set; }

    /// <summary>The clocks of which anything was said, in the order in which that began;
    /// one that has not started may be among them.</summary>
    [JsonInclude]
    [JsonPropertyOrder(30)]
    public ValueList<SlaClock> Clocks { get; internal set; }

    /// <summary>When something will be due by itself: call <c>Advance</c> then, not before. Null: never.</summary>
    [JsonInclude]
    [JsonPropertyOrder(40)]
    [JsonConverter(typeof(InstantConverter))]
    public Instant? WakeUp
    {
        get => _wakeUp.At == Instant.MaxValue ? null : _wakeUp.At;
        internal set => _wakeUp = new(value ?? Instant.MaxValue);
    }

    /// <summary>The clock of an objective, or null while nothing was said of it.</summary>
    /// <param name="objective">The objective's id.</param>
    /// <param name="track">The track whose clock it is; null: the ticket's own.</param>
    public SlaClock? Clock(string objective, string? track = null) => ClockAt(objective, track) is >= 0 and var at ? Clocks[at] : null;

    /// <summary>The place of a clock, or -1 while nothing was said of it. It stays its place.</summary>
    internal int ClockAt(string objective, string? track = null)
    {
        var clocks = Clocks.AsSpan();
        for (var i = 0; i < clocks.Length; i++)
            if (clocks[i].Objective == objective && clocks[i].Track == track)
                return i;
        return -1;
    }

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Version);

    internal Ticket Copy() => this with { };

    /// <summary>An instant that follows from everything else: any two are equal.</summary>
    private readonly struct Derived(Instant at) : IEquatable<Derived>
    {
        [JsonConverter(typeof(InstantConverter))]
        public Instant At { get; } = at;

        public bool Equals(Derived other) => true;

        public override bool Equals(object? obj) => obj is Derived;

        public override int GetHashCode() => 0;
    }
}
