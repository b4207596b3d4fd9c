namespace SupportWorkflow.Conditions;

/// <summary>What a compiled part of a condition does.</summary>
internal enum NodeKind : byte
{
    Always,
    All,
    Any,
    Not,
    Lasting,
    OneOfCodes,
    OneOfManyCodes,
    OneOfTexts,
    OneOfNumbers,
    AtLeast,
    Above,
    AtMost,
    Below,
    IsKnown,
    IsUnknown,
}

/// <summary>One compiled part. Parts stand in the order they are written, a whole before its parts, so that its first part is the next node.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="End">The number of the node after the last one of its parts.</param>
/// <param name="Fact">The number of the fact it asks for.</param>
/// <param name="First">Where its values stand: texts, numbers or words of bits, by kind; for a duration its place.</param>
/// <param name="Count">How many values there are.</param>
/// <param name="Codes">The bits of the codes that hold, where all codes are below 64.</param>
internal readonly record struct ConditionNode(NodeKind Kind, int End, int Fact = -1, int First = 0, int Count = 0, ulong Codes = 0)
{
    public bool IsLeaf => Kind >= NodeKind.OneOfCodes;
}
