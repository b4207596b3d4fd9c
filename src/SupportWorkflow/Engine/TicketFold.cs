using NodaTime;
using SupportWorkflow.Intake;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Resolutions;

namespace SupportWorkflow.Decisions;

/// <summary>The one place where a ticket changes; deciding and rebuilding share it. Never hand it a ticket that somebody else has seen.</summary>
internal static class TicketFold
{
    /// <param name="own">The ticket so far; null: none, and the event opens one.</param>
    /// <param name="e">The event.</param>
    /// <param name="rules">The profile.</param>
    /// <param name="progress">What the event before left, with the conditions of clocks that held; what this one leaves when it returns.</param>
    /// <returns>The same ticket, changed; the new one for the first event.</returns>
    public static Ticket Apply(Ticket? own, TicketEvent e, DecisionRules rules, ref FoldProgress progress) =>
        Apply(own, e, TicketEventNames.BitOf(e), rules, ref progress);

    /// <summary>The same for an event whose bit is known.</summary>
    public static Ticket Apply(Ticket? own, TicketEvent e, ulong bit, DecisionRules rules, ref FoldProgress progress)
    {
        var left = own?.State.Kind;
        if (own is null)
        {
            own = Open(e, rules);
            progress = default;
        }
        else
        {
            own.Version = e.Version;
            own.ChangedAt = e.RecordedAt;
            if (e.To is { } to && (e is not UnknownEvent || rules.Lifecycle.FindState(to) is not null)) Move(own, rules.Lifecycle.State(to), e.OccurredAt, rules);
            Facts(own, e);
        }
        EscalationDecisions.Fold(own, e, bit, rules.Escalations);
        ClockFold.After(own, e, bit, left, rules, ref progress);
        return own;
    }

    /// <summary>Re-entering the same state begins a visit; so does leaving the outermost superstate.</summary>
    private static void Move(Ticket own, LifecycleState state, Instant at, DecisionRules rules)
    {
        var begins = state.Parent is null || state.Name == own.State.Name || rules.Lifecycle.FindState(own.State.Name)?.Outermost != state.Outermost;
        var ends = state.Kind == StateKind.Final;
        if (ends || own.State.Kind == StateKind.Final)
            own.Closing = own.Closing with { EndedAt = ends ? at : null, Reopened = own.Closing.Reopened + (ends ? 0 : 1) };
        own.State = own.State.Then(state, begins, at);
    }

    private static Ticket Open(TicketEvent e, DecisionRules rules)
    {
        if (e is not TicketOpened opened) throw new ArgumentException($"The first event of a ticket is ticket-opened, not {e.Name}.", nameof(e));
        var state = e.To is null ? rules.Lifecycle.Initial : rules.Lifecycle.State(e.To);
        return new(opened.Id, opened.Number, opened.Profile, opened.Intake, e.OccurredAt, StateVisit.First(state, e.OccurredAt))
        {
            Version = e.Version,
            ChangedAt = e.RecordedAt,
            Fields = opened.Fields,
        };
    }

    private static void Facts(Ticket own, TicketEvent e)
    {
        switch (e)
        {
            case ProfileChanged changed:
                own.Profile = changed.After;
                break;
            case TicketClassified classified:
                own.Category = classified.Category;
                break;
            case TicketPrioritised prioritised:
                own.Priority = prioritised.Priority;
                if (own.Intake.Impact != prioritised.Impact || own.Intake.Urgency != prioritised.Urgency)
                    own.Intake = own.Intake with { Impact = prioritised.Impact, Urgency = prioritised.Urgency };
                break;
            case TicketAssigned assigned:
                own.Assignment = assigned.Assignment;
                break;
            case TicketClaimed:
                own.Assignment = new(own.Assignment?.Team, new(e.By)) { AcknowledgedAt = e.OccurredAt };
                break;
            case AssignmentAcknowledged when own.Assignment is { } assignment:
                own.Assignment = assignment with { AcknowledgedAt = e.OccurredAt };
                break;
            case AssignmentDeclined or TicketReturned:
                own.Assignment = own.Assignment?.Team is { } team ? new(team) : null;
                break;
            case RequesterContacted or RequesterAsked:
                own.Handling = own.Handling with
                {
                    FirstContactAt = own.Handling.FirstContactAt ?? e.OccurredAt,
                    OpenQuestion = e is RequesterAsked asked ? asked.Question : own.Handling.OpenQuestion,
                };
                break;
            case FieldsSet set:
                FieldChanges.Apply(own, set.After);
                break;
            case DetailsMissing details:
                own.Intake = own.Intake with { Missing = details.Missing };
                break;
            case ReplyRecorded reply:
                Answer(own, reply);
                break;
            case WorkLogged logged:
                own.Handling = own.Handling with { LogEntries = own.Handling.LogEntries + 1 };
                Attach(own, logged.Attachments);
                break;
            case WorkaroundGiven workaround:
                own.Handling = own.Handling with { Workaround = workaround.Text };
                break;
            case TicketResolved resolved:
                own.Resolution = resolved.Resolution with { ResolvedAt = e.OccurredAt };
                break;
            case ResolutionConfirmed:
                own.Resolution = (own.Resolution ?? new(ResolutionResult.Resolved, "")) with { ConfirmedAt = e.OccurredAt };
                break;
            case ResolutionRefused or TicketReopened:
                own.Resolution = null;
                break;
            case TicketRated rated:
                own.Closing = own.Closing with { Rating = new(rated.Score, e.OccurredAt, rated.Comment) { Grade = rated.Grade } };
                break;
            case TicketAudited audited:
                own.Closing = own.Closing with { Audit = new(audited.Passed, e.By, e.OccurredAt, audited.Remarks) };
                break;
            case TicketArchived:
                own.Closing = own.Closing with { ArchivedAt = e.OccurredAt };
                break;
            case TicketLinked linked:
                own.Handling = own.Handling with { Links = own.Links.Add(new(linked.Other, linked.Relation)) };
                break;
        }
    }

    /// <summary>The open question is answered, and so is what was too vague: whoever reads the answer judges it.</summary>
    private static void Answer(Ticket own, ReplyRecorded reply)
    {
        if (own.Handling.OpenQuestion is not null) own.Handling = own.Handling with { OpenQuestion = null };
        if (own.Intake.Missing.Count > 0 && own.Intake.Missing.Any(m => m.Phrase is not null)) own.Intake = own.Intake with { Missing = [.. own.Intake.Missing.Where(m => m.Phrase is null)] };
        Attach(own, reply.Attachments);
    }

    private static void Attach(Ticket own, ValueList<AttachmentRecord> files)
    {
        if (files.Count > 0) own.Intake = own.Intake with { Attachments = [.. own.Intake.Attachments, .. files] };
    }
}
