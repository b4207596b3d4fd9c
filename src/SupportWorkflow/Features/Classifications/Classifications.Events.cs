using SupportWorkflow.Classifications;

namespace SupportWorkflow;

/// <summary>The ticket was put into a category.</summary>
/// <param name="Category">The category.</param>
/// <param name="Before">The one it had; null: none.</param>
/// <param name="Reason">Why.</param>
public sealed record TicketClassified(CategoryPath Category, CategoryPath? Before = null, [property: Personal] string Reason = "")
    : TicketEvent
{
    internal override string StableName => "ticket-classified";

    internal override bool IsForRequester => true;

    internal override void Fold(Ticket own) => own.Category = Category;

    internal override LocalText Tell(IProfileWords words) =>
        TicketTexts.Reasoned(
            Before is { } before
                ? ClassificationTexts.Table.Say(
                    "ticket-classified-again",
                    words.Word("category", Category.Path),
                    words.Word("category", before.Path)
                )
                : ClassificationTexts.Table.Say(StableName, words.Word("category", Category.Path)),
            Reason
        );

    internal override TicketEvent Redacted(in Redactor r) => this with { Reason = r.Text(Reason) };
}

/// <summary>Tags were put on the ticket, or taken off.</summary>
/// <param name="Added">Those it has got.</param>
/// <param name="Removed">Those it has lost.</param>
public sealed record TicketTagged(ValueList<string> Added, ValueList<string> Removed) : TicketEvent
{
    internal override string StableName => "ticket-tagged";

    internal override void Fold(Ticket own) =>
        own.Tags = [.. own.Tags.Where(t => !Removed.AsEnumerable().Contains(t)), .. Added.AsEnumerable()];

    internal override LocalText Tell(IProfileWords words) =>
        ClassificationTexts.Table.Say(
            Removed.Count == 0 ? StableName
                : Added.Count == 0 ? "ticket-untagged"
                : "ticket-tagged-anew",
            string.Join(", ", Added.AsEnumerable()),
            string.Join(", ", Removed.AsEnumerable())
        );
}
