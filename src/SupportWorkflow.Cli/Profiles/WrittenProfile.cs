using System.Text.Json;
using System.Text.Json.Serialization;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Cli.Profiles;

/// <summary>
/// A profile as its file writes it: what of it <c>profile show</c> prints. It was read and checked by the library before.
/// </summary>
internal sealed record WrittenProfile
{
    private static readonly JsonSerializerOptions Style = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    public string Zone { get; init; } = "";

    public WrittenNumbers Numbers { get; init; } = new();

    public WrittenWords Words { get; init; } = new();

    public WrittenPriority Priority { get; init; } = new();

    public IReadOnlyDictionary<string, WrittenObjective> Objectives { get; init; } = new Dictionary<string, WrittenObjective>();

    public IReadOnlyList<WrittenLevel> Levels { get; init; } = [];

    public IReadOnlyList<WrittenRule> Rules { get; init; } = [];

    public WrittenLifecycle Lifecycle { get; init; } = new();

    public IReadOnlyDictionary<string, WrittenGuidance> Guidance { get; init; } = new Dictionary<string, WrittenGuidance>();

    public static WrittenProfile Of(WorkflowProfile profile) => JsonSerializer.Deserialize<WrittenProfile>(profile.ToJson(), Style)!;
}

/// <summary>A text in both languages.</summary>
internal sealed record WrittenText(string En, [property: JsonPropertyName("zh-CN")] string? ZhCn);

/// <summary>How ticket numbers are built.</summary>
internal sealed record WrittenNumbers(string Prefix = "TS", string Date = "yyyyMMdd", int Digits = 4);

/// <summary>What people call the words of the profile.</summary>
internal sealed record WrittenWords
{
    public IReadOnlyDictionary<string, WrittenText>? Channels { get; init; }

    public IReadOnlyDictionary<string, WrittenText>? Categories { get; init; }

    public IReadOnlyDictionary<string, WrittenText>? Scenarios { get; init; }

    public IReadOnlyDictionary<string, WrittenText>? Impacts { get; init; }

    public IReadOnlyDictionary<string, WrittenText>? Urgencies { get; init; }

    public IReadOnlyDictionary<string, WrittenText>? Tiers { get; init; }

    public IReadOnlyDictionary<string, WrittenText>? Roles { get; init; }
}

/// <summary>The scale, the rows, the modifiers.</summary>
internal sealed record WrittenPriority
{
    public IReadOnlyList<string> Scale { get; init; } = [];

    public IReadOnlyList<WrittenPriorityRow> Rows { get; init; } = [];

    public string Otherwise { get; init; } = "";

    public IReadOnlyList<WrittenModifier> Modifiers { get; init; } = [];
}

/// <summary>A row of the priorities.</summary>
internal sealed record WrittenPriorityRow(string Priority, WrittenText Because);

/// <summary>What changes a priority afterwards.</summary>
internal sealed record WrittenModifier(WrittenText Because, int Raise = 0, string? AtLeast = null);

/// <summary>A promise.</summary>
internal sealed record WrittenObjective
{
    public WrittenMoment Start { get; init; } = new();

    public WrittenMoment Stop { get; init; } = new();

    public WrittenMoment? Reset { get; init; }

    public bool? ResetKeeps { get; init; }

    public bool? ResolutionAnswers { get; init; }

    public WrittenMoment? Cancel { get; init; }

    public WrittenCondition? PauseWhile { get; init; }

    public bool Repeats { get; init; }

    public string? OnRetarget { get; init; }

    public string? OnReopen { get; init; }

    public string? Since { get; init; }

    public IReadOnlyList<WrittenTarget> Targets { get; init; } = [];

    public IReadOnlyList<string> Warn { get; init; } = [];
}

/// <summary>Events, a condition that becomes true, or a rule.</summary>
internal sealed record WrittenMoment
{
    public IReadOnlyList<WrittenEvent> Events { get; init; } = [];

    public WrittenCondition? If { get; init; }

    public WrittenCondition? Becomes { get; init; }

    public bool ByRule { get; init; }
}

/// <summary>An event of a moment: its name, or an object with a condition beside it.</summary>
[JsonConverter(typeof(WrittenEventConverter))]
internal sealed record WrittenEvent(string Event, WrittenCondition? If);

/// <summary>A target row.</summary>
internal sealed record WrittenTarget(WrittenCondition? If = null, string? BusinessDay = null, string? Closing = null);

/// <summary>A level of the ladder.</summary>
internal sealed record WrittenLevel(string Role, string? Answer = null, string? Calendar = null);

/// <summary>A rule; what it does is told by the library.</summary>
internal sealed record WrittenRule(WrittenCondition? If = null);

/// <summary>What people are told to say or do, and when.</summary>
internal sealed record WrittenGuidance(WrittenText Name, WrittenText Text)
{
    public IReadOnlyList<string> In { get; init; } = [];

    public WrittenCondition? If { get; init; }

    public IReadOnlyList<string> Roles { get; init; } = [];
}

/// <summary>States, guards and rows.</summary>
internal sealed record WrittenLifecycle
{
    public IReadOnlyDictionary<string, WrittenName> States { get; init; } = new Dictionary<string, WrittenName>();

    public IReadOnlyDictionary<string, WrittenGuard>? Guards { get; init; }

    public IReadOnlyList<WrittenTransition> Transitions { get; init; } = [];
}

/// <summary>What people call a state.</summary>
internal sealed record WrittenName(WrittenText Name);

/// <summary>The demand of a guard in words.</summary>
internal sealed record WrittenGuard(WrittenText Text);

/// <summary>A row of the lifecycle.</summary>
internal sealed record WrittenTransition
{
    public string Trigger { get; init; } = "";

    public IReadOnlyList<string> From { get; init; } = [];

    public string? To { get; init; }

    public bool Ignored { get; init; }

    public IReadOnlyList<string>? Roles { get; init; }

    public string? Guard { get; init; }
}

/// <summary>A condition.</summary>
internal sealed record WrittenCondition
{
    public bool? Always { get; init; }

    public IReadOnlyList<WrittenCondition>? All { get; init; }

    public IReadOnlyList<WrittenCondition>? Any { get; init; }

    public WrittenCondition? Not { get; init; }

    public string? Fact { get; init; }

    public JsonElement? Is { get; init; }

    public IReadOnlyList<JsonElement>? In { get; init; }

    public decimal? AtLeast { get; init; }

    public decimal? Above { get; init; }

    public decimal? AtMost { get; init; }

    public decimal? Below { get; init; }

    public bool? Known { get; init; }

    public string? For { get; init; }

    public string? Calendar { get; init; }
}
