using SupportWorkflow.Notices;

namespace SupportWorkflow;

public sealed partial class Decision
{
    /// <summary>The notices as an array, or what they are made of; null: none.</summary>
    private object? _notices;

    /// <summary>Who is to be told what, in the order of the events; empty when refused. Worked out when it is first read.</summary>
    public ValueList<Notice> Notices
    {
        get
        {
            // Read by two threads at once, it is worked out twice and comes to the same.
            var known = Volatile.Read(ref _notices);
            if (known is NoticeSource source)
                Volatile.Write(ref _notices, known = source.Read(Ticket, Events));
            return known is null ? default : new((Notice[])known);
        }
    }

    /// <summary>The decision, telling people by the notices of a profile.</summary>
    /// <param name="notices">Who is told what.</param>
    /// <param name="before">The ticket as it was; null: it was opened.</param>
    /// <param name="command">The command; null: time passed.</param>
    /// <param name="given">What the host found out.</param>
    internal Decision WithNotices(NoticeDecisions notices, Ticket? before, TicketCommand? command, OutsideFacts? given)
    {
        _notices = new NoticeSource(notices, before, command ?? (object?)given);
        return this;
    }

    /// <summary>What notices are made of besides the ticket afterwards and the events.</summary>
    /// <param name="notices">Who is told what.</param>
    /// <param name="before">The ticket as it was; null: it was opened.</param>
    /// <param name="cause">The command; where time passed, what the host found out; null: neither.</param>
    private sealed class NoticeSource(NoticeDecisions notices, Ticket? before, object? cause)
    {
        public Notice[] Read(Ticket after, ValueList<TicketEvent> events)
        {
            var command = cause as TicketCommand;
            return notices.Of(after, before, events, command, command is null ? cause as OutsideFacts : command.Given);
        }
    }
}
