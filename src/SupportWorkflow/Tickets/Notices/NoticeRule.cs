using SupportWorkflow.Conditions;

namespace SupportWorkflow;

/// <summary>One kind of notice a profile sends: when, to whom, in which words.</summary>
internal sealed record NoticeRule
{
    /// <summary>The name of its template.</summary>
    public required string Name { get; init; }

    /// <summary>The events it is sent with, as bits.</summary>
    public required ulong Events { get; init; }

    /// <summary>What must hold besides, on the ticket as the decision leaves it.</summary>
    public required Condition If { get; init; }

    public required ValueList<NoticeTarget> To { get; init; }

    public required NoticeTemplate Template { get; init; }

    public NoticeMerge Merge { get; init; }

    /// <summary>Whether it is sent outside the recipient's hours too.</summary>
    public bool Urgent { get; init; }
}

/// <summary>With which others a notice becomes one message.</summary>
internal enum NoticeMerge
{
    /// <summary>With none.</summary>
    Never,

    /// <summary>With those for the same ticket.</summary>
    Ticket,

    /// <summary>With all that merge for the same recipient.</summary>
    Recipient,
}
