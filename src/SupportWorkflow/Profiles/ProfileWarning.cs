namespace SupportWorkflow.Profiles;

/// <summary>Something in a valid profile that is probably not meant: see <see cref="WorkflowProfile.Lint"/>.</summary>
/// <param name="Path">Where: a JSON path such as <c>$.priority.rows[1]</c>.</param>
/// <param name="Code">A stable code, such as <c>priority.row-never-decides</c>.</param>
/// <param name="Text">What, in words.</param>
public sealed record ProfileWarning(string Path, string Code, LocalText Text)
{
    /// <summary>The line in the file, counted from 1.</summary>
    public int Line { get; init; }

    /// <summary>The base in whose text it stands, by the name it is extended by; absent: it stands in the profile itself. Path and line are
    /// those of the text in which it stands.</summary>
    public string? Base { get; init; }

    /// <summary>One line for a person.</summary>
    public override string ToString() => $"{(Base is null ? "" : $"base '{Base}', ")}line {Line}, {Path}: {Code}: {Text}";
}
