using System.Text.Json.Serialization;
using SupportWorkflow.Watchers;

namespace SupportWorkflow;

public sealed partial record Ticket
{
    /// <summary>Who follows it besides requester and assignee, in the order in which they began.</summary>
    [JsonInclude]
    [JsonPropertyOrder(17)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ValueList<WatcherRecord> Watchers { get; internal set; }

    /// <summary>What somebody follows it as; null: they do not.</summary>
    internal WatcherRecord? Watcher(string who)
    {
        foreach (var watcher in Watchers)
            if (watcher.Is(who))
                return watcher;
        return null;
    }
}
