using NodaTime;
using SupportWorkflow.Engine;
using SupportWorkflow.Messages;

namespace SupportWorkflow;

/// <summary>
/// A ticket of imported history under the escalation rules of its profile. Between two things that happened time passes, and what is due then
/// happens at its own instant, as if a desk had watched; what the log itself tells (state, priority, assignment) no rule writes.
/// </summary>
internal sealed class HistoryWatch
{
    private readonly DecisionDraft _draft;

    /// <param name="workflow">The profile; it has rules.</param>
    /// <param name="opened">When the ticket was opened.</param>
    private HistoryWatch(TicketWorkflow workflow, Instant opened) => _draft = new(workflow.Rules, null, opened) { IsHistory = true };

    /// <summary>Null where nothing has to be watched: the profile has no rules.</summary>
    public static HistoryWatch? Of(TicketWorkflow workflow, Instant opened) => ImportWorkflow.HasRules(workflow) ? new(workflow, opened) : null;

    /// <summary>The ticket as it stands; there is one once its opening was told.</summary>
    public Ticket Ticket => _draft.Ticket;

    /// <summary>All events so far.</summary>
    public ReadOnlySpan<TicketEvent> Events => _draft.Events;

    /// <summary>Time passes until something happens that the log tells: what is due at that very instant waits, because the log says what came first.</summary>
    public void Until(Instant at)
    {
        if (at <= _draft.AsOf) return;
        // Everything that happened was heard: only what is due by itself can come.
        if (NextDue.Earlier(_draft.Upcoming?.At, _draft.NextFiring) < at) Pass(at - Duration.Epsilon);
        _draft.AsOf = at;
    }

    /// <summary>Something the log tells; one whose time falls is learned now.</summary>
    public void Tell(TicketEvent e, Instant at, string? to) => _draft.Record(e, ImportedEvents.By, at, to, e.Cause);

    /// <summary>All is told that happened at once: points that it undid are withdrawn, and the rules of events are asked.</summary>
    /// <param name="at">When it happened.</param>
    /// <param name="cause">The version of the event that tells of it.</param>
    public void Hear(Instant at, int cause)
    {
        if (at < _draft.Now) ClockPoints.PutRight(_draft, at, cause);
        Decider.AskRules(_draft, withTime: false);
    }

    /// <summary>The log tells no more: what is due by now happens, and on an open ticket what is due until it is read.</summary>
    public void End(Instant? until, bool isOpen) => Pass(isOpen && until is { } read ? Instant.Max(read, _draft.AsOf) : _draft.AsOf);

    /// <summary>One call does only so much; where a profile keeps doing things at one instant, no second one follows.</summary>
    private void Pass(Instant due)
    {
        while (true)
        {
            var (count, asOf) = (_draft.Count, _draft.AsOf);
            Decider.Settle(_draft, due);
            if (_draft.Count - count < ClockPoints.MostSteps || _draft.AsOf == asOf) return;
        }
    }
}
