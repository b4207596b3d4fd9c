using SupportWorkflow.Watchers;

namespace SupportWorkflow;

/// <summary>Puts somebody in copy: they are told what the requester is told, until <see cref="UnwatchTicket"/>.</summary>
/// <param name="Who">The account, or an address such as that of a mailbox; not empty.</param>
/// <example><code>
/// new WatchTicket("anna.lopez") { By = chen, Sees = WatcherSight.Ticket }
/// </code></example>
public sealed record WatchTicket(string Who) : TicketCommand
{
    /// <summary>Whether it is an address, where no account belongs to it. Default: no.</summary>
    public bool IsAddress { get; init; }

    /// <summary>What they may see beyond what their roles allow; an address never sees more than its notices.</summary>
    public WatcherSight Sees { get; init; }

    internal override void Look(ref TextCheck texts) => texts.Text("who", Who);

    internal override string? WrittenReason => null;
}

/// <summary>Takes somebody out of copy. Whoever follows a ticket may always end that for themselves.</summary>
/// <param name="Who">The account or address; not empty.</param>
public sealed record UnwatchTicket(string Who) : TicketCommand
{
    internal override void Look(ref TextCheck texts) => texts.Text("who", Who);

    internal override string? WrittenReason => null;
}
