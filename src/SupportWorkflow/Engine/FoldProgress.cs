using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow;

/// <summary>What folding carries from one event of a ticket to the next. Begin with <c>default</c>; never share one between two tickets.</summary>
internal struct FoldProgress
{
    /// <summary>Which conditions of clocks hold.</summary>
    public ulong Holding;

    /// <summary>The ticket's clocks, where they are a list made while folding that nobody has seen: it may be written. Null: they are not.</summary>
    public SlaClock[]? Unseen;
}
