using SupportWorkflow.Intake;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Tracks;

/// <summary>A kind of track as a profile declares it. Immutable.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Lifecycle">What it runs through.</param>
internal sealed record TrackKind(string Id, LocalText Name, Lifecycle Lifecycle)
{
    /// <summary>What may be known of one.</summary>
    public required IntakeRules Fields { get; init; }

    /// <summary>How many may run at once on a ticket.</summary>
    public int AtOnce { get; init; } = 1;

    /// <summary>Who may start one; empty: whoever the ticket's lifecycle lets.</summary>
    public ValueList<Role> Starters { get; init; }

    /// <summary>Whether the requester sees one.</summary>
    public bool IsVisible { get; init; }
}

/// <summary>The kinds of a profile.</summary>
/// <param name="All">In the order of declaration.</param>
internal sealed record TrackKinds(ValueList<TrackKind> All)
{
    public static TrackKinds None { get; } = new(default(ValueList<TrackKind>));

    public TrackKind? Find(string id)
    {
        foreach (var kind in All)
            if (kind.Id == id)
                return kind;
        return null;
    }
}
