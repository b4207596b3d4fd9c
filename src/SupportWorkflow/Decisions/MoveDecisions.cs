using NodaTime;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Decisions;

/// <summary>A ticket that comes under another profile version, and what becomes of its clocks.</summary>
internal static class MoveDecisions
{
    /// <summary>Why it cannot be moved so, or null.</summary>
    public static Rejection? Refuses(Ticket ticket, MoveToProfile command, string to, Instant now, DecisionRules next)
    {
        if (command.Reason.Length == 0) return DecisionTexts.No("move.no-reason");
        if (command.To == ticket.Profile) return DecisionTexts.No("move.unchanged", command.To);
        if (command.OccurredAt is { } at && at < now) return DecisionTexts.No("move.dated-back", at, now);
        return next.Lifecycle.FindState(to) is null
            ? DecisionTexts.No("move.no-such-state", to, command.To, string.Join(", ", next.Lifecycle.States.Select(s => s.Name)))
            : null;
    }

    /// <summary>Records the move under the new rules and what follows for the clocks that run.</summary>
    public static void Move(DecisionDraft draft, MoveToProfile command, string to, DecisionRules next)
    {
        var before = draft.Ticket.Profile;
        draft.GoOnBy(next);
        draft.Record(new ProfileChanged(before, command.To, command.Clocks, command.Reason), command.By, draft.Now, to == draft.Ticket.State.Name ? null : to);
        var cause = draft.Version;
        foreach (var compiled in next.Clocks.Clocks)
        {
            if (draft.Ticket.Clock(compiled.Objective.Name) is not { IsOpen: true, Target: { } target } clock) continue;
            // What was measured until now stays measured by the calendar of that time, whatever the new profile calls by the same name.
            if (target.Calendar is { } calendar && command.Clocks != RetargetMode.FromStart && next.Calendars.Find(before.CalendarName(calendar)) is not null)
                Choose(target.On(before.CalendarName(calendar)), 0, RetargetMode.FromStart);
            if (command.Clocks == RetargetMode.Keep) continue;
            var row = next.Clocks.Row(compiled, draft.Ticket);
            if (row >= 0 && compiled.Objective.Targets[row].Target is var chosen && chosen != target) Choose(chosen, row + 1, command.Clocks);

            void Choose(SlaTarget after, int from, RetargetMode mode) => draft.React(
                new TargetChosen(clock.Objective, clock.Cycle, after, from, from == 0 ? before : next.Profile, mode, target), ClockPoints.By, draft.Now, cause);
        }
    }
}
