using System.Text.Json.Serialization;

namespace SupportWorkflow;

/// <summary>Who acts. The host has authenticated; the library only authorises.</summary>
/// <example><code>var li = new Actor("li.wei", Role.Engineer);</code></example>
public sealed record Actor
{
    private const string SystemPrefix = "system:";

    /// <summary>A person.</summary>
    /// <param name="id">The host's key of the account; not empty, and not one of the system's, which begin with <c>system:</c>.</param>
    /// <param name="roles">The parts this person plays, in the profile's words.</param>
    /// <exception cref="ArgumentException">The id is empty or one of the system's.</exception>
    public Actor(string id, params IEnumerable<Role> roles)
        : this(id, ValueList.From(roles), ActorKind.Person) { }

    [JsonConstructor]
    internal Actor(string id, ValueList<Role> roles, ActorKind kind = ActorKind.Person, bool isEnabled = true)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        if (!IsOf(id, kind))
            throw new ArgumentException(
                $"'{id}': ids that begin with '{SystemPrefix}' are those of rules and policies, and of nobody else.",
                nameof(id)
            );
        (Id, Roles, Kind, IsEnabled) = (id, roles, kind, isEnabled);
    }

    /// <summary>The host's key of the account.</summary>
    public string Id { get; }

    /// <summary>The parts this person plays.</summary>
    public ValueList<Role> Roles { get; }

    /// <summary>The organisation they belong to, as tickets name it; null: nobody said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Organisation { get; init; }

    /// <summary>The teams they belong to.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ValueList<TeamId> Teams { get; init; }

    /// <summary>A disabled account acts on nothing and sees nothing (ROL-2).</summary>
    public bool IsEnabled { get; init; }

    /// <summary>What acts: a person, a program of the host's, or a rule or policy.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ActorKind Kind { get; }

    /// <summary>Whether this is a rule or policy acting by itself. Roles do not bind it: whoever wrote the rule had the right.</summary>
    [JsonIgnore]
    public bool IsSystem => Kind == ActorKind.System;

    /// <summary>A rule or policy as the actor.</summary>
    /// <param name="cause">Its name; the id becomes <c>system:cause</c>.</param>
    public static Actor System(string cause) => new(SystemPrefix + cause, default, ActorKind.System);

    /// <summary>A program of the host's as the actor, such as a bot or a mail gateway:
    /// bound by its roles like a person, but none.</summary>
    /// <param name="id">The host's key of the account; not empty, and not one of the system's.</param>
    /// <param name="roles">The parts it plays, in the profile's words.</param>
    /// <exception cref="ArgumentException">The id is empty or one of the system's.</exception>
    public static Actor Automation(string id, params IEnumerable<Role> roles) => new(id, ValueList.From(roles), ActorKind.Automation);

    /// <summary>Whether an id may be that of such an actor.</summary>
    internal static bool IsOf(string id, ActorKind kind) =>
        id.StartsWith(SystemPrefix, StringComparison.Ordinal) == (kind == ActorKind.System);

    /// <summary>Whether the actor plays the role.</summary>
    public bool Is(Role role) => Roles.Contains(role);

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
