namespace SupportWorkflow;

/// <summary>Which profile, and which issue of it, a ticket is decided by.</summary>
/// <param name="Profile">The profile's id.</param>
/// <param name="Version">The version the profile gives itself.</param>
public readonly record struct ProfileVersion(string Profile, string Version)
{
    /// <summary><c>id@version</c>.</summary>
    public override string ToString() => $"{Profile}@{Version}";
}
