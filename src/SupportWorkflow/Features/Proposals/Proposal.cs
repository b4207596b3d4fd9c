using System.Text.Json.Serialization;
using SupportWorkflow.Classifications;

namespace SupportWorkflow.Proposals;

/// <summary>Something that may help with a request: proposed, never applied (INT-18, CLS-4). Immutable.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id where it is kept: the name of an advice in the profile, the key of an article, the number of a ticket.</param>
/// <param name="Title">What people call it; null for an advice, whose text stands in the profile.</param>
/// <param name="Confidence">How sure it is that it fits, 0 to 1; what is below the profile's threshold is not proposed.</param>
public sealed record Proposal(ProposalKind Kind, string Id, [property: Personal] string? Title = null, double Confidence = 1)
{
    /// <summary>Its id where it is kept; never empty.</summary>
    public string Id
    {
        get;
        init => field = Named(value);
    } = Named(Id);

    /// <summary>How sure it is that it fits, 0 to 1.</summary>
    public double Confidence
    {
        get;
        init => field = Known(value);
    } = Known(Confidence);

    /// <summary>The words it rests on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ValueList<ClassificationEvidence> Evidence { get; init; }

    internal bool IsSame(Proposal other) => Kind == other.Kind && Id == other.Id;

    /// <summary>What it is, with how sure that is and by which words.</summary>
    internal LocalText Tell(IProfileWords words)
    {
        var what =
            Kind == ProposalKind.Advice ? ProposalTexts.Table.Say("advice", words.Advice(Id))
            : Title is null ? ProposalTexts.Table.Say(Kind == ProposalKind.Article ? "article-alone" : "earlier-case-alone", Id)
            : ProposalTexts.Table.Say(Kind == ProposalKind.Article ? "article" : "earlier-case", Id, Title);
        return Evidence.Count > 0
                ? ProposalTexts.Table.Say(
                    "by-words",
                    what,
                    ClassificationTexts.Percent(Confidence),
                    string.Join(", ", Evidence.Select(e => e.Word))
                )
            : Confidence < 1 ? ProposalTexts.Table.Say("sure", what, ClassificationTexts.Percent(Confidence))
            : what;
    }

    internal static Proposal Redacted(Proposal one, Redactor r) => one with { Title = r.Text(one.Title) };

    private static string Named(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id, nameof(Id));
        return id;
    }

    private static double Known(double confidence) =>
        confidence is >= 0 and <= 1
            ? confidence
            : throw new ArgumentOutOfRangeException(nameof(Confidence), confidence, "A confidence lies between 0 and 1.");
}
