using Microsoft.Extensions.Logging;
using NodaTime;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Resolutions;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Desk;

internal sealed partial class TicketDesk
{
    /// <summary>How many tickets of a list are read at once.</summary>
    private const int ListedAtOnce = 500;

    private bool _schedulesNobodyRuns;

    public async Task<Instant?> RunSchedulesAsync(CancellationToken cancellationToken = default)
    {
        var schedules = workflows.Current.DeskSchedules;
        if (schedules.Count == 0)
            return null;
        if (store is not (IScheduleSlots slots and ITicketQueries))
        {
            if (!_schedulesNobodyRuns)
                SchedulesNobodyRuns(logger, store.GetType().Name);
            _schedulesNobodyRuns = true;
            return null;
        }
        using var activity = telemetry.Start("schedules");
        Instant? next = null;
        foreach (var schedule in schedules)
            if (await RunAsync(schedule, slots, cancellationToken).ConfigureAwait(false) is { } at)
                next = Instant.Min(next ?? at, at);
        return next;
    }

    /// <summary>Does the latest time that has come and is not done; those before it, missed while no desk ran, are passed over.</summary>
    /// <returns>When it comes next.</returns>
    private async Task<Instant?> RunAsync(DeskSchedule schedule, IScheduleSlots slots, CancellationToken cancellationToken)
    {
        var now = Now();
        if (await slots.LastAsync(schedule.Name, cancellationToken).ConfigureAwait(false) is not { } last)
        {
            // A schedule begins with the desk that first has it: nothing of before is made up.
            await slots.TakeAsync(schedule.Name, null, now, [], cancellationToken).ConfigureAwait(false);
            return schedule.NextAfter(now);
        }
        if (schedule.LatestUpTo(now, last) is not { } slot)
            return schedule.NextAfter(Instant.Max(last, now));
        var notices =
            schedule.To.Count > 0 ? schedule.ProgressCheck(await BoardsAsync(cancellationToken).ConfigureAwait(false), now, slot)
            : schedule.Asks is null ? default
            : schedule.Survey(await SolvedForAsync(last, cancellationToken).ConfigureAwait(false), slot);
        var entries = Entries(schedule, notices, slot, now);
        if (await slots.TakeAsync(schedule.Name, last, slot, entries, cancellationToken).ConfigureAwait(false) && entries.Length > 0)
            OutboxCommitted?.Invoke(now);
        return schedule.NextAfter(now);
    }

    /// <summary>What leaves the desk at a time.</summary>
    private static OutboxEntry[] Entries(DeskSchedule schedule, ValueList<Notice> notices, Instant slot, Instant now) =>
        schedule.Opening(slot) is { } opening
            ? [new(opening.CommandId!, schedule.Ticket, 0, 0, now) { FollowUp = new(schedule.Ticket, opening) }]
            : [.. notices.Select((notice, place) => new OutboxEntry(notice.Key, schedule.Ticket, 0, place, now) { Notice = notice })];

    /// <summary>The open tickets, those of each profile version on a board of its own.</summary>
    private async Task<IReadOnlyList<SlaBoard>> BoardsAsync(CancellationToken cancellationToken)
    {
        var boards = new Dictionary<ProfileVersion, SlaBoard>();
        var query = new TicketQuery
        {
            Kinds = TicketQuery.Open,
            Order = TicketOrder.LatestOpened,
            AtMost = ListedAtOnce,
        };
        await foreach (var ticket in TicketsAsync(query, _ => true, _ => true, cancellationToken).ConfigureAwait(false))
        {
            if (
                !query.Kinds.Contains(ticket.State.Kind)
                || await workflows.LoadForAsync(ticket, cancellationToken).ConfigureAwait(false) is not null
            )
                continue;
            var workflow = workflows.Shelf.Of(ticket);
            if (!boards.TryGetValue(workflow.Profile, out var board))
                boards.Add(workflow.Profile, board = new(workflow.Calendars, workflow.Objectives));
            board.Set(ticket.Id, ticket.Priority?.Code ?? default, ticket.Clocks.AsSpan());
            if (ticket.State.Kind == StateKind.Waiting)
                board.Block(ticket.Id);
        }
        return [.. boards.Values];
    }

    /// <summary>Whose tickets were solved since an instant: each account once.</summary>
    private async Task<IReadOnlyList<string>> SolvedForAsync(Instant since, CancellationToken cancellationToken)
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        var query = new TicketQuery
        {
            Kinds = [StateKind.Done, StateKind.Final],
            Order = TicketOrder.LatestChanged,
            AtMost = ListedAtOnce,
        };
        var some = TicketsAsync(
            query,
            t => t.ChangedAt > since,
            t => t.Requester.Length > 0 && !asked.Contains(t.Requester),
            cancellationToken
        );
        await foreach (var ticket in some.ConfigureAwait(false))
            if (ticket.Resolution is { Result: ResolutionResult.Resolved, ResolvedAt: { } at } && at > since)
                asked.Add(ticket.Intake.Requester);
        return [.. asked.Order(StringComparer.Ordinal)];
    }

    /// <summary>Tickets of a list, as long as a condition holds, those of them that are wanted.</summary>
    private async IAsyncEnumerable<Ticket> TicketsAsync(
        TicketQuery query,
        Func<TicketSummary, bool> goesOn,
        Func<TicketSummary, bool> isWanted,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        for (string? after = null; ; )
        {
            var page = await Face<ITicketQueries>().ListAsync(query with { After = after }, cancellationToken).ConfigureAwait(false);
            foreach (var summary in page.Tickets)
            {
                if (!goesOn(summary))
                    yield break;
                if (
                    isWanted(summary)
                    && (await store.LoadAsync(summary.Id, null, cancellationToken).ConfigureAwait(false)).Ticket is { } ticket
                )
                    yield return ticket;
            }
            if ((after = page.Next) is null)
                yield break;
        }
    }

    [LoggerMessage(
        EventId = 6,
        Level = LogLevel.Warning,
        Message = "The schedules of the desk are run by nobody: its store, {Store}, has no IScheduleSlots or no ITicketQueries"
    )]
    private static partial void SchedulesNobodyRuns(ILogger logger, string store);
}
