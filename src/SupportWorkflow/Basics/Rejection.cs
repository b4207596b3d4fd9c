using System.Text.Json.Serialization;

namespace SupportWorkflow;

/// <summary>
/// A "no" with its reason: a stable code, a sentence with rule and actual value, and what is possible instead.
/// Sentences are written when somebody reads them; making a rejection costs almost nothing. Only the library makes one.
/// </summary>
[JsonConverter(typeof(RejectionConverter))]
public abstract class Rejection
{
    private protected Rejection() { }

    /// <summary>The stable code, such as <c>lifecycle.not-permitted</c>; never renamed.</summary>
    public abstract string Code { get; }

    /// <summary>The sentence in both languages.</summary>
    public abstract LocalText Reason { get; }

    /// <summary>The triggers that could be fired instead, by the same actor on the same facts;
    /// empty where that is not the question.</summary>
    public virtual ValueList<string> PossibleNow => default;

    /// <summary>Code and English sentence.</summary>
    public override string ToString() => $"{Code}: {Reason.English}";
}
