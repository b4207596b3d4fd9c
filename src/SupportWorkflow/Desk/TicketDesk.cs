using System.Diagnostics;
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
    SupportWorkflowOptions options,
    TimeProvider clock,
    ILogger<TicketDesk> logger
) : ITicketDesk, IDeskWork
{
    /// <summary>Longer than a commit takes; a source of outside facts that gives a command for the same ticket is let in after
    /// it.</summary>
    private readonly TicketGates _gates = new(TimeSpan.FromSeconds(5), clock);

    public ITicketStore Store => store;

    public event Action<Instant>? WakeUpCommitted;

    public event Action<Instant>? OutboxCommitted;

    public ITicketDesk Within(ITicketStore transaction, ITicketNumberSource itsNumbers, IProfileArchive itsProfiles) =>
        new TicketDesk(telemetry, workflows.Within(itsProfiles), transaction, itsNumbers, sources, options, clock, logger);

    public void Ring(Instant? wakeUp, Instant? ready)
    {
        if (wakeUp is { } due)
            WakeUpCommitted?.Invoke(due);
        if (ready is { } at)
            OutboxCommitted?.Invoke(at);
    }

    public async Task<Decision> OpenAsync(OpenTicket command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        using var activity = telemetry.Start("open");
        return await CountedAsync(activity, command, OpenAsync(activity, command, cancellationToken)).ConfigureAwait(false);
    }

    private async Task<Decision> OpenAsync(Activity? activity, OpenTicket command, CancellationToken cancellationToken)
    {
        if (CommandDoor.Refuses(command, options.LongestText, options.LongestId) is { } door)
            return Refuse(activity, command, null, door);
        await workflows.KeepCurrentAsync(cancellationToken).ConfigureAwait(false);
        var given = command.Given;
        for (var attempt = 1; attempt <= options.StoreAttempts; attempt++)
        {
            if (command.CommandId is not null || HasId(command))
            {
                var before = await store.LoadAsync(command.Id, command.CommandId, cancellationToken).ConfigureAwait(false);
                if (before.Outcome is { } done)
                {
                    if (TakenByAnother(command, HasId(command) ? command.Id : Opening(done).Id, done, before.OutcomeFrom, 1) is { } taken)
                        return Refuse(activity, command, null, taken);
                    var first = await RepeatAsync(done, before.OutcomeFrom, cancellationToken).ConfigureAwait(false);
                    return telemetry.Count(activity, command, "repeated", first);
                }
                if (before.Ticket is not null)
                    return Refuse(activity, command, null, DeskTexts.No("desk.ticket-exists", command.Id));
            }
            if (await RefusesContinuationAsync(command, cancellationToken).ConfigureAwait(false) is { } no)
                return Refuse(activity, command, null, no);
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
            var result = await CommitAsync(new(0, decision, command.CommandId), cancellationToken).ConfigureAwait(false);
            if (result == CommitResult.Committed)
                return telemetry.Count(activity, command, "accepted", decision);
            if (result == CommitResult.NumberTaken && !string.IsNullOrEmpty(command.Number.Value))
                return Refuse(activity, command, null, DeskTexts.No("desk.number-taken", command.Number));
            LostRace(logger, decision.Ticket.Id.Value, attempt);
        }
        telemetry.Count(activity, command, "conflict");
        throw new TicketConflictException(command.Id, options.StoreAttempts);
    }

    /// <summary>Why a request does not continue the ticket it names; null: it does, or names none.</summary>
    private async Task<Rejection?> RefusesContinuationAsync(OpenTicket command, CancellationToken cancellationToken)
    {
        if (command.Continues is not { } id)
            return null;
        if ((await store.LoadAsync(id, null, cancellationToken).ConfigureAwait(false)).Ticket is not { } earlier)
            return DeskTexts.No("desk.no-such-ticket", id);
        return await workflows.LoadForAsync(earlier, cancellationToken).ConfigureAwait(false) is { } unknown
            ? DeskTexts.No("desk.profile-unknown", id, unknown)
            : workflows.Shelf.Of(earlier).RefusesContinuation(earlier, command.By);
    }

    public async Task<Decision> HandleAsync(TicketId ticket, TicketCommand command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        using var activity = telemetry.Start("handle");
        return await CountedAsync(activity, command, HandleAsync(activity, ticket, command, cancellationToken)).ConfigureAwait(false);
    }

    private async Task<Decision> HandleAsync(
        Activity? activity,
        TicketId ticket,
        TicketCommand command,
        CancellationToken cancellationToken
    )
    {
        if (CommandDoor.Refuses(command, options.LongestText, options.LongestId) is { } door)
            return Refuse(activity, command, null, door);
        using var turn = options.InTurn ? await _gates.EnterAsync(ticket, cancellationToken).ConfigureAwait(false) : default;
        var (asked, given) = (OutsideNeeds.None, command.Given);
        for (var attempt = 1; attempt <= options.StoreAttempts; attempt++)
        {
            var loaded = await store.LoadAsync(ticket, command.CommandId, cancellationToken).ConfigureAwait(false);
            if (loaded.Outcome is { } done)
            {
                if (TakenByAnother(command, ticket, done, loaded.OutcomeFrom, 2) is { } taken)
                    return Refuse(activity, command, loaded.Ticket, taken);
                var first = await RepeatAsync(done, loaded.OutcomeFrom, cancellationToken).ConfigureAwait(false);
                return telemetry.Count(activity, command, "repeated", first);
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
            var commit = new TicketCommit(before.Version, decision, command.CommandId);
            if (await CommitAsync(commit, cancellationToken).ConfigureAwait(false) == CommitResult.Committed)
                return telemetry.Count(activity, command, "accepted", decision);
            LostRace(logger, ticket.Value, attempt);
        }
        telemetry.Count(activity, command, "conflict");
        throw new TicketConflictException(ticket, options.StoreAttempts);
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
        var asked = clock.GetTimestamp();
        var round = new DueRound(workflows, sources, Now(), logger, () => telemetry.Claimed(clock, asked));
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

    /// <summary>What a policy of the host or the store throws goes to the caller, and is counted.</summary>
    private async Task<Decision> CountedAsync(Activity? activity, TicketCommand command, Task<Decision> decided)
    {
        try
        {
            return await decided.ConfigureAwait(false);
        }
        catch (Exception e) when (e is not (OperationCanceledException or TicketConflictException))
        {
            telemetry.Count(activity, command, "failed");
            throw;
        }
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

    private async Task<CommitResult> CommitAsync(TicketCommit commit, CancellationToken cancellationToken)
    {
        var result = await store.CommitAsync(commit, cancellationToken).ConfigureAwait(false);
        if (result != CommitResult.Committed)
        {
            telemetry.LostRace();
            return result;
        }
        Ring(commit.Decision.WakeUp, commit.Ready);
        return result;
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

    /// <summary>Why an outcome is no answer: it was caused by a command for another ticket, of another kind or by another actor.</summary>
    /// <param name="command">The command that has the same id.</param>
    /// <param name="ticket">The ticket it is for.</param>
    /// <param name="history">The history up to the outcome.</param>
    /// <param name="from">The version the outcome begins with.</param>
    /// <param name="earliest">The earliest version with which the outcome of such a command begins.</param>
    private static Rejection? TakenByAnother(TicketCommand command, TicketId ticket, ValueList<TicketEvent> history, int from, int earliest)
    {
        if (Opening(history).Id != ticket)
            return DeskTexts.No("desk.command-id-taken", command.CommandId, Opening(history).Id);
        var caused = history
            .Skip(from - 1)
            .Where(e => e.CommandId == command.CommandId && (e.ByKind != ActorKind.System || command.By.IsSystem));
        return (earliest == 1) != (from == 1) || (caused.Any() && caused.All(e => e.By != command.By.Id))
            ? DeskTexts.No("desk.command-id-used", command.CommandId)
            : null;
    }

    private static bool HasId(OpenTicket command) => !string.IsNullOrEmpty(command.Id.Value);

    private static TicketOpened Opening(ValueList<TicketEvent> history) => (TicketOpened)history[0];

    private Decision Refuse(Activity? activity, TicketCommand command, Ticket? ticket, Rejection no) =>
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
