namespace SupportWorkflow.House;

/// <summary>A test of packages that were packed before; without any it is reported as skipped.</summary>
public sealed class PackagesFactAttribute : FactAttribute
{
    public static readonly string? Folder = Environment.GetEnvironmentVariable("SUPPORT_WORKFLOW_PACKAGES");

    public PackagesFactAttribute()
    {
        if (string.IsNullOrEmpty(Folder))
            Skip = "Looks into packages: .ci/run packs them and names their folder in SUPPORT_WORKFLOW_PACKAGES.";
    }
}
