using System.Text.Json.Serialization;
using SupportWorkflow.Classifications;

namespace SupportWorkflow;

/// <summary>The ticket was put into a category.</summary>
/// <param name="Category">The category.</param>
/// <param name="Before">The one it had; null: none.</param>
/// <param name="Reason">Why.</param>
public sealed record TicketClassified(CategoryPath Category, CategoryPath? Before = null, [property: Personal] string Reason = "")
    : TicketEvent
{
    /// <summary>How sure that is, 0 to 1; null: somebody said so.</summary>
    public double? Confidence { get; init; }

    /// <summary>What found it: <c>keywords</c>, <c>adviser</c>, <c>otherwise</c> or an own policy; null: somebody said so.</summary>
    public string? Policy { get; init; }

    /// <summary>The words it rests on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ValueList<ClassificationEvidence> Evidence { get; init; }

    internal override string StableName => "ticket-classified";

    internal override bool IsForRequester => true;

    internal override void Fold(Ticket own) => (own.Category, own.CategoryConfidence) = (Category, Confidence);

    internal override LocalText Tell(IProfileWords words) =>
        TicketTexts.Reasoned(
            Found(
                Before is { } before
                    ? ClassificationTexts.Table.Say(
                        "ticket-classified-again",
                        words.Word("category", Category.Path),
                        words.Word("category", before.Path)
                    )
                    : ClassificationTexts.Table.Say(StableName, words.Word("category", Category.Path))
            ),
            Reason
        );

    /// <summary>What was found, and by what.</summary>
    private LocalText Found(LocalText told) =>
        Confidence is not { } confidence ? told
        : Evidence.Count == 0 ? ClassificationTexts.Table.Say("found", told, ClassificationTexts.Percent(confidence))
        : ClassificationTexts.Table.Say(
            "found-by-words",
            told,
            ClassificationTexts.Percent(confidence),
            string.Join(", ", Evidence.Select(e => e.Word))
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
