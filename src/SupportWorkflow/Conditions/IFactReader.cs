using NodaTime;

namespace SupportWorkflow.Conditions;

/// <summary>
/// The facts as a compiled condition asks for them: by their number in the catalogue it was compiled against, so that asking costs no
/// look-up and no allocation. A struct (a ref struct, if it likes) makes every call a direct one.
/// </summary>
internal interface IFactReader
{
    /// <summary>Whether the fact has a value, of whatever type.</summary>
    bool IsKnown(int fact);

    /// <summary>For a choice its place in the list (the length of the list:
    /// another text), for yes or no 1 or 0; negative when missing.</summary>
    int Code(int fact);

    /// <summary>For a fact of type <see cref="FactType.Text"/>; null when missing.</summary>
    string? Text(int fact);

    /// <summary>For a fact of type <see cref="FactType.Number"/>; null when missing.</summary>
    decimal? Number(int fact);

    /// <summary>For a fact whose texts are instants; null when missing.</summary>
    Instant? At(int fact);

    /// <summary>The value whatever its type, for explanations; missing when there is none.</summary>
    FactValue Value(int fact);

    /// <summary>Since when the fact has its present value (or none); null when that is not known.</summary>
    Instant? Since(int fact);
}
