using SupportWorkflow.Notices;

namespace SupportWorkflow;

public sealed partial class Decision
{
    private NoticeDecisions? _notifies;
    private Ticket? _before;

    /// <summary>The command; where time passed, what the host found out; null: neither.</summary>
    private object? _cause;

    private ValueList<Notice> _notices;

    /// <summary>Who is to be told what, in the order of the events; empty when refused. Worked out when it is first read.</summary>
    public ValueList<Notice> Notices
    {
        get
        {
            // Read by two threads at once, it is worked out twice and comes to the same.
            if (Volatile.Read(ref _notifies) is not { } notifies) return _notices;
            var command = _cause as TicketCommand;
            _notices = notifies.Of(Ticket, _before, Events, command, command is null ? _cause as OutsideFacts : command.Given);
            Volatile.Write(ref _notifies, null);
            return _notices;
        }
    }

    /// <summary>The same, telling people by the notices of a profile.</summary>
    /// <param name="notifies">Who is told what.</param>
    /// <param name="before">The ticket as it was; null: it was opened.</param>
    /// <param name="command">The command; null: time passed.</param>
    /// <param name="given">What the host found out.</param>
    internal Decision Telling(NoticeDecisions notifies, Ticket? before, TicketCommand? command, OutsideFacts? given)
    {
        (_notifies, _before, _cause) = (notifies, before, command ?? (object?)given);
        return this;
    }
}
