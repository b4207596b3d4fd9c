namespace SupportWorkflow;

/// <summary>Who acts. The host has authenticated; the library only authorises.</summary>
/// <example><code>var li = new Actor("li.wei", Role.Engineer);</code></example>
public sealed record Actor
{
    /// <param name="id">The host's key of the account; not empty.</param>
    /// <param name="roles">The parts this person plays, in the profile's words.</param>
    public Actor(string id, params ValueList<Role> roles)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        Id = id;
        Roles = roles;
    }

    /// <summary>The host's key of the account.</summary>
    public string Id { get; }

    /// <summary>The parts this person plays.</summary>
    public ValueList<Role> Roles { get; }

    /// <summary>A disabled account acts on nothing (ROL-2).</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>Whether this is a rule or policy acting by itself. Roles do not bind it: whoever wrote the rule had the right.</summary>
    public bool IsSystem => Id.StartsWith("system:", StringComparison.Ordinal);

    /// <summary>A rule or policy as the actor.</summary>
    /// <param name="cause">Its name; the id becomes <c>system:cause</c>.</param>
    public static Actor System(string cause) => new("system:" + cause);

    /// <summary>Whether the actor plays the role.</summary>
    public bool Is(Role role) => Roles.Contains(role);

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
