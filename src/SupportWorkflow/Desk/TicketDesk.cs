using Microsoft.Extensions.Logging;
using NodaTime;

namespace SupportWorkflow.Desk;

/// <summary>The desk over any store.</summary>
internal sealed partial class TicketDesk(
    DeskTelemetry telemetry,
    DeskWorkflows workflows,
    ITicketStore store,
    ITicketNumberSource numbers,
    OutsideFactSources sources,
    int storeAttempts,
    TimeProvider clock,
    ILogger<TicketDesk> logger
) : ITicketDesk, IDeskWork
{
    public event Action<Instant>? WakeUpCommitted;

    public event Action<Instant>? OutboxCommitted;

    public async Task<Decision> OpenAsync(OpenTicket command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        using var activity = telemetry.Start("open");
        await workflows.KeepCurrentAsync(cancellationToken).ConfigureAwait(false);
        var given = command.Given;
        for (var attempt = 1; attempt <= storeAttempts; attempt++)
        {
            if (command.CommandId is not null || HasId(command))
            {
                var before = await store.LoadAsync(command.Id, command.CommandId, cancellationToken).ConfigureAwait(false);
                if (before.Outcome is { } done)
                {
                    var first = await RepeatAsync(done, before.OutcomeFrom, cancellationToken).ConfigureAwait(false);
                    return telemetry.Count(activity, command, "repeated", first);
                }
                if (before.Ticket is not null)
                    return Refuse(activity, command, null, DeskTexts.No("desk.ticket-exists", command.Id));
            }
            var needs = workflows.Current.Needs(null, command);
            given ??= await sources.AskAsync(new(needs, Now()) { Command = command }, cancellationToken).ConfigureAwait(false);
            var decision = workflows.Current.Open(
                await NumberedAsync(command, cancellationToken).ConfigureAwait(false) with
                {
                    Given = given,
                },
                Now()
            );
            if (!decision.IsAccepted)
                return telemetry.Count(activity, command, "refused", decision);
            if (await CommitAsync(new(0, decision, command.CommandId), cancellationToken).ConfigureAwait(false))
                return telemetry.Count(activity, command, "accepted", decision);
            LostRace(logger, decision.Ticket.Id.Value, attempt);
        }
        telemetry.Count(activity, command, "conflict");
        throw new TicketConflictException(command.Id, storeAttempts);
    }

    public async Task<Decision> HandleAsync(TicketId ticket, TicketCommand command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        using var activity = telemetry.Start("handle");
        var (asked, given) = (OutsideNeeds.None, command.Given);
        for (var attempt = 1; attempt <= storeAttempts; attempt++)
        {
            var loaded = await store.LoadAsync(ticket, command.CommandId, cancellationToken).ConfigureAwait(false);
            if (loaded.Outcome is { } done)
            {
                return Opening(done).Id == ticket
                    ? telemetry.Count(
                        activity,
                        command,
                        "repeated",
                        await RepeatAsync(done, loaded.OutcomeFrom, cancellationToken).ConfigureAwait(false)
                    )
                    : Refuse(activity, command, loaded.Ticket, DeskTexts.No("desk.command-id-taken", command.CommandId, Opening(done).Id));
            }
            if (loaded.Ticket is not { } before)
                return Refuse(activity, command, null, DeskTexts.No("desk.no-such-ticket", ticket));
            if (await workflows.LoadForAsync(before, cancellationToken).ConfigureAwait(false) is { } unknown)
                return Refuse(activity, command, before, DeskTexts.No("desk.profile-unknown", ticket, unknown));
            if (command is MoveToProfile move)
                await workflows.PrepareAsync(move.To, cancellationToken).ConfigureAwait(false);
            var needs = workflows.Shelf.Of(before).Needs(before, command);
            if (command.Given is null && (needs & ~asked) != OutsideNeeds.None)
            {
                var wanted = new OutsideFactsWanted(needs, Now()) { Ticket = before, Command = command };
                (asked, given) = (needs, await sources.AskAsync(wanted, cancellationToken).ConfigureAwait(false));
            }
            var decision = workflows.Shelf.Decide(
                before,
                ReferenceEquals(given, command.Given) ? command : command with { Given = given },
                Now()
            );
            if (decision.Events.Count == 0)
                return telemetry.Count(activity, command, decision.IsAccepted ? "accepted" : "refused", decision);
            if (await CommitAsync(new(before.Version, decision, command.CommandId), cancellationToken).ConfigureAwait(false))
                return telemetry.Count(activity, command, "accepted", decision);
            LostRace(logger, ticket.Value, attempt);
        }
        telemetry.Count(activity, command, "conflict");
        throw new TicketConflictException(ticket, storeAttempts);
    }

    public async Task<Ticket?> FindAsync(TicketId ticket, CancellationToken cancellationToken = default)
    {
        if ((await store.LoadAsync(ticket, null, cancellationToken).ConfigureAwait(false)).Ticket is not { } found)
            return null;
        try
        {
            await workflows.LoadForAsync(found, cancellationToken).ConfigureAwait(false);
        }
        catch (DefinitionException e)
        {
            // The ticket can be read without its profile; whoever asks the shelf for it, or decides, meets the trouble.
            UnreadableProfile(logger, found.Profile.ToString(), e.Problems.Count);
        }
        return found;
    }

    public async Task<Ticket?> ReadAsync(TicketId ticket, Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return await FindAsync(ticket, cancellationToken).ConfigureAwait(false) is { } found
            ? workflows.Shelf.Of(found).View(found, [], actor)?.Ticket
            : null;
    }

    public async Task<DueBatch> FireDueAsync(int atMost, CancellationToken cancellationToken = default)
    {
        using var activity = telemetry.Start("due");
        var round = new DueRound(workflows, sources, Now(), logger);
        var batch = await store.FireDueAsync(round.Now, atMost, round.Decide, cancellationToken).ConfigureAwait(false);
        while (batch.Left > 0 && await round.FetchAsync(cancellationToken).ConfigureAwait(false))
        {
            var next = await store.FireDueAsync(round.Now, atMost, round.Decide, cancellationToken).ConfigureAwait(false);
            batch = new(batch.Fired + next.Fired, batch.Failed + next.Failed, next.Left, next.NextDue);
        }
        if (round.Sends)
            OutboxCommitted?.Invoke(round.Now);
        telemetry.Count(batch);
        return batch;
    }

    /// <summary>The command with id and number: whichever the host left out is drawn.</summary>
    private async Task<OpenTicket> NumberedAsync(OpenTicket command, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(command.Number.Value))
        {
            var series = workflows.Current.Numbers.SeriesAt(Now());
            command = command with
            {
                Number = workflows.Current.Numbers.Number(series, await numbers.NextAsync(series, cancellationToken).ConfigureAwait(false)),
            };
        }
        return HasId(command) ? command : command with { Id = new(command.Number.Value) };
    }

    /// <summary>Whether it was committed; if not, the next load says why.</summary>
    private async Task<bool> CommitAsync(TicketCommit commit, CancellationToken cancellationToken)
    {
        if (await store.CommitAsync(commit, cancellationToken).ConfigureAwait(false) != CommitResult.Committed)
        {
            telemetry.LostRace();
            return false;
        }
        if (commit.Decision.WakeUp is { } wakeUp)
            WakeUpCommitted?.Invoke(wakeUp);
        if (commit.Outbox.Count > 0)
            OutboxCommitted?.Invoke(commit.Outbox.Min(e => e.ReadyAt));
        return true;
    }

    /// <summary>The first outcome again: the ticket as it was then, and the events.</summary>
    private async Task<Decision> RepeatAsync(ValueList<TicketEvent> history, int from, CancellationToken cancellationToken)
    {
        var opening = Opening(history);
        foreach (var version in history.OfType<ProfileChanged>().Select(e => e.After).Prepend(opening.Profile))
            if (!await workflows.LoadAsync(version, cancellationToken).ConfigureAwait(false))
                return Decision.Refused(null, DeskTexts.No("desk.profile-unknown", opening.Id, version));
        return Decision.Accepted(workflows.Shelf.Rebuild(history), [.. history.AsSpan()[(from - 1)..]]);
    }

    private static bool HasId(OpenTicket command) => !string.IsNullOrEmpty(command.Id.Value);

    private static TicketOpened Opening(ValueList<TicketEvent> history) => (TicketOpened)history[0];

    private Decision Refuse(System.Diagnostics.Activity? activity, TicketCommand command, Ticket? ticket, Rejection no) =>
        telemetry.Count(activity, command, "refused", Decision.Refused(ticket, no));

    /// <summary>The clock's instant in whole microseconds: what every store can keep.</summary>
    private Instant Now()
    {
        var now = clock.GetUtcNow();
        return Instant.FromUnixTimeTicks(
            (now.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond
        );
    }

    [LoggerMessage(
        EventId = 5,
        Level = LogLevel.Warning,
        Message = "The archived profile {Profile} is not accepted any more ({Problems} problems)"
    )]
    private static partial void UnreadableProfile(ILogger logger, string profile, int problems);

    [LoggerMessage(
        EventId = 1,
        Level = LogLevel.Debug,
        Message = "Another writer was faster on ticket {Ticket}; deciding again after attempt {Attempt}"
    )]
    private static partial void LostRace(ILogger logger, string ticket, int attempt);
}
