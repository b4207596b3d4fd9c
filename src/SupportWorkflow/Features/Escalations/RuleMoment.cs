using NodaTime;
using SupportWorkflow.Calendars;
using SupportWorkflow.Clocks;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Escalations;

/// <summary>A moment of time, compiled: when it comes on a ticket,
/// and the number by which it is known that a rule has fired for it.</summary>
internal sealed class RuleMoment
{
    private readonly Moment _moment;
    private readonly CalendarBook _calendars;
    private readonly ClockPlace _place;
    private readonly WorkCalendar? _calendar;
    private readonly StateKind? _kind;
    private readonly bool _countsOpening,
        _waits;
    private readonly FactTable _facts;
    private readonly int _fact;

    /// <param name="moment">The moment.</param>
    /// <param name="objective">The name of its promise, as clocks of tickets hold it; null: it is about none.</param>
    /// <param name="policies">Where calendars and facts are found.</param>
    public RuleMoment(Moment moment, string? objective, TicketPolicies policies)
    {
        (_moment, _calendars, _facts) = (moment, policies.Calendars, policies.RuleFacts);
        _place = moment.Kind switch
        {
            MomentKind.ClockUsed => ClockPlace.Used(objective!, moment.Percent),
            MomentKind.ClockBefore => ClockPlace.Before(objective!, moment.Time),
            MomentKind.ClockLate => ClockPlace.Late(objective!, moment.Time),
            _ => default,
        };
        _countsOpening = moment.Events.AsEnumerable().Contains("ticket-opened");
        _waits = moment.Wait != default;
        if (moment.Wait.Calendar is { } name)
            _calendar = _calendars[name];
        _fact = moment.Kind == MomentKind.At ? _facts.Catalogue.IndexOf(moment.Name) : -1;
        if (moment.Kind == MomentKind.InState && moment.Name.StartsWith(Moment.KindPrefix, StringComparison.Ordinal))
            _kind = LifecycleWords.Kinds.TryGetValue(moment.Name[Moment.KindPrefix.Length..], out var kind) ? kind : null;
    }

    /// <summary>Whether it can come before an instant as things are, as far as that is known at no cost.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="before">The instant.</param>
    /// <param name="at">When it comes, if that had to be worked out; null: it was not.</param>
    public bool MayCome(Ticket ticket, Instant before, out Instant? at)
    {
        at = null;
        if (_moment.Kind <= MomentKind.InState ? Number(ticket) == 0 : ticket.State.Kind == StateKind.Final)
            return false;
        return _moment.IsOfClock || (at = At(ticket)) < before;
    }

    /// <summary>Whether it cannot come before the due point of its clock.</summary>
    public bool IsFromDue => _moment.IsOfClock && _place.IsFromDue;

    /// <summary>Whether its clock has yet to raise the due point, and for that wakes the ticket up first.</summary>
    public bool AwaitsDue(Ticket ticket) => _place.AwaitsDue(ticket);

    /// <summary>What moments have in common that come one after the other on every ticket,
    /// the one with the lower <see cref="Amount"/> first.</summary>
    public static (MomentKind Kind, string What, SlaTarget Counted) Family(Moment moment) =>
        (moment.Kind, moment.Name.Length > 0 ? moment.Name : string.Join(' ', moment.Events.AsEnumerable()), moment.Wait.WithoutAmount());

    /// <summary>Where a moment stands in its family.</summary>
    public static Duration Amount(Moment moment) =>
        moment.Kind switch
        {
            MomentKind.ClockUsed => Duration.FromSeconds(moment.Percent),
            MomentKind.ClockBefore => -moment.Time,
            MomentKind.ClockLate => moment.Time,
            MomentKind.At when moment.Time > Duration.Zero => -moment.Time,
            _ => moment.Wait.Time + Duration.FromDays(moment.Wait.Days),
        };

    /// <summary>The cycle, the visit or the version it would come for; 0: it cannot come as things are. Costs next to nothing.</summary>
    public int Number(Ticket ticket)
    {
        if (_moment.Kind == MomentKind.InState)
        {
            if (_kind is { } kind)
                return ticket.State.Kind == kind ? ticket.State.Number - ticket.State.KindVisits : 0;
            return ticket.State.Name == _moment.Name ? ticket.State.Number : 0;
        }
        if (ticket.State.Kind == StateKind.Final)
            return 0;
        if (_moment.IsOfClock)
            return _place.Cycle(ticket);
        if (_moment.Kind == MomentKind.At)
            return Held(ticket) is null ? 0 : ticket.Escalated?.Last(_moment.Name)?.Version ?? 1;
        return Last(ticket)?.Version ?? 0;
    }

    /// <summary>When it comes, or came; null: never as things are, or its number is 0.</summary>
    public Instant? At(Ticket ticket) =>
        _moment.IsOfClock ? _place.On(ticket, _calendars)
        : _moment.Kind == MomentKind.At ? (Held(ticket) is { } held ? Counted(held) : null)
        : _moment.Kind == MomentKind.InState ? Counted(_kind is not null ? ticket.State.KindSince : ticket.State.EnteredAt)
        : Last(ticket) is { } last ? Counted(last.At)
        : null;

    /// <summary>When a rule was truly due that is asked at an instant: a breach at the due time of its clock, just before.</summary>
    public Instant DueAt(Ticket ticket, Instant asked) => _place.IsBreach && At(ticket) == asked ? asked - Duration.Epsilon : asked;

    /// <summary>The event that time is counted from; null: it has not happened.</summary>
    private EventTime? Last(Ticket ticket)
    {
        EventTime? latest = _countsOpening ? new("ticket-opened", ticket.OpenedAt, 1) : null;
        if (ticket.Escalated is { } remembered)
        {
            foreach (var name in _moment.Events)
                if (
                    remembered.Last(name) is { } at
                    && (latest is not { } best || at.At > best.At || (at.At == best.At && at.Version > best.Version))
                )
                    latest = at;
        }
        if (latest is not null || _moment.Kind == MomentKind.Since)
            return latest;
        return ticket.Escalation.Last("profile-changed") ?? new("ticket-opened", ticket.OpenedAt, 1);
    }

    /// <summary>The instant that its fact holds; null: none.</summary>
    private Instant? Held(Ticket ticket) => _facts[_fact].InstantOf(new(ticket));

    private Instant? Counted(Instant since) =>
        _waits ? _moment.Wait.After(since, _calendar)
        : since >= Instant.MinValue + _moment.Time ? since - _moment.Time
        : since;
}
