namespace SupportWorkflow.Profiles;

/// <summary>The profiles that come with the library. Each is an ordinary JSON file: show one, copy it, change it.</summary>
public static class BuiltInProfiles
{
    private static readonly Lazy<WorkflowProfile> LazyCallCenter = new(() => WorkflowProfile.Parse(Json("call-center")));

    /// <summary>The ids of all of them.</summary>
    public static ValueList<string> Ids => ["call-center"];

    /// <summary>Technical support by telephone and online: P1 to P4 by stated conditions, a VIP one level up.</summary>
    public static WorkflowProfile CallCenter => LazyCallCenter.Value;

    /// <summary>The profile of that id, or null.</summary>
    public static WorkflowProfile? Find(string id) => id == "call-center" ? CallCenter : null;

    /// <summary>The file of that id.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static byte[] Json(string id) =>
        Ids.Contains(id) ? Resource.Read($"{id}.profile.json") : throw new ArgumentException($"There is no built-in profile '{id}'.", nameof(id));
}
