using NodaTime;
using SupportWorkflow.Escalations;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Engine;

/// <summary>The one place where a ticket changes; deciding and rebuilding share it.
/// Never hand it a ticket that somebody else has seen.</summary>
internal static class TicketFold
{
    /// <summary>The topic of the log entry that gives the reason a rule asked for (ESC-6).</summary>
    private const string ReasonTopic = "reason";

    /// <summary>Refuses an event that does not come next in the history of one ticket.</summary>
    /// <param name="own">The ticket so far; null: none.</param>
    /// <param name="e">The event.</param>
    /// <exception cref="ArgumentException">It is a second opening, or leaves a gap, or comes too early.</exception>
    public static void EnsureNext(Ticket? own, TicketEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        if (own is null)
        {
            if (e is TicketOpened && e.Version > 1)
                throw new ArgumentException($"The first event of a ticket has version 1, not {e.Version}.", nameof(e));
            return;
        }
        if (e is TicketOpened again)
            throw new ArgumentException($"Ticket {own.Id} was opened already; {again.Id} is opened by event {e.Version}.", nameof(e));
        if (e.Version != own.Version + 1)
            throw new ArgumentException(
                $"Event {own.Version} of ticket {own.Id} is followed by {own.Version + 1}, not {e.Version}.",
                nameof(e)
            );
        if (e.RecordedAt < own.ChangedAt)
            throw new ArgumentException($"Event {e.Version} of ticket {own.Id} was recorded before event {own.Version}.", nameof(e));
    }

    /// <param name="own">The ticket so far; null: none, and the event opens one.</param>
    /// <param name="e">The event.</param>
    /// <param name="rules">The profile.</param>
    /// <param name="progress">What the event before left, with the conditions of clocks that held;
    /// what this one leaves when it returns.</param>
    /// <returns>The same ticket, changed; the new one for the first event.</returns>
    public static Ticket Apply(Ticket? own, TicketEvent e, DecisionRules rules, ref FoldProgress progress)
    {
        var policies = rules.Policies;
        var (kind, left) = (policies.Events.Of(e), own?.State.Kind);
        var before = policies.AsksBefore.Meets(kind) ? TicketBefore.Of(own) : default;
        if (own is null)
        {
            own = Open(e, policies);
            progress = default;
        }
        else
        {
            if (policies.ConcernsTracks(e, kind))
                progress.AskTracks(own, policies);
            own.Version = e.Version;
            own.ChangedAt = e.RecordedAt;
            if (e.To is { } to && (e is not UnknownEvent || policies.Lifecycle.FindState(to) is not null))
                Move(own, policies.Lifecycle.State(to), e.OccurredAt, policies);
            e.Fold(own);
        }
        if (e is WorkLogged { Topic: ReasonTopic } && own.Escalation.ReasonAskedBy is not null)
            own.Escalated = own.Escalation with { ReasonAskedBy = null };
        if (e is ClockPointWithdrawn undone && own.Escalated is not null)
            own.Escalated = own.Escalation.Freeing(undone.Objective, undone.Track, undone.Cycle, undone.DueAt);
        if (rules.Escalations is { } book)
            Remember(own, e, kind, book, policies.Events);
        ClockFold.After(own, e, kind, left, before, policies, ref progress);
        if (own.Escalated is { Causes.Count: > 0 })
            EndCauses(own, e, left);
        return own;
    }

    /// <summary>Re-entering the same state begins a visit; so does leaving the outermost superstate.</summary>
    private static void Move(Ticket own, LifecycleState state, Instant at, TicketPolicies policies)
    {
        var begins =
            state.Parent is null
            || state.Name == own.State.Name
            || policies.Lifecycle.FindState(own.State.Name)?.Outermost != state.Outermost;
        var ends = state.Kind == StateKind.Final;
        if (ends || own.State.Kind == StateKind.Final)
            own.Closing = own.Closing with { EndedAt = ends ? at : null };
        if (own.State.Kind.IsOver && !state.Kind.IsOver)
            TakeUpAgain(own);
        own.State = own.State.Then(state, begins, at);
    }

    /// <summary>What took the ticket up and has ended: solved or taken up again, all of it; a promise that is kept or no longer owed, or
    /// whose point was taken back.</summary>
    private static void EndCauses(Ticket own, TicketEvent e, StateKind? left)
    {
        var isOver = own.State.Kind.IsOver;
        if (e.To is not null && isOver != left is { IsOver: true })
            own.Escalated = own.Escalation.With(default);
        else if (e is not (TicketEscalated or EscalationAnswered or RuleFired))
            own.Escalated = own.Escalation.Without(c => c.Objective is { } objective && HasEnded(c, objective));

        bool HasEnded(EscalationCause cause, string objective) =>
            own.Clock(objective) is not { IsOpen: true } clock
            || clock.Cycle != cause.Cycle
            || (
                e is ClockPointWithdrawn undone && undone.Objective == objective && undone.Cycle == cause.Cycle && undone.DueAt <= cause.At
            );
    }

    /// <summary>A ticket that was done or at its end is worked on again:
    /// what was said of its solution was said of an earlier one.</summary>
    private static void TakeUpAgain(Ticket own)
    {
        own.Closing = own.Closing with { Reopened = own.Closing.Reopened + 1, Rating = null, Audit = null };
        own.Resolution = null;
    }

    private static Ticket Open(TicketEvent e, TicketPolicies policies)
    {
        if (e is not TicketOpened opened)
            throw new ArgumentException($"The first event of a ticket is ticket-opened, not {e.Name}.", nameof(e));
        var state = e.To is null ? policies.Lifecycle.Initial : policies.Lifecycle.State(e.To);
        return new(opened.Id, opened.Number, opened.Profile, opened.Intake, e.OccurredAt, StateVisit.First(state, e.OccurredAt))
        {
            Version = e.Version,
            ChangedAt = e.RecordedAt,
            Fields = opened.Fields,
        };
    }

    /// <summary>When the events that rules count time from happened last:
    /// under its own name, and a row of imported history under each name it stands for.</summary>
    private static void Remember(Ticket own, TicketEvent e, EventSet kind, RuleBook book, EventNames names)
    {
        if (book.Remembered.Meets(kind))
        {
            if (e is not StateImported || book.Remembered.Meets(names.Of(e.Name)))
                own.Escalated = own.Escalation.WithEventTime(new(e.Name, e.OccurredAt, e.Version));
            if (e is StateImported imported)
                foreach (var name in imported.As)
                    if (book.Remembered.Meets(names.Of(name)))
                        own.Escalated = own.Escalation.WithEventTime(new(name, e.OccurredAt, e.Version));
        }
        foreach (var fact in book.Instants)
            if (e.Sets(fact))
                own.Escalated = own.Escalation.WithEventTime(new(fact, e.RecordedAt, e.Version));
        if (book.RemembersMovement && e.ByKind == ActorKind.Person)
            own.Escalated = own.Escalation.WithEventTime(new(RuleBook.Movement, e.OccurredAt, e.Version));
    }
}
