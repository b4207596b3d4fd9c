using Microsoft.Extensions.Logging;
using NodaTime;
using SupportWorkflow.Assignments;

namespace SupportWorkflow.Desk;

/// <summary>
/// One batch of due work: decides each ticket inside the store's transaction, where nothing can be awaited. A ticket that wants outside
/// facts or a workflow that is not at hand is left; what it wants is fetched once for all, and the batch is claimed again.
/// </summary>
internal sealed partial class DueRound(
    DeskWorkflows workflows,
    OutsideFactSources sources,
    Instant now,
    ILogger logger,
    Action? claimed = null
)
{
    private bool _isClaimed;
    private readonly Dictionary<TicketId, OutsideFacts?> _given = [];
    private readonly Dictionary<TicketId, (Ticket Ticket, OutsideNeeds Needs)> _wanted = [];
    private readonly HashSet<ProfileVersion> _unknown = [];
    private readonly HashSet<ProfileVersion> _missing = [];
    private readonly HashSet<IOutsideFactSource> _late = [];
    private RosterSnapshot? _roster;

    public Instant Now => now;

    /// <summary>Whether something was decided that leaves the desk.</summary>
    public bool Sends { get; private set; }

    /// <returns>Null: something has to be fetched first.</returns>
    /// <exception cref="InvalidOperationException">Nobody knows the ticket's profile, or it is due and nothing comes of it.</exception>
    public Decision? Decide(Ticket ticket)
    {
        if (!_isClaimed)
            claimed?.Invoke();
        _isClaimed = true;
        try
        {
            if (workflows.Missing(ticket) is { } missing)
            {
                if (_unknown.Contains(missing))
                    throw new InvalidOperationException($"Nobody knows {missing}, which decides ticket {ticket.Id}.");
                _missing.Add(missing);
                return null;
            }
            var workflow = workflows.Shelf.Of(ticket);
            if (
                !_given.TryGetValue(ticket.Id, out var given)
                && sources.Any
                && workflow.Needs(ticket, null) is var needs and not OutsideNeeds.None
            )
            {
                _wanted[ticket.Id] = (ticket, needs);
                return null;
            }
            var decision = workflow.Advance(ticket, now, given);
            if (decision.Events.Count == 0 && decision.WakeUp <= now)
                throw new InvalidOperationException($"Ticket {ticket.Id} is due, but nothing comes of it.");
            Sends |= decision.FollowUps.Count + decision.Notices.Count > 0;
            return decision;
        }
        catch (Exception e)
        {
            Failed(logger, ticket.Id.Value, e.GetType().Name);
            throw;
        }
    }

    /// <summary>Fetches what was wanted.</summary>
    /// <returns>Whether there is something that was not there before.</returns>
    public async Task<bool> FetchAsync(CancellationToken cancellationToken)
    {
        var some = _wanted.Count + _missing.Count > 0;
        foreach (var version in _missing)
            if (!await workflows.LoadAsync(version, cancellationToken).ConfigureAwait(false))
                _unknown.Add(version);
        _missing.Clear();
        foreach (var (id, (ticket, needs)) in _wanted)
        {
            // One roster serves the whole batch, and a source that was late once is not waited for again.
            var missing = _roster is null ? needs : needs & ~OutsideNeeds.Roster;
            var facts = await sources.AskAsync(new(missing, now) { Ticket = ticket }, _late, cancellationToken).ConfigureAwait(false);
            _roster ??= facts?.Roster;
            _given[id] = (facts ?? new() { AsOf = now }) with { Roster = needs.HasFlag(OutsideNeeds.Roster) ? _roster : null };
        }
        _wanted.Clear();
        return some;
    }

    [LoggerMessage(
        EventId = 3,
        Level = LogLevel.Error,
        Message = "Due work of ticket {Ticket} failed ({Error}); it is set aside and tried again later"
    )]
    private static partial void Failed(ILogger logger, string ticket, string error);
}
