using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.Escalations;

/// <summary>A moment of time, compiled: when it comes on a ticket, and the number by which it is known that a rule has fired for it.</summary>
internal sealed class RuleMoment
{
    private readonly Moment _moment;
    private readonly CalendarBook _calendars;
    private readonly ClockPlace _place;
    private readonly WorkCalendar? _calendar;
    private readonly int _kind = -1;

    public RuleMoment(Moment moment, CalendarBook calendars)
    {
        (_moment, _calendars) = (moment, calendars);
        _place = moment.Kind switch
        {
            MomentKind.ClockUsed => ClockPlace.Used(moment.Name, moment.Percent),
            MomentKind.ClockBefore => ClockPlace.Before(moment.Name, moment.Time),
            MomentKind.ClockLate => ClockPlace.Late(moment.Name, moment.Time),
            _ => default,
        };
        if (moment.Calendar is { } name) _calendar = calendars[name];
        if (moment.Kind == MomentKind.InState && moment.Name.StartsWith(Moment.KindPrefix, StringComparison.Ordinal))
            _kind = RuleFactSource.KindOf(moment.Name[Moment.KindPrefix.Length..]);
    }

    /// <summary>When it comes, or came; nothing while it cannot.</summary>
    public MomentTime On(Ticket ticket)
    {
        switch (_moment.Kind)
        {
            case MomentKind.InState when _kind >= 0:
                if (!RuleFactSource.IsOfKind(ticket, _kind)) return default;
                return Counted(ticket.State.KindSince, ticket.State.Number - ticket.State.KindVisits);
            case MomentKind.InState:
                return ticket.State.Name == _moment.Name ? Counted(ticket.State.EnteredAt, ticket.State.Number) : default;
        }
        if (RuleFactSource.IsFinal(ticket)) return default;
        if (_moment.IsOfClock) return _place.On(ticket, _calendars, out var cycle) is { } at ? new(at, cycle) : default;
        return Last(ticket) is { } last ? Counted(last.At, last.Version) : default;
    }

    /// <summary>The event that time is counted from; null: it has not happened.</summary>
    private EventTime? Last(Ticket ticket)
    {
        EventTime? latest = null;
        foreach (var name in _moment.Events)
        {
            var last = name == "ticket-opened" ? new(name, ticket.OpenedAt, 1) : ticket.Escalation.Last(name);
            if (last is { } at && (latest is not { } best || at.At > best.At || (at.At == best.At && at.Version > best.Version))) latest = last;
        }
        if (latest is not null || _moment.Kind == MomentKind.Since) return latest;
        return ticket.Escalation.Last("profile-changed") ?? new("ticket-opened", ticket.OpenedAt, 1);
    }

    private MomentTime Counted(Instant since, int number)
    {
        if (_calendar is not null) return _calendar.TryAdd(since, _moment.Time, out var due) ? new(due, number) : default;
        return since <= Instant.MaxValue - _moment.Time ? new(since + _moment.Time, number) : default;
    }
}

/// <summary>When a moment comes. <c>default</c>: it does not.</summary>
/// <param name="At">When.</param>
/// <param name="Number">The cycle, the visit or the version it belongs to; 1 or more when it comes.</param>
internal readonly record struct MomentTime(Instant At, int Number)
{
    public bool Comes => Number > 0;
}
