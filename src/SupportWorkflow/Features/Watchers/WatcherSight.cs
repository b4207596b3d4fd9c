using System.Text.Json.Serialization;

namespace SupportWorkflow.Watchers;

/// <summary>What somebody who follows a ticket may see of it, beyond what their roles allow.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<WatcherSight>))]
public enum WatcherSight
{
    /// <summary>The notices that they get (the default).</summary>
    Notices,

    /// <summary>What the requester sees, but for how the requester can be reached.</summary>
    Ticket,
}
