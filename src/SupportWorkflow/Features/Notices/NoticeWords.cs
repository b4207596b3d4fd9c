using System.Collections.Frozen;
using SupportWorkflow.Conditions;
using SupportWorkflow.Intake;
using SupportWorkflow.Resolutions;

namespace SupportWorkflow.Notices;

/// <summary>The words of notices that no profile declares.</summary>
internal static class NoticeWords
{
    /// <summary>What every notice can say.</summary>
    public static readonly NoticeWord[] Common =
    [
        new("number", v => v.Ticket.Number.Value),
        new("subject", v => v.Ticket.Intake.Subject),
        new("requester", v => v.Ticket.Intake.Requester),
        .. IntakeMember.All.Select(m => new NoticeWord(m.Name, v =>
            v.Said(m.Name == "requester-kind" ? "requester.kind" : m.Name, m.Read(v.Ticket.Intake))
        )),
        new("category", v => v.Words.Chosen("category", v.Ticket.Category?.Path)),
        new("priority", v => v.Ticket.Priority?.Code.Code),
        new("state", v => v.Words.Chosen("state", v.Ticket.State.Name)),
        new("assignee", v => v.Ticket.Assignment?.Agent?.Value),
        new("team", v => v.Ticket.Assignment?.Team?.Value),
        new("coordinator", v => v.Ticket.Assignment?.Coordinator?.Value),
        new("level", v => v.Ticket.Escalation.Level is > 0 and var level ? new(FactValue.Of(level)) : default),
        new("responsible", v => v.Ticket.Escalation.Responsible),
        new("opened", v => v.Words.Time(v.Ticket.OpenedAt)),
        new("at", v => v.Words.Time(v.Event.OccurredAt)),
        new("by", v => v.Event.By),
    ];

    /// <summary>What only some events can say, and the table of messages does not read from the event alone.</summary>
    /// <param name="events">The names of events.</param>
    public static NoticeWord[] OfEvents(EventNames events)
    {
        return
        [
            Of("rule", v => new(FactValue.Of((v.Event as RuleFired)?.Rule), v.Rule), "rule-fired"),
            Of("questions", v => v.Questions(), "details-missing"),
            Of("solutions", v => v.Proposed(), "solutions-proposed"),
            Of("earlier-cases", v => v.Proposed(), "earlier-cases-proposed"),
            Of("priority.before", v => v.Before?.Code, "ticket-prioritised"),
            Of("result", v => Result(v.Outcome), "ticket-resolved", "outcome-recorded"),
            Of("score", v => new(FactValue.Of((v.Event as TicketRated)?.Score)), "ticket-rated"),
            Of("objective", v => v.ObjectiveName(), "clock-point-reached", "clock-point-withdrawn"),
            Of("point", v => v.Point(), "clock-point-reached", "clock-point-withdrawn"),
            Of("due", v => v.Due(), "clock-point-reached", "clock-point-withdrawn", "rule-fired"),
            Of("left", v => v.Left(), "clock-point-reached"),
        ];

        NoticeWord Of(string name, Func<NoticeView, NoticeValue> read, params ValueList<string> of) => new(name, read, events.Of(of));
    }

    private static NoticeValue Result(ResolutionResult? result) =>
        result is { } known
            ? new(FactValue.Of(ResolutionFacts.Word(known)), ResolutionTexts.Table.Say("result." + ResolutionFacts.Word(known)))
            : default;

    /// <summary>What the table of messages reads from events: each word with the events that have it.</summary>
    public static IEnumerable<NoticeWord> OfMessages(ValueList<EventRow> rows, EventNames events) =>
        rows.SelectMany(r => r.Words.Select(word => (Word: word, Row: r)))
            .GroupBy(r => r.Word, r => r.Row)
            .Select(group =>
            {
                var byName = group.ToFrozenDictionary(r => r.Name, StringComparer.Ordinal);
                return new NoticeWord(
                    group.Key,
                    v => byName.TryGetValue(v.Event.Name, out var row) ? NoticeValue.Of(row.Read(group.Key, v.Event)) : default,
                    events.Of([.. byName.Keys])
                );
            });
}
