namespace SupportWorkflow.Imports;

/// <summary>How one promise of the profile was kept over the tickets of a log. A ticket counts once for each run of its clock.</summary>
/// <param name="Name">The objective.</param>
/// <param name="Text">What people call it.</param>
/// <param name="All">Over all tickets.</param>
/// <param name="ByPriority">
/// Over the tickets whose last row has this priority, in the log's words; where the map names no priority column, the priority the profile
/// gave. The profile's highest first.
/// </param>
internal sealed record ObjectiveFigures(string Name, LocalText Text, Attainment All, ValueList<KeyValuePair<string, Attainment>> ByPriority);
