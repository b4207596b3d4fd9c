namespace SupportWorkflow.Desk;

/// <summary>How a desk is set up. Checked when the host starts: a desk with a wrong profile does not come up.</summary>
public sealed class SupportWorkflowOptions
{
    /// <summary>The id of a built-in profile. Default: none. Exactly one of this and <see cref="ProfileFile"/> is given.</summary>
    public string? BuiltInProfile { get; set; }

    /// <summary>The path of a profile file. Default: none.</summary>
    public string? ProfileFile { get; set; }
}
