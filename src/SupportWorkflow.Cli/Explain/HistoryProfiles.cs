using SupportWorkflow.Profiles;

namespace SupportWorkflow.Cli.Explain;

/// <summary>The profile versions a ticket was decided by: the one it was opened under, and those it was moved to.</summary>
internal sealed class HistoryProfiles(IReadOnlyList<WorkflowProfile> given)
{
    /// <summary>A shelf of all versions the events name; null when one is not at hand.</summary>
    /// <param name="events">The events.</param>
    /// <param name="missing">Takes each version that is not: the event's place, its member, the version.</param>
    public WorkflowShelf? ShelfOf(ValueList<TicketEvent> events, Action<int, string, ProfileVersion> missing)
    {
        var found = new Dictionary<ProfileVersion, TicketWorkflow?>();
        for (var i = 0; i < events.Count; i++)
        {
            if (Named(events[i]) is not { } named || found.ContainsKey(named.Version))
                continue;
            found[named.Version] = Find(named.Version);
            if (found[named.Version] is null)
                missing(i, named.Member, named.Version);
        }
        return found.Count == 0 || found.Values.Contains(null) ? null : new([.. found.Values.Select(w => w!)]);
    }

    /// <summary>Which workflow decided each event; a move is told by the new one.</summary>
    public static List<TicketWorkflow> Tellers(ValueList<TicketEvent> events, WorkflowShelf shelf)
    {
        var tellers = new List<TicketWorkflow>(events.Count);
        foreach (var e in events)
        {
            if (Named(e) is { } named)
                tellers.Add(shelf.Find(named.Version)!);
            else if (tellers.Count > 0)
                tellers.Add(tellers[^1]);
            else
                break;
        }
        return tellers;
    }

    private static (string Member, ProfileVersion Version)? Named(TicketEvent e) =>
        e switch
        {
            TicketOpened opened => ("profile", opened.Profile),
            ProfileChanged changed => ("after", changed.After),
            _ => null,
        };

    private TicketWorkflow? Find(ProfileVersion version)
    {
        if (
            (given.FirstOrDefault(p => p.Version == version) ?? BuiltInProfiles.Find(version.Profile ?? "")) is { } profile
            && profile.Version == version
        )
            return profile.Compile();
        return version == TicketWorkflow.Standard.Profile ? TicketWorkflow.Standard : null;
    }
}
