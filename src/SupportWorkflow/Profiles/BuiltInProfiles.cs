namespace SupportWorkflow.Profiles;

/// <summary>The profiles that come with the library. Each is an ordinary JSON file: show one, copy it, change it.</summary>
public static class BuiltInProfiles
{
    private static readonly Lazy<WorkflowProfile> LazyCallCenter = Read("call-center"),
        LazyOnlinePlatform = Read("online-platform"),
        LazySupportDepartment = Read("support-department");

    /// <summary>The ids of all of them.</summary>
    public static ValueList<string> Ids => ["call-center", "online-platform", "support-department"];

    /// <summary>Technical support by telephone and online: P1 to P4 by stated conditions, a VIP one level up.</summary>
    public static WorkflowProfile CallCenter => LazyCallCenter.Value;

    /// <summary>A self-service portal: the requester chooses the priority, tickets are claimed or assigned,
    /// four grades of satisfaction.</summary>
    public static WorkflowProfile OnlinePlatform => LazyOnlinePlatform.Value;

    /// <summary>A department with office hours: an answer within 24 hours or on the next business day,
    /// solutions agreed first, on until satisfied.</summary>
    public static WorkflowProfile SupportDepartment => LazySupportDepartment.Value;

    /// <summary>The profile of that id, or null.</summary>
    public static WorkflowProfile? Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id switch
        {
            "call-center" => CallCenter,
            "online-platform" => OnlinePlatform,
            "support-department" => SupportDepartment,
            _ => null,
        };
    }

    /// <summary>The file of that id.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static byte[] Json(string id) =>
        Ids.Contains(id)
            ? Resource.Read($"{id}.profile.json")
            : throw new ArgumentException($"There is no built-in profile '{id}'.", nameof(id));

    private static Lazy<WorkflowProfile> Read(string id) => new(() => WorkflowProfile.Parse(Json(id)));
}
