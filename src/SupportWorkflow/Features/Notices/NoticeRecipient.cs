using System.Text.Json.Serialization;
using SupportWorkflow.Notices;

namespace SupportWorkflow;

/// <summary>
/// Whom a notice is for: a person who works on tickets, the person who asked, somebody who follows the ticket, or a role or
/// team, of which <see cref="NoticeDigest"/> finds who is on duty. <c>default</c> names nobody.
/// </summary>
/// <example><code>
/// NoticeRecipient lead = NoticeRecipient.To(Role.Lead);
/// NoticeRecipient same = NoticeRecipient.Parse("role:lead");
/// </code></example>
[JsonConverter(typeof(NoticeRecipientConverter))]
public readonly record struct NoticeRecipient
{
    private const string RoleKind = "role",
        TeamKind = "team",
        AgentKind = "agent",
        RequesterKind = "requester",
        WatcherKind = "watcher",
        AddressKind = "address",
        HostKind = "custom";

    private static readonly string[] Kinds = [RoleKind, TeamKind, AgentKind, RequesterKind, WatcherKind, AddressKind, HostKind];

    private readonly string? _kind;
    private readonly string? _name;

    private NoticeRecipient(string kind, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        (_kind, _name) = (kind, name);
    }

    /// <summary>The role, when whoever plays it is meant.</summary>
    public Role? Role => _kind == RoleKind ? new(_name!) : null;

    /// <summary>The team, when whoever of it is on duty is meant.</summary>
    public TeamId? Team => _kind == TeamKind ? new(_name!) : null;

    /// <summary>The person, when it is one who works on tickets.</summary>
    public AgentId? Agent => _kind == AgentKind ? new(_name!) : null;

    /// <summary>The account, when it is the person who asked.</summary>
    public string? Requester => _kind == RequesterKind ? _name : null;

    /// <summary>The account, when it is a person who follows the ticket.</summary>
    public string? Watcher => _kind == WatcherKind ? _name : null;

    /// <summary>The address, when it is that of somebody without an account who follows the ticket.</summary>
    public string? Address => _kind == AddressKind ? _name : null;

    /// <summary>The host's word, when a rule asks for what only the host can do.</summary>
    public string? Custom => _kind == HostKind ? _name : null;

    /// <summary>Whoever plays the role.</summary>
    public static NoticeRecipient To(Role role) => new(RoleKind, role.Name);

    /// <summary>Whoever of the team is on duty.</summary>
    public static NoticeRecipient To(TeamId team) => new(TeamKind, team.Value);

    /// <summary>One person who works on tickets.</summary>
    public static NoticeRecipient To(AgentId agent) => new(AgentKind, agent.Value);

    /// <summary>The person who asked.</summary>
    /// <param name="account">The host's key of the account; not empty.</param>
    public static NoticeRecipient ToRequester(string account) => new(RequesterKind, account);

    /// <summary>A person who follows the ticket.</summary>
    /// <param name="account">The host's key of the account; not empty.</param>
    public static NoticeRecipient ToWatcher(string account) => new(WatcherKind, account);

    /// <summary>Somebody without an account who follows the ticket.</summary>
    /// <param name="address">Where to; not empty.</param>
    public static NoticeRecipient ToAddress(string address) => new(AddressKind, address);

    /// <summary>Whether both are one person, where one of them only follows the ticket: nobody is told twice.</summary>
    internal bool IsSamePerson(NoticeRecipient other) =>
        this == other
        || (
            (Follows || other.Follows)
            && _kind is not (RoleKind or TeamKind or HostKind)
            && other._kind is not (RoleKind or TeamKind or HostKind)
            && string.Equals(_name, other._name, StringComparison.OrdinalIgnoreCase)
        );

    private bool Follows => _kind is WatcherKind or AddressKind;

    /// <summary>The host itself, to do what a rule calls by this name.</summary>
    internal static NoticeRecipient ToHost(string name) => new(HostKind, name);

    /// <summary>A recipient from its text: <c>role:lead</c>, <c>team:network</c>, <c>agent:li.wei</c>,
    /// <c>requester:chen@acme.cn</c>, <c>watcher:anna.lopez</c>, <c>address:purchasing@acme.cn</c>.</summary>
    /// <exception cref="FormatException">It is none of these.</exception>
    public static NoticeRecipient Parse(string text) =>
        TryParse(text, out var recipient)
            ? recipient
            : throw new FormatException($"'{text}' is no recipient; one is {string.Join(", ", Kinds.Select(k => k + ":…"))}.");

    /// <summary>The text that <see cref="Parse"/> reads; empty for nobody.</summary>
    public override string ToString() => _kind is null ? "" : $"{_kind}:{_name}";

    internal static bool TryParse(string text, out NoticeRecipient recipient)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var at = colon < 0 || colon == text.Length - 1 ? -1 : Array.IndexOf(Kinds, text[..colon]);
        recipient = at < 0 ? default : new(Kinds[at], text[(colon + 1)..]);
        return at >= 0;
    }
}
