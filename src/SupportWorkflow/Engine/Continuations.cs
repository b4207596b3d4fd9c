using SupportWorkflow.Lifecycles;
using SupportWorkflow.Links;

namespace SupportWorkflow.Engine;

/// <summary>A request that continues an earlier one: the earlier one must grant it.</summary>
internal static class Continuations
{
    /// <summary>Why somebody does not continue an earlier ticket; null: they may. It is over, and theirs to see.</summary>
    public static Rejection? Refuses(Ticket earlier, Actor by, TicketPolicies policies)
    {
        if (!policies.Reading.Of(by).Covers(earlier))
            return LinkTexts.Table.No("link.not-theirs", by.Id, earlier.Id);
        return earlier.State.Kind.IsOver
            ? null
            : LinkTexts.Table.No("link.still-open", earlier.Id, policies.Lifecycle.State(earlier.State.Name).Text);
    }
}
