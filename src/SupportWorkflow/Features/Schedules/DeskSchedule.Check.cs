using NodaTime;
using NodaTime.Text;
using SupportWorkflow.Conditions;
using SupportWorkflow.Schedules;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow;

public sealed partial class DeskSchedule
{
    /// <summary>How many tickets of each list the text names; the rest are counted.</summary>
    private const int MostNamed = 10;

    private static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    /// <summary>
    /// How the desk stands: one notice for each recipient, empty where nothing is open. Its key names schedule and instant, so a check that
    /// is made twice is told once. Pure: the same board and instant give the same notices.
    /// </summary>
    /// <param name="board">The open tickets. A ticket that is blocked may be at risk or overdue as well,
    /// and is named in both lists.</param>
    /// <param name="at">The instant, not before the last mark of any clock on the board.</param>
    /// <exception cref="InvalidOperationException">It is no progress check.</exception>
    public ValueList<Notice> ProgressCheck(SlaBoard board, Instant at)
    {
        ArgumentNullException.ThrowIfNull(board);
        return ProgressCheck([board], at, at);
    }

    /// <summary>The same over the boards of several profile versions, made a little after its time.</summary>
    internal ValueList<Notice> ProgressCheck(IReadOnlyList<SlaBoard> boards, Instant at, Instant slot)
    {
        if (To.Count == 0)
            throw new InvalidOperationException($"'{Name}' is no progress check.");
        var counts = boards.Aggregate(default(BoardCounts), (sum, board) => sum + board.Count(at));
        if (counts.Open == 0)
            return default;
        (string Name, ValueList<TicketId> Tickets)[] lists =
        [
            ("overdue", [.. boards.SelectMany(b => b.Breached(at))]),
            ("at-risk", [.. boards.SelectMany(b => b.AtRisk(at))]),
            ("blocked", [.. boards.SelectMany(b => b.Blocked())]),
        ];
        var shown = OffsetDateTimePattern.Rfc3339.Format(at.InZone(_zone).ToOffsetDateTime());
        ValueList<TicketField> facts =
        [
            new("schedule", FactValue.Of(Name)),
            new("at", FactValue.Of(shown)),
            new("open", FactValue.Of(counts.Open)),
            .. lists.Select(l => new TicketField(l.Name, FactValue.Of(l.Tickets.Count))),
        ];
        var local = Minutes.Format(at.InZone(_zone).LocalDateTime);
        var text = ScheduleTexts.Table.Say("check.title", Text, local, counts.Open, counts.Breached, counts.AtRisk, lists[2].Tickets.Count);
        foreach (var (name, tickets) in lists)
            if (tickets.Count > 0)
                text = ScheduleTexts.Table.Say("check.joined", text, ScheduleTexts.Table.Say("check." + name, Named(tickets)));
        var severity =
            counts.Breached > 0 ? 100
            : counts.AtRisk > 0 ? 80
            : 0;
        return [.. To.Select((recipient, place) => new Notice(Numbered(slot, place), default, recipient, Name, severity, at, facts, text))];
    }

    private static LocalText Named(ValueList<TicketId> tickets)
    {
        var named = string.Join(", ", tickets.Take(MostNamed));
        return tickets.Count <= MostNamed ? named : ScheduleTexts.Table.Say("check.more", named, tickets.Count - MostNamed);
    }
}
