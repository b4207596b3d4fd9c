using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportWorkflow.History;

/// <summary>
/// A map in JSON: how one foreign log is written, and what its words mean here. Every member is explained in docs/replay.md.
/// </summary>
internal sealed class HistoryMapDocument
{
    [JsonPropertyName("$schema")]
    public string? Schema { get; set; }

    public string? About { get; set; }

    public LogFormatDocument? Log { get; set; }

    public string? Zone { get; set; }

    public IReadOnlyList<string>? Times { get; set; }

    public string? Offsets { get; set; }

    public IReadOnlyList<string>? Missing { get; set; }

    public required HistoryColumnsDocument Columns { get; set; }

    /// <summary>In logs of one row per ticket: the column that says when something happened, and the word for it.</summary>
    public IReadOnlyDictionary<string, string>? Moments { get; set; }

    public required IReadOnlyDictionary<string, LogStateDocument> States { get; set; }

    public IReadOnlyList<string>? Created { get; set; }

    public IReadOnlyList<string>? Responded { get; set; }

    public IReadOnlyList<string>? Resolved { get; set; }

    public IReadOnlyList<string>? Closed { get; set; }

    /// <summary>
    /// For a column, the profile's word for each of the log's: a text, or a list of which the first that the profile knows is meant.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, JsonElement>>? Values { get; set; }
}

/// <summary>How the file is cut into lines and fields.</summary>
internal sealed class LogFormatDocument
{
    public string? Delimiter { get; set; }

    public string? Quote { get; set; }

    public string? Encoding { get; set; }

    public bool LineBreaksInQuotes { get; set; }
}

/// <summary>Which column of the log holds what: the names as the header has them.</summary>
internal sealed class HistoryColumnsDocument
{
    public required string Case { get; set; }

    public string? State { get; set; }

    public string? Time { get; set; }

    public string? TimeOfDay { get; set; }

    public string? Substate { get; set; }

    public string? Opened { get; set; }

    public string? OpenedTimeOfDay { get; set; }

    public string? Priority { get; set; }

    public string? Impact { get; set; }

    public string? Urgency { get; set; }

    public string? Category { get; set; }

    public string? Team { get; set; }

    public string? Agent { get; set; }

    /// <summary>Every column the map names: the member of this class, then the header's word.</summary>
    public IEnumerable<(string Member, string Header)> Named()
    {
        (string Member, string? Header)[] all =
        [
            ("case", Case),
            ("state", State),
            ("time", Time),
            ("timeOfDay", TimeOfDay),
            ("substate", Substate),
            ("opened", Opened),
            ("openedTimeOfDay", OpenedTimeOfDay),
            ("priority", Priority),
            ("impact", Impact),
            ("urgency", Urgency),
            ("category", Category),
            ("team", Team),
            ("agent", Agent),
        ];
        return all.Where(c => c.Header is not null).Select(c => (c.Member, c.Header!));
    }
}

/// <summary>What one state or activity of the log means here.</summary>
internal sealed class LogStateDocument
{
    public string? State { get; set; }

    public string? Kind { get; set; }

    public string? On { get; set; }

    public bool Stays { get; set; }
}

/// <summary>How a map's JSON is read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    AllowTrailingCommas = true,
    ReadCommentHandling = JsonCommentHandling.Skip
)]
[JsonSerializable(typeof(HistoryMapDocument))]
internal sealed partial class HistoryMapJson : JsonSerializerContext;
