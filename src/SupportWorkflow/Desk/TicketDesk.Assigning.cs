using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Desk;

internal sealed partial class TicketDesk
{
    public async Task<int> AssignWaitingAsync(Actor by, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        var query = new TicketQuery
        {
            Kinds = [StateKind.Queued],
            HasAgent = false,
            AtMost = 1_000,
        };
        var waiting = new List<Ticket>();
        for (var more = true; more; )
        {
            var page = await ListAsync(query, by, cancellationToken).ConfigureAwait(false);
            foreach (var summary in page.Tickets)
                if (await FindAsync(summary.Id, cancellationToken).ConfigureAwait(false) is { } ticket && ticket.Assignment?.Agent is null)
                    waiting.Add(ticket);
            (more, query) = (page.Next is not null, query with { After = page.Next });
        }
        waiting.Sort(workflows.Current.Queue);
        var given = 0;
        foreach (var ticket in waiting)
        {
            var decision = await HandleAsync(ticket.Id, new AssignTicket { By = by, ByPolicy = true }, cancellationToken)
                .ConfigureAwait(false);
            if (decision is { IsAccepted: true, Ticket.Assignment.Agent: not null })
                given++;
        }
        return given;
    }
}
