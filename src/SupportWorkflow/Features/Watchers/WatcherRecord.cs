using System.Text.Json.Serialization;

namespace SupportWorkflow.Watchers;

/// <summary>Somebody who follows a ticket without having asked for it.</summary>
/// <param name="Who">The account; of somebody without one the address.</param>
/// <param name="IsAddress">Whether it is an address.</param>
/// <param name="Sees">What they may see.</param>
public sealed record WatcherRecord(
    [property: Personal] string Who,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsAddress = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] WatcherSight Sees = WatcherSight.Notices
)
{
    /// <summary>Whether it is the same person; addresses are the same in capitals and small letters.</summary>
    internal bool Is(string who) => string.Equals(Who, who, IsAddress ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
}
