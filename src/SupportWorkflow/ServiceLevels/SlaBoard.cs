using System.Numerics;
using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.ServiceLevels;

/// <summary>
/// Many open tickets side by side: how many are on time, at risk, breached and paused at an instant (RPT-4), and which promise is due next.
/// Each clock is computed once, when it is set; reading adds up columns and looks at no clock, calendar or ticket again.
/// </summary>
/// <remarks>
/// <para>What was said of the clocks counts as having happened, so the board answers for instants from the last mark of any clock on: now
/// and later, not yesterday. A pause that <see cref="SlaClock.PauseBetween"/> ends later counts as over already;
/// its time is left out all the same.</para>
/// <para>At risk begins at the instant of the point itself. The due instant is the last that is in time;
/// what a shorter target makes late at once is late from the next instant on. Exact to the nanosecond from 1860
/// to 2140; what is due later is never late.</para>
/// <para>Memory per ticket: about 95 bytes, and 16 for each objective; up to twice as much just after a column has grown. The text of its
/// id stays the host's. Setting a ticket that is on the board, counting and taking what is due allocate nothing;
/// a removed ticket's place is used again.</para>
/// <para>Not thread-safe while it changes: one thread at a time may set, remove or take, and nobody may read meanwhile. Between changes any
/// number of threads may read.</para>
/// </remarks>
/// <example><code>
/// var board = new SlaBoard(workflow.Calendars, workflow.Objectives);
/// board.Set(ticket.Id, ticket.Priority, ticket.Clocks.AsSpan());
/// BoardCounts urgent = board.Count(now, new PriorityCode("P1"));
/// while (board.TryTake(now, out var due)) notify(due);
/// </code></example>
public sealed class SlaBoard
{
    /// <summary>How many objectives a board holds at most.</summary>
    public const int MaxObjectives = 64;

    private readonly CalendarBook _calendars;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<ValueList<WarningPoint>> _warn = [];
    private readonly List<BoardRows> _rows = [];
    private readonly DueHeap _due = new();
    private readonly BoardTimes[] _times = new BoardTimes[MaxObjectives];
    private Entry[] _entries = [];
    private int _free = -1,
        _made;

    /// <summary>An empty board.</summary>
    /// <param name="calendars">Where the targets' calendars are found.</param>
    /// <param name="objectives">Whose clocks are at risk from the first of their own warning points on;
    /// absent: <see cref="AtRiskFrom"/> holds for all.</param>
    /// <exception cref="ArgumentException">There are more than <see cref="MaxObjectives"/>, or one comes twice.</exception>
    public SlaBoard(CalendarBook calendars, IReadOnlyList<Objective>? objectives = null)
    {
        ArgumentNullException.ThrowIfNull(calendars);
        _calendars = calendars;
        foreach (var objective in objectives ?? [])
        {
            if (NumberOf(objective.Name) >= 0)
                throw new ArgumentException($"The objective '{objective.Name}' comes twice.", nameof(objectives));
            Add(objective.Name, objective.Warn);
        }
    }

    /// <summary>From where a clock is at risk whose objective was not given, or declares no warning points:
    /// 80 % unless said otherwise; <c>default</c>: never.</summary>
    public WarningPoint AtRiskFrom { get; init; } = WarningPoint.Used(80);

    /// <summary>Every priority that was ever set, the first first.</summary>
    public ValueList<PriorityCode> Priorities { get; private set; }

    /// <summary>The given objectives, then every other that was ever set.</summary>
    public ValueList<string> Objectives { get; private set; }

    /// <summary>
    /// The earliest due instant that is neither taken nor raised on its clock, and whose it is; null while none comes by waiting. A clock
    /// that was paused when already late is among them. Several at one instant come in any order, the same each time.
    /// </summary>
    public (TicketId Ticket, string Objective, Instant At)? NextDue => _due.Count == 0 ? null : Earliest(_entries[_due.First.Number]).Due;

    /// <summary>
    /// Puts a ticket on the board, or replaces everything the board knows of it. Clocks that have ended or not begun count for nothing; a
    /// ticket that is closed is taken off with <see cref="Remove"/>.
    /// </summary>
    /// <param name="ticket">The host's key.</param>
    /// <param name="priority">Under which it counts; <c>default</c> is one of its own.</param>
    /// <param name="clocks">All clocks of the ticket; one for each objective. Those of its tracks count for nothing.</param>
    /// <exception cref="ArgumentException">The key is empty, an objective comes twice,
    /// or the board would hold more than <see cref="MaxObjectives"/>.</exception>
    /// <exception cref="KeyNotFoundException">There is no calendar of a target's name.</exception>
    /// <exception cref="CalendarExhaustedException">A target cannot be reached within the calendar's horizon. After any exception the
    /// ticket stands as before.</exception>
    public void Set(TicketId ticket, PriorityCode priority, params ReadOnlySpan<SlaClock> clocks)
    {
        ArgumentException.ThrowIfNullOrEmpty(ticket.Value, nameof(ticket));
        var waiting = Read(clocks);
        var group = GroupOf(priority) is >= 0 and var known ? known : Add(priority);
        if (!_numbers.TryGetValue(ticket.Value, out var number))
            number = Enter(ticket.Value, group);
        ref var entry = ref _entries[number];
        if (entry.Group != group)
        {
            Leave(entry);
            (entry.Group, entry.Row) = (group, _rows[group].Add(number));
        }
        (entry.Waiting, entry.IsBlocked) = (waiting, false);
        _rows[group].Write(entry.Row, _times.AsSpan(0, Objectives.Count));
        Queue(number, entry);
    }

    /// <summary>
    /// Says that somebody has to be waited for, whether or not a clock is paused for it, until the ticket is set again.
    /// It changes no count.
    /// </summary>
    /// <returns>Whether the ticket is on the board.</returns>
    public bool Block(TicketId ticket)
    {
        if (ticket.Value is not { } key || !_numbers.TryGetValue(key, out var number))
            return false;
        return _entries[number].IsBlocked = true;
    }

    /// <summary>Takes a ticket off the board.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Remove(TicketId ticket)
    {
        if (ticket.Value is not { } key || !_numbers.Remove(key, out var number))
            return false;
        _due.Remove(number);
        Leave(_entries[number]);
        _entries[number] = new() { Row = _free };
        _free = number;
        return true;
    }

    /// <summary>How the tickets stand at an instant, each by its worst clock; or the clocks of one objective, each by itself.</summary>
    /// <param name="at">The instant, not before the last mark of any clock.</param>
    /// <param name="priority">Only tickets of this priority; null: of all.</param>
    /// <param name="objective">The clocks of this objective instead of tickets; those that have ended or not begun are not counted.</param>
    /// <returns>Nothing for a priority or an objective that was never set.</returns>
    public BoardCounts Count(Instant at, PriorityCode? priority = null, string? objective = null)
    {
        var (counts, now) = (new BoardCounts(), Moment.Within(at).Nanos);
        var (group, number) = (priority is { } only ? GroupOf(only) : 0, objective is null ? -1 : NumberOf(objective));
        if (group < 0 || (objective is not null && number < 0))
            return counts;
        for (var end = priority is null ? _rows.Count : group + 1; group < end; group++)
        {
            var rows = _rows[group];
            if ((objective is null ? rows.Tickets : rows.Clocks(number)) is not { } column)
                continue;
            var (calm, due, paused, none) = column.Passed(rows.Count, now);
            counts += new BoardCounts(rows.Count - calm - paused - (objective is null ? 0 : none), calm - due, due, paused);
        }
        return counts;
    }

    /// <summary>The tickets that are breached at an instant, the longest overdue first.</summary>
    /// <param name="at">The instant, not before the last mark of any clock.</param>
    public ValueList<TicketId> Breached(Instant at)
    {
        var now = Moment.Within(at).Nanos;
        return Tickets((times, _) => times.Due < now);
    }

    /// <summary>The tickets that are at risk at an instant and not breached, the one that is due next first.</summary>
    /// <param name="at">The instant, not before the last mark of any clock.</param>
    public ValueList<TicketId> AtRisk(Instant at)
    {
        var now = Moment.Within(at).Nanos;
        return Tickets((times, _) => times.Calm < now && times.Due >= now);
    }

    /// <summary>The tickets that were said to be blocked and those every open clock of which is paused,
    /// the one that is due next first.</summary>
    public ValueList<TicketId> Blocked() => Tickets((times, blocked) => blocked || times == BoardTimes.Paused);

    /// <summary>
    /// Takes the next promise that is due by an instant, for a pump or a queue. It is told once: it comes again only when its ticket is set
    /// again with a clock on which the breach was not raised.
    /// </summary>
    /// <param name="now">The instant; what is due exactly then is due.</param>
    /// <param name="due">What is due; <c>default</c> when nothing is.</param>
    /// <returns>Whether anything is.</returns>
    public bool TryTake(Instant now, out (TicketId Ticket, string Objective, Instant At) due)
    {
        due = default;
        if (_due.Count == 0 || _due.First.Due > Moment.Within(now).Nanos)
            return false;
        var number = _due.First.Number;
        ref var entry = ref _entries[number];
        (due, var objective) = Earliest(entry);
        entry.Waiting &= ~(1UL << objective);
        Queue(number, entry);
        return true;
    }

    /// <summary>The tickets that answer to something by their worst clock or because they are blocked, the earliest due first,
    /// then by their keys.</summary>
    private ValueList<TicketId> Tickets(Func<BoardTimes, bool, bool> answers)
    {
        var found = new List<(long Due, string Ticket)>();
        foreach (var rows in _rows)
            for (var row = 0; row < rows.Count; row++)
                if (rows.Tickets[row] is var times && _entries[rows.Ticket(row)] is var entry && answers(times, entry.IsBlocked))
                    found.Add((times.Due, entry.Ticket!));
        return [.. found.OrderBy(f => f.Due).ThenBy(f => f.Ticket, StringComparer.Ordinal).Select(f => new TicketId(f.Ticket))];
    }

    /// <summary>Computes the clocks, each in the place of its objective.</summary>
    /// <returns>The objectives whose due instant is still to be told, one bit each.</returns>
    private ulong Read(ReadOnlySpan<SlaClock> clocks)
    {
        var (seen, waiting) = (0UL, 0UL);
        _times.AsSpan(0, Objectives.Count).Fill(BoardTimes.None);
        foreach (var clock in clocks)
        {
            if (clock.Track is not null)
                continue;
            var number = NumberOf(clock.Objective) is >= 0 and var known ? known : Add(clock.Objective, default);
            var bit = 1UL << number;
            if ((seen & bit) != 0)
                throw new ArgumentException($"The objective '{clock.Objective}' comes twice.", nameof(clocks));
            seen |= bit;
            _times[number] = TimesOf(clock, _warn[number]);
            if (_times[number].IsDue && !clock.HasRaised(SlaClock.DuePoint))
                waiting |= bit;
        }
        return waiting;
    }

    private BoardTimes TimesOf(SlaClock clock, ValueList<WarningPoint> warn)
    {
        if (clock.Phase is not (ClockPhase.Running or ClockPhase.Paused))
            return BoardTimes.None;
        if (clock.Reaches(null, _calendars) is not { } dueAt)
            return BoardTimes.Paused;
        var due = Moment.Within(dueAt).Nanos;
        var calm = due;
        if (warn.Count == 0 && AtRiskFrom != default)
            calm = Before(clock.Reaches(AtRiskFrom, _calendars), calm);
        foreach (var point in warn)
            calm = Before(clock.Reaches(point, _calendars), calm);
        return new(calm, due);
    }

    private static long Before(Instant? point, long calm) => point is { } at ? Math.Min(calm, Moment.Within(at).Nanos - 1) : calm;

    private ((TicketId Ticket, string Objective, Instant At) Due, int Objective) Earliest(in Entry entry)
    {
        var (objective, due) = (-1, long.MaxValue);
        for (var left = entry.Waiting; left != 0; left &= left - 1)
        {
            var number = BitOperations.TrailingZeroCount(left);
            if (_rows[entry.Group].Clocks(number)![entry.Row].Due is var other && other < due)
                (objective, due) = (number, other);
        }
        return ((new(entry.Ticket!), Objectives[objective], Moment.ToInstant(due)), objective);
    }

    private void Queue(int number, in Entry entry)
    {
        var due = long.MaxValue;
        for (var left = entry.Waiting; left != 0; left &= left - 1)
            due = Math.Min(due, _rows[entry.Group].Clocks(BitOperations.TrailingZeroCount(left))![entry.Row].Due);
        if (entry.Waiting == 0)
            _due.Remove(number);
        else
            _due.Set(number, due);
    }

    private int Enter(string ticket, int group)
    {
        var number = _free;
        if (number >= 0)
            _free = _entries[number].Row;
        else if ((number = _made++) == _entries.Length)
            Array.Resize(ref _entries, Math.Max(16, 2 * number));
        _entries[number] = new()
        {
            Ticket = ticket,
            Group = group,
            Row = _rows[group].Add(number),
        };
        _numbers.Add(ticket, number);
        return number;
    }

    private void Leave(in Entry entry) => _entries[_rows[entry.Group].Remove(entry.Row)].Row = entry.Row;

    private int Add(PriorityCode priority)
    {
        Priorities = Priorities.Add(priority);
        _rows.Add(new());
        return _rows.Count - 1;
    }

    private int Add(string objective, ValueList<WarningPoint> warn)
    {
        if (_warn.Count == MaxObjectives)
            throw new ArgumentException($"A board holds {MaxObjectives} objectives; '{objective}' would be one more.", nameof(objective));
        Objectives = Objectives.Add(objective);
        _warn.Add(warn);
        _times[_warn.Count - 1] = BoardTimes.None;
        return _warn.Count - 1;
    }

    private int GroupOf(PriorityCode priority) => Priorities.AsSpan().IndexOf(priority);

    private int NumberOf(string objective) => Objectives.AsSpan().IndexOf(objective);

    /// <summary>One ticket. Of a free place only <see cref="Row"/> counts: the next free place.</summary>
    private struct Entry
    {
        public string? Ticket;
        public ulong Waiting;
        public int Group;
        public int Row;
        public bool IsBlocked;
    }
}
