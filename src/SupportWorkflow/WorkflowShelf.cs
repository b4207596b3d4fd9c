using System.Collections.Immutable;
using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow;

/// <summary>
/// Every profile version that tickets are pinned to, each compiled: finds the workflow that decides a ticket, moves tickets between
/// versions and rebuilds those that moved. Thread-safe.
/// One that you make stays as it is; the one of a desk grows as the desk meets older versions.
/// </summary>
/// <remarks>
/// On a shelf every workflow also knows the calendars of all, its own included, as <c>profile@version/name</c>: a clock that keeps its old
/// target keeps the calendar which measures it, whatever the new profile calls by the same name. Asked to read, permit or explain a ticket
/// of another version, it passes the question on to that version's workflow.
/// </remarks>
/// <example><code>
/// var shelf = new WorkflowShelf(versionOne, versionTwo);
/// Decision moved = shelf.Decide(ticket, new MoveToProfile(versionTwo.Profile, RetargetMode.Keep, "new contract") { By = lead }, now);
/// </code></example>
public sealed class WorkflowShelf
{
    private readonly Lock _growing = new();
    private readonly CalendarShelf _calendars;
    private volatile ImmutableDictionary<ProfileVersion, TicketWorkflow> _workflows;

    /// <param name="workflows">At least one; each profile version once.</param>
    /// <exception cref="ArgumentException">There is none, or one version is there twice.</exception>
    public WorkflowShelf(params IEnumerable<TicketWorkflow> workflows)
    {
        ArgumentNullException.ThrowIfNull(workflows);
        _calendars = new();
        _workflows = workflows.Aggregate(ImmutableDictionary<ProfileVersion, TicketWorkflow>.Empty, Put);
        if (_workflows.IsEmpty)
            throw new ArgumentException("A shelf holds at least one workflow.", nameof(workflows));
    }

    private WorkflowShelf(ImmutableDictionary<ProfileVersion, TicketWorkflow> workflows, CalendarShelf calendars) =>
        (_workflows, _calendars) = (workflows, calendars);

    /// <summary>This shelf with one more workflow. Those that are there already stay as they are,
    /// so growing costs as much at any size.</summary>
    /// <exception cref="ArgumentException">Its version is there already.</exception>
    public WorkflowShelf With(TicketWorkflow workflow)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        return new(Put(_workflows, workflow), _calendars);
    }

    /// <summary>Puts a workflow on this shelf itself, unless its version is there already.</summary>
    internal void Grow(TicketWorkflow workflow)
    {
        lock (_growing)
            if (Find(workflow.Profile) is null)
                _workflows = Put(_workflows, workflow);
    }

    /// <summary>The profile versions on it.</summary>
    public IEnumerable<ProfileVersion> Profiles => _workflows.Keys;

    /// <summary>The workflow of a profile version; null: it is not here.</summary>
    public TicketWorkflow? Find(ProfileVersion profile) => _workflows.GetValueOrDefault(profile);

    /// <summary>The workflow that decides a ticket.</summary>
    /// <exception cref="ArgumentException">Its profile version is not here.</exception>
    public TicketWorkflow Of(Ticket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return Of(ticket.Profile);
    }

    /// <summary>Decides a command by the workflow of the ticket; a <see cref="MoveToProfile"/> by both.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="command">The command.</param>
    /// <param name="now">The instant of deciding; one before the last change counts as the last change.</param>
    /// <exception cref="ArgumentException">The ticket's profile version is not here, or the command only opens tickets.</exception>
    public Decision Decide(Ticket ticket, TicketCommand command, Instant now)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(command);
        var workflow = Of(ticket);
        if (command is not MoveToProfile move)
            return workflow.Decide(ticket, command, now);
        return Find(move.To) is { } next
            ? workflow.Move(ticket, move, now, next)
            : Decision.Refused(ticket, CommandDoor.Refuses(command) ?? ProfileMoves.MoveDecisions.Unknown(move.To, Profiles));
    }

    /// <summary>Folds events into the ticket they made, by the profile version each was decided under.</summary>
    /// <exception cref="ArgumentException">There are none, the first is not the opening, there are two, one is missing or in the wrong
    /// place, or a profile version is not here.</exception>
    public Ticket Rebuild(IEnumerable<TicketEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        Ticket? ticket = null;
        TicketWorkflow? workflow = null;
        foreach (var e in events)
        {
            Engine.TicketFold.EnsureNext(ticket, e);
            if (e is TicketOpened opened)
                workflow = Of(opened.Profile);
            if (e is ProfileChanged changed)
                workflow = Of(changed.After);
            if (workflow is null)
                throw new ArgumentException($"The first event of a ticket is ticket-opened, not {e.Name}.", nameof(events));
            ticket = workflow.Fold(ticket, e);
        }
        if (ticket is null)
            throw new ArgumentException("There are no events.", nameof(events));
        return workflow!.WithWakeUp(ticket);
    }

    /// <summary>
    /// Takes a person out of a ticket. State, clocks and firings stay as they are; the events say the same of everything but the person.
    /// </summary>
    /// <param name="events">Every event of the ticket.</param>
    /// <param name="what">Whom, and which texts.</param>
    /// <param name="by">Who does it; kept in the event that says so.</param>
    /// <param name="now">The instant; one before the last change counts as the last change.</param>
    /// <returns>The ticket as it is rebuilt, and every event of it: those given, changed, and after them <see
    /// cref="PersonErased"/>.</returns>
    /// <exception cref="ArgumentException">The events are not those of a ticket, or a profile version is not here.</exception>
    public Decision Erase(IEnumerable<TicketEvent> events, Redaction what, Actor by, Instant now)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(what);
        ArgumentNullException.ThrowIfNull(by);
        var changed = events.Select(e => e.Redact(what)).ToList();
        if (changed.Count == 0)
            throw new ArgumentException("There are no events.", nameof(events));
        var at = Instant.Max(now, changed[^1].RecordedAt);
        changed.Add(
            new PersonErased(what.Pseudonym)
            {
                Version = changed[^1].Version + 1,
                RecordedAt = at,
                OccurredAt = at,
                By = what.Names(by.Id) ? what.Pseudonym : by.Id,
                ByKind = by.Kind,
            }
        );
        var ticket = Rebuild(changed);
        return Decision.Accepted(ticket, [.. changed], default, Of(ticket).Policies);
    }

    private TicketWorkflow Of(ProfileVersion profile) =>
        Find(profile)
        ?? throw new ArgumentException($"{profile} is not on the shelf; there is {string.Join(", ", Profiles)}.", nameof(profile));

    private ImmutableDictionary<ProfileVersion, TicketWorkflow> Put(
        ImmutableDictionary<ProfileVersion, TicketWorkflow> to,
        TicketWorkflow workflow
    )
    {
        if (to.ContainsKey(workflow.Profile))
            throw new ArgumentException($"{workflow.Profile} is there twice.", nameof(workflow));
        foreach (var name in workflow.Calendars.Names)
            _calendars.Put(workflow.Profile.CalendarName(name), workflow.Calendars[name]);
        return to.Add(workflow.Profile, workflow.On(_calendars, Find));
    }
}
