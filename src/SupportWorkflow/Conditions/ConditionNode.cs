namespace SupportWorkflow.Conditions;

/// <summary>What a compiled part of a condition does. The order matters: wholes, then leaves, the two simple ones last.</summary>
internal enum NodeKind : byte
{
    All,
    Any,
    Not,
    Lasting,
    Dated,
    Always,
    OneOfManyCodes,
    OneOfTexts,
    UnderText,
    OneOfNumbers,
    AtLeast,
    Above,
    AtMost,
    Below,
    IsKnown,
    IsUnknown,
    OneOfCodes,

    /// <summary>Not one of a few codes: a whole with its part to a trace, a leaf to a test.</summary>
    NotOneOfCodes,
}

/// <summary>One compiled part. Parts stand in the order they are written, a whole before its parts,
/// so that its first part is the next node.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="End">The number of the node after the last one of its parts.</param>
/// <param name="Fact">The number of the fact it asks for.</param>
/// <param name="First">Where its values stand: texts, numbers or words of bits, by kind; for a duration its place.</param>
/// <param name="Count">How many values there are.</param>
/// <param name="Codes">The bits of the codes that hold, where all codes are below 64.</param>
internal readonly record struct ConditionNode(NodeKind Kind, int End, int Fact = -1, int First = 0, int Count = 0, ulong Codes = 0)
{
    /// <summary>Whether it asks one fact for one of a few codes.</summary>
    public bool IsSimple => Kind >= NodeKind.OneOfCodes;

    /// <summary>Whether it has parts.</summary>
    public bool IsWhole => Kind is NodeKind.All or NodeKind.Any or NodeKind.Not or NodeKind.Lasting or NodeKind.NotOneOfCodes;

    /// <summary>For all and any: whether every part is simple.</summary>
    public bool IsFlat { get; init; }

    /// <summary>Whether the answer of it or of a part changes while time passes.</summary>
    public bool AsksTime { get; init; }
}
