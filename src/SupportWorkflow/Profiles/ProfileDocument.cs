using System.Text.Json;
using System.Text.Json.Serialization;
using SupportWorkflow.Calendars;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Priorities;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Profiles;

/// <summary>A profile in JSON: how one organisation runs its desk. Each part belongs to the room of its name.</summary>
public sealed class ProfileDocument
{
    /// <summary>Where the JSON Schema of this format stands; for editors only.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; set; }

    /// <summary>The id: English words in kebab case.</summary>
    public required string Id { get; set; }

    /// <summary>The version; tickets keep the one they were opened under.</summary>
    public required string Version { get; set; }

    /// <summary>What people call it.</summary>
    public required TextDocument Name { get; set; }

    /// <summary>What is special about it.</summary>
    public TextDocument? About { get; set; }

    /// <summary>The IANA zone of its people.</summary>
    public required string Zone { get; set; }

    /// <summary>How ticket numbers are built.</summary>
    public NumbersDocument Numbers { get; set; } = new();

    /// <summary>The words its tickets use.</summary>
    public WordsDocument Words { get; set; } = new();

    /// <summary>Scale, rows and modifiers.</summary>
    public required PriorityDocument Priority { get; set; }

    /// <summary>The calendars by name.</summary>
    public IReadOnlyDictionary<string, CalendarDocument> Calendars { get; set; } = new Dictionary<string, CalendarDocument>();

    /// <summary>The objectives by id, in order.</summary>
    public IReadOnlyDictionary<string, ObjectiveDocument> Objectives { get; set; } = new Dictionary<string, ObjectiveDocument>();

    /// <summary>The lifecycle.</summary>
    public required LifecycleDocument Lifecycle { get; set; }
}

/// <summary>How ticket numbers are built, in JSON (INT-2).</summary>
public sealed class NumbersDocument
{
    /// <summary>What every number begins with.</summary>
    public string Prefix { get; set; } = "TS";

    /// <summary>The date part and reset period.</summary>
    public string Date { get; set; } = "yyyyMMdd";

    /// <summary>The least digits of the sequence.</summary>
    public int Digits { get; set; } = 4;
}

/// <summary>The words a profile's tickets use, each with its text; a list left out is open.</summary>
public sealed class WordsDocument
{
    /// <summary>How requests come in.</summary>
    public IReadOnlyDictionary<string, TextDocument>? Channels { get; set; }

    /// <summary>The categories.</summary>
    public IReadOnlyDictionary<string, TextDocument>? Categories { get; set; }

    /// <summary>The business scenarios.</summary>
    public IReadOnlyDictionary<string, TextDocument>? Scenarios { get; set; }

    /// <summary>How far a trouble reaches.</summary>
    public IReadOnlyDictionary<string, TextDocument>? Impacts { get; set; }

    /// <summary>How soon it hurts.</summary>
    public IReadOnlyDictionary<string, TextDocument>? Urgencies { get; set; }

    /// <summary>The customers' tiers.</summary>
    public IReadOnlyDictionary<string, TextDocument>? Tiers { get; set; }

    /// <summary>The parts people play.</summary>
    public IReadOnlyDictionary<string, TextDocument>? Roles { get; set; }
}

/// <summary>How a profile's JSON is read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowTrailingCommas = true, ReadCommentHandling = JsonCommentHandling.Skip)]
[JsonSerializable(typeof(ProfileDocument))]
internal sealed partial class ProfileJson : JsonSerializerContext;
