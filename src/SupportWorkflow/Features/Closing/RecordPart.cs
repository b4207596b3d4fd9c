using System.Collections.Frozen;
using System.Text.Json;

namespace SupportWorkflow.Closing;

/// <summary>What the record of a ticket may have to hold before it is closed (CLO-1).</summary>
internal enum RecordPart
{
    /// <summary>The description of the trouble.</summary>
    Description,

    /// <summary>Everything that intake demands.</summary>
    Intake,

    /// <summary>The category (CLS-6).</summary>
    Category,

    /// <summary>An entry in the work log.</summary>
    Diagnosis,

    /// <summary>A contact with the requester.</summary>
    Contact,

    /// <summary>The result.</summary>
    Result,

    /// <summary>The measures.</summary>
    Measures,

    /// <summary>The cause.</summary>
    Cause,

    /// <summary>The precautions.</summary>
    Precautions,

    /// <summary>Where the solution came from.</summary>
    Source,

    /// <summary>The resources used.</summary>
    Resources,

    /// <summary>The requester's rating.</summary>
    Rating,

    /// <summary>A passed audit.</summary>
    Audit,
}

/// <summary>The parts of a record by their words in definitions.</summary>
internal static class RecordParts
{
    public static readonly FrozenDictionary<string, RecordPart> ByWord = Enum.GetValues<RecordPart>()
        .ToFrozenDictionary(p => JsonNamingPolicy.KebabCaseLower.ConvertName(p.ToString()), StringComparer.Ordinal);

    public static string Word(RecordPart part) => JsonNamingPolicy.KebabCaseLower.ConvertName(part.ToString());
}
