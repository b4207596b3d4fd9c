using NodaTime;
using SupportWorkflow.Classifications;

namespace SupportWorkflow.Intake;

/// <summary>What a request is about, by what is known of it (CLS-2).</summary>
internal static class RequestClassification
{
    /// <summary>What the policy says to an opening; null: nothing, or what was chosen already.</summary>
    /// <param name="ticket">The ticket, with the category that whoever opened it chose.</param>
    /// <param name="policies">The profile.</param>
    /// <param name="advised">What an adviser said.</param>
    /// <param name="at">When.</param>
    public static Reaction? Opened(Ticket ticket, TicketPolicies policies, ClassificationResult? advised, Instant at) =>
        ticket.Category is not null && policies.TakesTheChosen
            ? null
            : ClassificationDecisions.Found(ticket, Of(ticket, policies, advised), policies, at);

    /// <summary>What the policy says to a change of a ticket that has no category; null: nobody is sure.</summary>
    public static Reaction? Changed(Ticket ticket, TicketPolicies policies, ClassificationResult? advised, Instant at) =>
        ticket.Category is null ? ClassificationDecisions.Found(ticket, Of(ticket, policies, advised), policies, at) : null;

    /// <summary>Whether an adviser outside the workflow is to be asked: the profile has one in its chain, and nobody before it is
    /// sure.</summary>
    public static bool WantsAdvice(OpenTicket open, TicketPolicies policies) =>
        policies.Categories is not null
        && open.Category is null
        && policies.Classification.AsksAdviser
        && (policies.OwnClassification is not null || policies.Classification.BeforeAdviser(Of(open)) is null);

    private static ClassificationInput Of(OpenTicket open) =>
        new()
        {
            Subject = open.Subject,
            Description = open.Description,
            Device = open.Device,
            Channel = open.Channel,
        };

    private static ClassificationInput Of(Ticket ticket, TicketPolicies policies, ClassificationResult? advised) =>
        new()
        {
            Subject = ticket.Intake.Subject,
            Description = ticket.Intake.Description,
            Device = ticket.Intake.Device,
            Channel = ticket.Intake.Channel,
            Chosen = ticket.Category,
            Advised = advised,
            Others = policies.Facts.ByName(ticket),
        };
}
