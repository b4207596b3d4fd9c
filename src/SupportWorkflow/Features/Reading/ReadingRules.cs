using System.Collections.Frozen;

namespace SupportWorkflow.Reading;

/// <summary>Who may see what, by role. A role of which nothing is said: the requester sees the own tickets without internal notes,
/// everybody else sees all.</summary>
/// <param name="ByRole">What the profile says.</param>
internal sealed record ReadingRules(FrozenDictionary<string, ReadingRight> ByRole)
{
    public static ReadingRules Default { get; } = new(FrozenDictionary<string, ReadingRight>.Empty);

    private static readonly ReadingRight OfRequester = new(ReadableTickets.Own, InternalNotes: false, ContactData: true);
    private static readonly ReadingRight OfStaff = new(ReadableTickets.All, InternalNotes: true, ContactData: true);

    /// <summary>What somebody may see. A disabled account sees nothing; who plays no role, the own tickets.</summary>
    public ReadScope Of(Actor actor)
    {
        if (!actor.IsEnabled)
            return new(actor, ReadableTickets.None, false, false);
        if (actor.IsSystem)
            return new(actor, ReadableTickets.All, true, true);
        ReadingRight[] rights = actor.Roles.Count == 0 ? [OfRequester] : [.. actor.Roles.Select(Of)];
        return new(actor, rights.Max(r => r.Tickets), Array.Exists(rights, r => r.InternalNotes), Array.Exists(rights, r => r.ContactData))
        {
            All = [.. rights.Select(r => r.Tickets)],
        };
    }

    private ReadingRight Of(Role role) =>
        ByRole.TryGetValue(role.Name, out var right) ? right
        : role == Role.Requester ? OfRequester
        : OfStaff;
}

/// <param name="Tickets">Which tickets.</param>
/// <param name="InternalNotes">Whether what is not meant for the requester.</param>
/// <param name="ContactData">Whether how the requester can be reached.</param>
internal sealed record ReadingRight(ReadableTickets Tickets, bool InternalNotes, bool ContactData);
