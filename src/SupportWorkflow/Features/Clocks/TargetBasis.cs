using SupportWorkflow.Conditions;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Clocks;

/// <summary>What most targets are chosen from: what was said of the request. While none of it changes, targets are not chosen anew: a kept
/// target stays kept after a move to another profile, and most decisions ask no row.</summary>
internal static class TargetBasis
{
    private static readonly string[] Facts =
    [
        "priority",
        "category",
        "impact",
        "urgency",
        "opened.outside-hours",
        "channel",
        "scenario",
        "tier",
        "kind",
        "requester.kind",
        "affected-users",
        "security-alert",
        "chosen-priority",
        "urgent-report",
        "caller-upset",
        "requester.known",
        "intake.complete",
    ];

    /// <summary>Whether the targets of an objective ask for nothing else, such as what is done with the ticket.</summary>
    /// <param name="objective">The objective.</param>
    /// <param name="owned">How the facts of the track begin whose promise it is; null: it is the ticket's.</param>
    public static bool IsAllFor(Objective objective, string? owned) =>
        objective.Targets.All(t =>
            ConditionFacts
                .Of(t.If)
                .All(f =>
                    Facts.Contains(f)
                    || f.StartsWith("field.", StringComparison.Ordinal)
                    || (owned is not null && f.StartsWith(owned, StringComparison.Ordinal))
                )
        );

    /// <summary>Whether nothing of it has changed from the one to the other.</summary>
    public static bool IsSame(Ticket before, Ticket now) =>
        ReferenceEquals(before.Intake, now.Intake)
        && ReferenceEquals(before.Priority, now.Priority)
        && before.Category == now.Category
        && before.Fields.IsSame(now.Fields);
}
