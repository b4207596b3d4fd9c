namespace SupportWorkflow;

/// <summary>
/// A "no" with its reason: a stable code, a sentence with rule and actual value, and what is possible instead.
/// Sentences are written when somebody reads them; making a rejection costs almost nothing.
/// </summary>
public sealed class Rejection
{
    private readonly Func<LocalText> _reason;
    private readonly Func<ValueList<string>> _possible;

    internal Rejection(string code, Func<LocalText> reason, Func<ValueList<string>>? possibleNow = null)
    {
        Code = code;
        _reason = reason;
        _possible = possibleNow ?? (static () => default);
    }

    /// <summary>The stable code, such as <c>lifecycle.not-permitted</c>; never renamed.</summary>
    public string Code { get; }

    /// <summary>The sentence in both languages.</summary>
    public LocalText Reason => _reason();

    /// <summary>The triggers that could be fired instead, by the same actor on the same facts; empty where that is not the question.</summary>
    public ValueList<string> PossibleNow => _possible();

    /// <summary>Code and English sentence.</summary>
    public override string ToString() => $"{Code}: {Reason.English}";
}
