using SupportWorkflow.Desk;

namespace SupportWorkflow.Hosting;

/// <summary>Where outbox entries go.</summary>
/// <param name="Desk">Follow-ups.</param>
/// <param name="Sender">Notices; null: they are dropped, because the host says so.</param>
/// <param name="Facts">Says who is on duty; null: nobody knows.</param>
internal sealed record OutboxReceivers(ITicketDesk Desk, INoticeSender? Sender = null, IOutsideFactSource? Facts = null);
