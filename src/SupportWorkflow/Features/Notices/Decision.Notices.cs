namespace SupportWorkflow;

public sealed partial class Decision
{
    private Telling? _telling;
    private ValueList<Notice> _notices;

    /// <summary>Who is to be told what, in the order of the events; empty when refused. Worked out when it is first read.</summary>
    public ValueList<Notice> Notices
    {
        get
        {
            // Read by two threads at once, it is worked out twice and comes to the same.
            if (Volatile.Read(ref _telling) is not { } telling) return _notices;
            _notices = telling.Notices.Of(Ticket, telling.Before, telling.Was, Events, telling.Command, telling.Given);
            Volatile.Write(ref _telling, null);
            return _notices;
        }
    }

    /// <summary>What notices are made of besides ticket and events.</summary>
    internal sealed record Telling(NoticeDecisions Notices, Ticket? Before, TicketBefore Was, TicketCommand? Command, OutsideFacts? Given);
}
