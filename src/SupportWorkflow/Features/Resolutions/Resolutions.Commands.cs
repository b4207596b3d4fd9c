using SupportWorkflow.Resolutions;

namespace SupportWorkflow;

/// <summary>What handling has come to (RES-1). Only <see cref="ResolutionResult.Resolved"/> solves the ticket; the other results are
/// recorded and work goes on: they fire the trigger <c>record-outcome</c>, not <c>resolve</c>.</summary>
/// <param name="Resolution">What was found and done.</param>
public sealed record ResolveTicket(ResolutionRecord Resolution) : TicketCommand
{
    internal override void Look(ref TextCheck texts) => ResolutionRecord.Look(Resolution, ref texts);

    internal override string? WrittenReason => null;
}

/// <summary>The requester agrees that it is solved (RES-2).</summary>
public sealed record ConfirmResolution : TicketCommand
{
    internal override string? WrittenReason => null;
}

/// <summary>The requester does not agree: back to diagnosis (RES-3).</summary>
/// <param name="Reason">Why; not empty.</param>
public sealed record RefuseResolution(string Reason) : TicketCommand
{
    internal override void Look(ref TextCheck texts) => texts.Text("reason", Reason);

    internal override string? WrittenReason => Reason;
}
