using NodaTime;

namespace SupportWorkflow.ProfileMoves;

/// <summary>A ticket that comes under another profile version.</summary>
internal static class MoveDecisions
{
    private static readonly TextTable Texts = MoveTexts.Table;

    public static readonly CommandRow[] Commands = [new CommandRow<MoveToProfile>("move-to-profile", "move-to-profile")];

    public static readonly EventRow[] Events = [new EventRow<ProfileChanged>("profile-changed") { By = ["move-to-profile"] }];

    /// <summary>The refusal of a move to a profile that nobody knows.</summary>
    public static Rejection Unknown(ProfileVersion to, IEnumerable<ProfileVersion> known) =>
        Texts.No("move.unknown-profile", to, string.Join(", ", known.Select(p => p.ToString()).Order(StringComparer.Ordinal)));

    /// <summary>Why it cannot be moved so, or null.</summary>
    public static Rejection? Refuses(Ticket ticket, MoveToProfile command, string to, Instant now, TicketPolicies next)
    {
        if (command.Reason.Length == 0)
            return Texts.No("move.no-reason");
        if (command.To == ticket.Profile)
            return Texts.No("move.unchanged", command.To);
        if (command.OccurredAt is { } at && at < now)
            return Texts.No("move.dated-back", at, now);
        return next.Lifecycle.FindState(to) is null
            ? Texts.No("move.no-such-state", to, command.To, string.Join(", ", next.Lifecycle.States.Select(s => s.Name)))
            : null;
    }
}
