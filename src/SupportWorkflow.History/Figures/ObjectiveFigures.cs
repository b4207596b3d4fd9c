namespace SupportWorkflow.History;

/// <summary>How one promise of the profile was kept over the tickets of a log. A ticket counts once for each run of its clock.</summary>
/// <param name="Name">The objective.</param>
/// <param name="Text">What people call it.</param>
/// <param name="All">Over all tickets.</param>
/// <param name="ByPriority">
/// Over the tickets whose last row has this priority, in the log's words; where the map names no priority column, the priority the profile
/// gave. The profile's highest first.
/// </param>
public sealed record ObjectiveFigures(string Name, LocalText Text, Attainment All, ValueList<PriorityFigure<Attainment>> ByPriority)
{
    /// <summary>How it was kept over the tickets of one priority; none of them has it: nothing.</summary>
    public Attainment Of(string priority) => ByPriority.AsEnumerable().FirstOrDefault(p => p.Priority == priority).Figure;
}
