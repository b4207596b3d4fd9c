using Microsoft.Extensions.Logging;
using NodaTime;
using SupportWorkflow.Assignments;

namespace SupportWorkflow.Desk;

/// <summary>The host's optional sources of outside facts. One that fails or is slow is logged, and its fact stays unknown: a ticket never waits for it.</summary>
internal sealed partial class OutsideSources(
    IRosterSource? roster, IClassificationAdviser? classification, ISimilarTicketCounter? similar,
    TimeProvider clock, TimeSpan patience, ILogger<OutsideSources> logger)
{
    /// <summary>What can be asked for at all.</summary>
    public OutsideNeeds Available { get; } =
        (roster is null ? 0 : OutsideNeeds.Roster) | (classification is null ? 0 : OutsideNeeds.Classification)
        | (similar is null ? 0 : OutsideNeeds.Similar);

    /// <summary>Fetches what is needed and can be had.</summary>
    /// <param name="needs">What a decision would use.</param>
    /// <param name="ticket">The ticket; null: it is about to be opened.</param>
    /// <param name="command">The order; null: time passes.</param>
    /// <param name="now">When it is asked.</param>
    /// <param name="known">The roster, if it was fetched for others of the batch.</param>
    /// <param name="cancellationToken">Stops everything.</param>
    public async Task<OutsideFacts?> FetchAsync(
        OutsideNeeds needs, Ticket? ticket, TicketCommand? command, Instant now, RosterSnapshot? known, CancellationToken cancellationToken)
    {
        needs &= Available;
        if (needs == OutsideNeeds.None) return null;
        var facts = new OutsideFacts { AsOf = now, Roster = known };
        if (known is null && needs.HasFlag(OutsideNeeds.Roster))
            facts = facts with { Roster = await AskAsync("roster", roster!.ReadAsync, cancellationToken).ConfigureAwait(false) };
        if (needs.HasFlag(OutsideNeeds.Classification) && command is OpenTicket open)
            facts = facts with { Classification = await AskAsync("classification", t => classification!.AdviseAsync(open, t), cancellationToken).ConfigureAwait(false) };
        if (needs.HasFlag(OutsideNeeds.Similar))
            facts = facts with { Similar = await AskAsync("similar", async t => (int?)await similar!.CountAsync(ticket, command, t).ConfigureAwait(false), cancellationToken).ConfigureAwait(false) };
        return facts;
    }

    private async Task<T?> AskAsync<T>(string source, Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await ask(either.Token).WaitAsync(either.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever goes wrong with a source, its fact is unknown: that is an answer, and the log names the source.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Unknown(logger, source, late.IsCancellationRequested ? "late" : e.GetType().Name);
            return default;
        }
    }

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "The {Source} source gave nothing ({Why}); decisions go on without it")]
    private static partial void Unknown(ILogger logger, string source, string why);
}
