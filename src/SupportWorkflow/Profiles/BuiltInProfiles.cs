using System.Collections.Concurrent;
using System.Text;

namespace SupportWorkflow.Profiles;

/// <summary>The profiles that come with the library. Each is an ordinary profile: show one, copy it, change it, or extend it.</summary>
public static class BuiltInProfiles
{
    private static readonly ConcurrentDictionary<string, WorkflowProfile> Read = new(StringComparer.Ordinal);

    /// <summary>The ids of all of them, in alphabetical order.</summary>
    public static ValueList<string> Ids => BuiltInTexts.Profiles;

    /// <summary>Technical support by telephone and online: P1 to P4 by stated conditions, a VIP one level up.</summary>
    public static WorkflowProfile CallCenter => Of("call-center");

    /// <summary>A self-service portal: the requester chooses the priority, tickets are claimed or assigned, four grades of
    /// satisfaction.</summary>
    public static WorkflowProfile OnlinePlatform => Of("online-platform");

    /// <summary>A department with office hours: an answer within 24 hours or on the next business day, solutions agreed first, on until
    /// satisfied.</summary>
    public static WorkflowProfile SupportDepartment => Of("support-department");

    /// <summary>The profile of that id, or null.</summary>
    public static WorkflowProfile? Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return Ids.Contains(id) ? Of(id) : null;
    }

    /// <summary>The whole document of that id, to be copied: what the profile says itself and what it takes from its bases.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static byte[] Json(string id) =>
        Find(id) is { } profile
            ? Encoding.UTF8.GetBytes(profile.ToJson())
            : throw new ArgumentException($"There is no built-in profile '{id}'.", nameof(id));

    /// <summary>The file of that id as it is written: only what the profile says itself, beside what it <c>extends</c>.</summary>
    /// <param name="id">One of <see cref="Ids"/>, or <c>service-desk</c>: what all of them extend, which is no profile by itself.</param>
    /// <returns>The bytes of the file; null: there is none.</returns>
    public static byte[]? OwnJson(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return BuiltInTexts.Find(id);
    }

    private static WorkflowProfile Of(string id) => Read.GetOrAdd(id, static id => WorkflowProfile.Parse(BuiltInTexts.Find(id)));
}
