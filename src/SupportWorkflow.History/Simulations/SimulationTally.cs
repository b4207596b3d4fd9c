using System.Globalization;
using NodaTime;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.History;

/// <summary>Adds up what happens. Clocks are read when the last day is over.</summary>
internal sealed class SimulationTally(TicketWorkflow workflow, Simulation order)
{
    private readonly SortedDictionary<string, int> _refused = new(StringComparer.Ordinal),
        _events = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _months = new(StringComparer.Ordinal),
        _rules = new(StringComparer.Ordinal),
        _levels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _categories = new(StringComparer.Ordinal),
        _states = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Objective, string Point), (int Reached, int Withdrawn)> _points = [];
    private readonly SortedDictionary<string, NoticeFigures> _notices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Times, int Notices)> _schedules = new(StringComparer.Ordinal);
    private readonly Dictionary<PriorityCode, int> _opened = [];
    private readonly Dictionary<(int Objective, PriorityCode Priority), Attainment> _kept = [];
    private readonly List<(PriorityCode Priority, Duration Time)> _responses = [],
        _resolutions = [];
    private readonly List<BacklogDay> _backlog = [];
    private long _accepted,
        _wakeUps;
    private int _open,
        _solved,
        _ended,
        _openAtEnd,
        _reopened,
        _refusedSolutions,
        _stuck,
        _rebuilt;

    /// <summary>When the first day begins.</summary>
    public Instant Start { get; } = order.From.AtStartOfDayInZone(workflow.Zone).ToInstant();

    /// <summary>When the last day is over.</summary>
    public Instant End { get; } = order.LastDay.PlusDays(1).AtStartOfDayInZone(workflow.Zone).ToInstant();

    /// <summary>The beginnings of all weeks that begin after the first day, and when they are.</summary>
    public IEnumerable<(LocalDate Day, Instant At)> Weeks()
    {
        for (var day = order.From.Next(IsoDayOfWeek.Monday); day <= order.LastDay; day = day.PlusWeeks(1))
            yield return (day, day.AtStartOfDayInZone(workflow.Zone).ToInstant());
    }

    public void CountBacklog(LocalDate day) => _backlog.Add(new(day, _open));

    public void WokenUp(Decision decision)
    {
        _wakeUps++;
        Count(decision.Notices);
    }

    public void Scheduled(DeskSchedule schedule, ValueList<Notice> told)
    {
        var before = _schedules.GetValueOrDefault(schedule.Name);
        _schedules[schedule.Name] = (before.Times + 1, before.Notices + told.Count);
    }

    public void Decided(Decision decision)
    {
        Count(decision.Notices);
        if (decision.Rejection is { } no)
            Increment(_refused, no.Code);
        else
            _accepted++;
    }

    public void Opened(SimulatedTicket ticket)
    {
        _open++;
        Increment(_months, ticket.Ticket.OpenedAt.InZone(workflow.Zone).ToString("uuuu'-'MM", CultureInfo.InvariantCulture));
    }

    public void Moved(StateKind before, StateKind after) => _open += (IsOpen(after) ? 1 : 0) - (IsOpen(before) ? 1 : 0);

    /// <summary>Nothing more happens to a ticket.</summary>
    public void Ended(SimulatedTicket one)
    {
        var ticket = one.Ticket;
        var priority = ticket.Priority?.Code ?? default;
        _opened[priority] = _opened.GetValueOrDefault(priority) + 1;
        if (ticket.Category is { } category)
            Increment(_categories, category.Path);
        Increment(_states, ticket.State.Name);
        foreach (var e in one.Events)
            Count(e);
        for (var i = 0; i < workflow.Objectives.Count; i++)
            Count(i, priority, workflow.Read(ticket, workflow.Objectives[i].Name, End));
        if (ticket.Handling.FirstContactAt is { } contact)
            _responses.Add((priority, contact - ticket.OpenedAt));
        if (ticket.Resolution?.ResolvedAt is { } solved)
            _resolutions.Add((priority, solved - ticket.OpenedAt));
        if (ticket.Resolution is not null)
            _solved++;
        if (ticket.State.Kind == StateKind.Final)
            _ended++;
        if (IsOpen(ticket.State.Kind))
            _openAtEnd++;
        if (one.IsStuck && ticket.State.Kind != StateKind.Final)
            _stuck++;
        if (workflow.Rebuild(one.Events) == ticket)
            _rebuilt++;
    }

    public SimulationFigures Figures(Crew crew, IReadOnlyList<string> categories)
    {
        _backlog.Add(new(order.LastDay.PlusDays(1), _open));
        return new()
        {
            Volumes = new(_opened.Values.Sum(), _solved, _ended, _openAtEnd, _reopened, _refusedSolutions, _stuck),
            Traffic = new(_accepted, Counts(_refused), _wakeUps, Counts(_events), _rebuilt),
            OpenedByPriority = [.. Each(p => _opened[p]).Select(o => new NamedCount(o.Priority, o.Figure))],
            OpenedByCategory = InOrder(_categories, categories),
            OpenedByMonth = Counts(_months),
            States = InOrder(_states, workflow.Lifecycle.States.Select(s => s.Name)),
            Objectives =
            [
                .. workflow
                    .Objectives.AsEnumerable()
                    .Select(
                        (o, i) =>
                            new ObjectiveFigures(
                                o.Name,
                                o.Text,
                                Sum(_kept.Where(k => k.Key.Objective == i).Select(k => k.Value)),
                                Each(p => _kept.GetValueOrDefault((i, p)))
                            )
                    ),
            ],
            Response = Spread(_responses),
            Resolution = Spread(_resolutions),
            Backlog = [.. _backlog],
            Points =
            [
                .. workflow
                    .Objectives.AsEnumerable()
                    .SelectMany(o =>
                        _points
                            .Where(p => p.Key.Objective == o.Name)
                            .OrderBy(p => p.Key.Point == SlaClock.DuePoint)
                            .ThenBy(p => p.Key.Point, StringComparer.Ordinal)
                    )
                    .Select(p => new PointFigures(p.Key.Objective, p.Key.Point, p.Value.Reached, p.Value.Withdrawn)),
            ],
            RulesFired = Counts(_rules),
            LevelsReached = Counts(_levels),
            Notices = [.. _notices.Values],
            Schedules =
            [
                .. workflow
                    .DeskSchedules.AsEnumerable()
                    .Select(s => (Schedule: s, Figures: _schedules.GetValueOrDefault(s.Name)))
                    .Select(s => new ScheduleFigures(
                        s.Schedule.Name,
                        s.Schedule.Text,
                        s.Figures.Times,
                        s.Figures.Notices,
                        s.Schedule.Opening(Start) is null ? 0 : s.Figures.Times
                    )),
            ],
            Engineers =
            [
                .. crew.Engineers.Select(e => new EngineerFigures(
                    e.Actor.Id,
                    e.Shift.Name,
                    e.Teams.Count,
                    e.Given,
                    e.Solved,
                    e.MostInHand,
                    e.Worked,
                    e.Available
                )),
            ],
        };
    }

    private void Count(TicketEvent e)
    {
        Increment(_events, e.Name);
        switch (e)
        {
            case TicketReopened:
                _reopened++;
                break;
            case ResolutionRefused:
                _refusedSolutions++;
                break;
            case RuleFired fired:
                Increment(_rules, fired.Rule);
                break;
            case TicketEscalated up:
                Increment(_levels, up.Level.ToString(CultureInfo.InvariantCulture));
                break;
            case ClockPointReached point:
                Count((point.Objective, point.Point), 1, 0);
                break;
            case ClockPointWithdrawn undone:
                Count((undone.Objective, undone.Point), 0, 1);
                break;
        }
    }

    private void Count(ValueList<Notice> notices)
    {
        foreach (var notice in notices)
        {
            var before = _notices.GetValueOrDefault(notice.Template) ?? new(notice.Template, 0, 0);
            var isOutside =
                notice.Recipient.Requester is not null || notice.Recipient.Watcher is not null || notice.Recipient.Address is not null;
            _notices[notice.Template] = isOutside
                ? before with
                {
                    Requester = before.Requester + 1,
                }
                : before with
                {
                    Desk = before.Desk + 1,
                };
        }
    }

    private void Count((string, string) point, int reached, int withdrawn)
    {
        var before = _points.GetValueOrDefault(point);
        _points[point] = (before.Reached + reached, before.Withdrawn + withdrawn);
    }

    /// <summary>Whether the promise was kept; one that does not apply is left out.</summary>
    private void Count(int objective, PriorityCode priority, ClockReading reading)
    {
        if (reading.Phase == ClockPhase.NotStarted)
            return;
        _kept[(objective, priority)] =
            _kept.GetValueOrDefault((objective, priority))
            + reading switch
            {
                { Outcome: ClockOutcome.Cancelled } => new Attainment(0, 0, 0, 1),
                { Outcome: ClockOutcome.Met } => new(1, 0, 0, 0),
                { Outcome: ClockOutcome.Open } => new(0, 0, 1, 0),
                _ => new(0, 1, 0, 0),
            };
    }

    private static Attainment Sum(IEnumerable<Attainment> all) => all.Aggregate(default(Attainment), (sum, one) => sum + one);

    private TimeFigures Spread(List<(PriorityCode Priority, Duration Time)> all) =>
        new(TimeSpread.Of(all.Select(a => a.Time)), Each(p => TimeSpread.Of(all.Where(a => a.Priority == p).Select(a => a.Time))));

    /// <summary>The priorities that occurred, the highest first.</summary>
    private ValueList<PriorityFigure<T>> Each<T>(Func<PriorityCode, T> one) =>
        [
            .. _opened
                .Keys.OrderBy(workflow.Priorities.Rank)
                .ThenBy(p => p.Code, StringComparer.Ordinal)
                .Select(p => new PriorityFigure<T>(p.Code ?? "", one(p))),
        ];

    private static ValueList<NamedCount> Counts(IEnumerable<KeyValuePair<string, int>> counts) =>
        [.. counts.Select(c => new NamedCount(c.Key, c.Value))];

    private static ValueList<NamedCount> InOrder(Dictionary<string, int> counts, IEnumerable<string> names) =>
        [
            .. names
                .Where(counts.ContainsKey)
                .Concat(counts.Keys.Except(names).Order(StringComparer.Ordinal))
                .Select(n => new NamedCount(n, counts[n])),
        ];

    private static bool IsOpen(StateKind kind) => kind is not (StateKind.Done or StateKind.Final);

    private static void Increment(IDictionary<string, int> counts, string name) =>
        counts[name] = counts.TryGetValue(name, out var before) ? before + 1 : 1;
}
