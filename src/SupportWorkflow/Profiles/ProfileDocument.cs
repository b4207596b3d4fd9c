using System.Text.Json;
using System.Text.Json.Serialization;
using SupportWorkflow.Assignments;
using SupportWorkflow.Calendars;
using SupportWorkflow.Classifications;
using SupportWorkflow.Closing;
using SupportWorkflow.Escalations;
using SupportWorkflow.Guidance;
using SupportWorkflow.Intake;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Macros;
using SupportWorkflow.Notices;
using SupportWorkflow.Priorities;
using SupportWorkflow.Proposals;
using SupportWorkflow.Reading;
using SupportWorkflow.Schedules;
using SupportWorkflow.ServiceLevels;
using SupportWorkflow.Tracks;

namespace SupportWorkflow.Profiles;

/// <summary>A profile in JSON: how one organisation runs its desk. Each part belongs to the room of its name.</summary>
internal sealed class ProfileDocument
{
    /// <summary>Where the JSON Schema of this format stands; for editors only.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; set; }

    /// <summary>The id: English words in kebab case.</summary>
    public required string Id { get; set; }

    /// <summary>The version; tickets keep the one they were opened under.</summary>
    public required string Version { get; set; }

    /// <summary>The profile it takes everything from that it does not say itself.</summary>
    public string? Extends { get; set; }

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

    /// <summary>The profile's own fields by name, and what is special about members of the intake record.</summary>
    public IReadOnlyDictionary<string, FieldDocument> Fields { get; set; } = new Dictionary<string, FieldDocument>();

    /// <summary>What requests must say, which words are too vague, which files are taken.</summary>
    public IntakeDocument Intake { get; set; } = new();

    /// <summary>How a category is found.</summary>
    public ClassificationDocument Classification { get; set; } = new();

    /// <summary>The groups that work on tickets, by their keys; with none, any key may be used.</summary>
    public IReadOnlyDictionary<string, TeamDocument> Teams { get; set; } = new Dictionary<string, TeamDocument>();

    /// <summary>How tickets are given out, and in which order they wait.</summary>
    public AssignmentDocument Assignment { get; set; } = new();

    /// <summary>What is proposed for a request: first aid, known articles, earlier cases.</summary>
    public ProposalsDocument Proposals { get; set; } = new();

    /// <summary>Scale, rows and modifiers.</summary>
    public required PriorityDocument Priority { get; set; }

    /// <summary>The classes of the host by which it decides.</summary>
    public PoliciesDocument Policies { get; set; } = new();

    /// <summary>The calendars by name.</summary>
    public IReadOnlyDictionary<string, CalendarDocument> Calendars { get; set; } = new Dictionary<string, CalendarDocument>();

    /// <summary>The objectives by id, in order.</summary>
    public IReadOnlyDictionary<string, ObjectiveDocument> Objectives { get; set; } = new Dictionary<string, ObjectiveDocument>();

    /// <summary>How far back things may be dated.</summary>
    public BackdatingDocument Backdating { get; set; } = new();

    /// <summary>What is allowed after the end of a ticket.</summary>
    public ClosingDocument Closing { get; set; } = new();

    /// <summary>Who is told what, by name.</summary>
    public IReadOnlyDictionary<string, NoticeDocument> Notices { get; set; } = new Dictionary<string, NoticeDocument>();

    /// <summary>The calendars of those who are told, by their words: what is not urgent waits for the next opening.</summary>
    public IReadOnlyDictionary<string, string> NoticeHours { get; set; } = new Dictionary<string, string>();

    /// <summary>The ladder of escalation, the first level first.</summary>
    public IReadOnlyList<LevelDocument> Levels { get; set; } = [];

    /// <summary>The escalation rules, in order.</summary>
    public IReadOnlyList<RuleDocument> Rules { get; set; } = [];

    /// <summary>Several commands under one name, for the people of the desk.</summary>
    public IReadOnlyDictionary<string, MacroDocument> Macros { get; set; } = new Dictionary<string, MacroDocument>();

    /// <summary>What the people of the desk are told to say or do, by name.</summary>
    public IReadOnlyDictionary<string, GuidanceDocument> Guidance { get; set; } = new Dictionary<string, GuidanceDocument>();

    /// <summary>Who may see what, by role. A role left out: the requester the own tickets, everybody else all.</summary>
    public IReadOnlyDictionary<string, ReadingDocument> Reading { get; set; } = new Dictionary<string, ReadingDocument>();

    /// <summary>Progress checks of the whole desk at fixed times, by name.</summary>
    public IReadOnlyDictionary<string, DeskScheduleDocument> DeskSchedules { get; set; } = new Dictionary<string, DeskScheduleDocument>();

    /// <summary>What may run beside a ticket, by its key: visits, approvals, parcels.</summary>
    public IReadOnlyDictionary<string, TrackDocument> Tracks { get; set; } = new Dictionary<string, TrackDocument>();

    /// <summary>The lifecycle.</summary>
    public required LifecycleDocument Lifecycle { get; set; }
}

/// <summary>How a profile's JSON is read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    AllowTrailingCommas = true,
    ReadCommentHandling = JsonCommentHandling.Skip
)]
[JsonSerializable(typeof(ProfileDocument))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(ConditionalEventDocument))]
[JsonSerializable(typeof(DayOffRuleDocument))]
[JsonSerializable(typeof(WeightedWordDocument))]
internal sealed partial class ProfileJson : JsonSerializerContext;
