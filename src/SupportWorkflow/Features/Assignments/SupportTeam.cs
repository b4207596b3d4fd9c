namespace SupportWorkflow.Assignments;

/// <summary>A group that works on tickets, as a profile declares it. Immutable.</summary>
/// <param name="Id">The key by which tickets name it.</param>
/// <param name="Name">What people call it.</param>
public sealed record SupportTeam(TeamId Id, LocalText Name)
{
    /// <summary>What everybody in it can do.</summary>
    public ValueList<string> Skills { get; init; }

    /// <summary>The regions it serves; empty: all.</summary>
    public ValueList<string> Regions { get; init; }

    /// <summary>The support line it stands in, counted from 1; null: lines do not matter to it.</summary>
    public int? Line { get; init; }

    /// <summary>The calendar of the hours in which it takes tickets; null: around the clock, as far as its people are on duty.</summary>
    public string? Calendar { get; init; }
}
