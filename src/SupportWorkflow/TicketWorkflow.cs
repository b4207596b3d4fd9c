using NodaTime;
using SupportWorkflow.Calendars;
using SupportWorkflow.Conditions;
using SupportWorkflow.Engine;
using SupportWorkflow.Escalations;
using SupportWorkflow.Intake;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Messages;
using SupportWorkflow.Notices;
using SupportWorkflow.Priorities;
using SupportWorkflow.Reading;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow;

/// <summary>
/// One profile version, compiled: a pure function from ticket, command and instant to a decision. It reads no clock and no store and awaits
/// nothing. Immutable and thread-safe; make one and share it.
/// </summary>
/// <example><code>
/// TicketWorkflow workflow = BuiltInProfiles.CallCenter.Compile();
/// Decision opened = workflow.Open(new OpenTicket(new("t-1"), new("TS202410110001"), "No dial tone") { By = chen }, now);
/// Decision next = workflow.Decide(opened.Ticket, new CancelTicket("It works again.") { By = chen }, now);
/// </code></example>
public sealed partial class TicketWorkflow
{
    private readonly DecisionRules _rules;
    private readonly WorkflowParts _parts;
    private readonly Func<ProfileVersion, TicketWorkflow?>? _shelf;

    /// <param name="parts">What it is made of.</param>
    /// <param name="shelf">Finds the workflows of other versions, for questions about their tickets; null: there are none.</param>
    internal TicketWorkflow(WorkflowParts parts, Func<ProfileVersion, TicketWorkflow?>? shelf = null)
    {
        (_parts, _shelf) = (parts, shelf);
        var (policies, hasRules) = (parts.Policies, parts.Rules.Count > 0);
        var notices = hasRules ? parts.Notices.With(RuleNotices.Of(parts.Rules, parts.Notices)) : parts.Notices;
        _rules = new(policies, hasRules ? new(parts.Rules, policies) : null, new(notices, policies));
        Words = new(parts);
    }

    /// <summary>What tickets run through without a profile: the standard lifecycle, no priorities, no promises, no rules.</summary>
    public static TicketWorkflow Standard { get; } = new(WorkflowParts.Of(new("standard", "1"), Lifecycle.Standard));

    /// <summary>Which profile, and which version of it.</summary>
    public ProfileVersion Profile => Policies.Profile;

    /// <summary>The lifecycle of its tickets.</summary>
    public Lifecycle Lifecycle => Policies.Lifecycle;

    /// <summary>What its desk does at fixed times, in the order of the profile.</summary>
    public ValueList<DeskSchedule> DeskSchedules => _parts.DeskSchedules;

    /// <summary>The calendars its targets name.</summary>
    public CalendarBook Calendars => Policies.Calendars;

    /// <summary>The promises it times.</summary>
    public ValueList<Objective> Objectives => Policies.Objectives;

    /// <summary>Its priorities, the highest first.</summary>
    public PriorityScale Priorities => Policies.Scale;

    /// <summary>Where its people live: times are shown in this zone.</summary>
    public DateTimeZone Zone => _parts.Zone;

    /// <summary>How its ticket numbers are built.</summary>
    public TicketNumberFormat Numbers => _parts.Numbers;

    /// <summary>
    /// The profile as tickets pin it: one document that needs no other, with the rules that were added in code and the names and versions
    /// of policies in code. Null: the workflow was made of a lifecycle alone.
    /// </summary>
    public string? ToJson() => _parts.Document?.Value;

    /// <summary>The escalation rules in their order, those of the ladder last.</summary>
    public ValueList<EscalationRule> EscalationRules => _parts.Rules;

    /// <summary>Who is responsible at each level of the ladder, the first level first; empty: there is no ladder.</summary>
    public ValueList<LocalText> Levels => [.. Policies.Levels.Select(l => Words.Role(l.Role))];

    /// <summary>What conditions may ask of a ticket, with the words the profile has for it.</summary>
    public FactCatalogue Facts => Policies.Facts.Catalogue;

    /// <summary>What may be said of a request by name:
    /// members of the intake record in the order of a form, then the profile's own fields.</summary>
    public ValueList<FormField> Form =>
        [.. Intake.Fields.AsEnumerable().Select(f => new FormField(f, Intake.Required.AsEnumerable().Any(r => r.Field == f.Name)))];

    /// <summary>The triggers of the lifecycle that have no command of their own: <see cref="FireTrigger"/> fires them.</summary>
    public ValueList<LifecycleTrigger> OwnTriggers =>
        [.. Lifecycle.Triggers.AsEnumerable().Where(t => !Policies.OwnedTriggers.Contains(t.Name))];

    /// <summary>The lowest and the highest score a requester may give.</summary>
    public (int Lowest, int Highest) Scores => (Policies.Closing.LowestScore, Policies.Closing.HighestScore);

    /// <summary>The escalation rules, compiled; null: there are none.</summary>
    internal RuleBook? Escalations => _rules.Escalations;

    /// <summary>What its people call things.</summary>
    internal ProfileWords Words { get; }

    /// <summary>What features decide by.</summary>
    internal TicketPolicies Policies => _rules.Policies;

    /// <summary>Everything its decisions read.</summary>
    internal DecisionRules Rules => _rules;

    /// <summary>Opens a ticket.</summary>
    /// <param name="command">What is asked.</param>
    /// <param name="now">The instant of deciding.</param>
    /// <exception cref="ArgumentException">Id or number is empty: the host makes both.</exception>
    public Decision Open(OpenTicket command, Instant now)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (string.IsNullOrEmpty(command.Id.Value))
            throw new ArgumentException("A ticket needs an id: the host makes it.", nameof(command));
        if (string.IsNullOrEmpty(command.Number.Value))
            throw new ArgumentException("A ticket needs a number: the host draws it.", nameof(command));
        return Decider.Open(command, now, _rules);
    }

    /// <summary>Makes up what was due before the command, decides the command, then what is due by now.</summary>
    /// <param name="ticket">The ticket, as this profile version decided it last.</param>
    /// <param name="command">The command.</param>
    /// <param name="now">The instant of deciding; one before the last change counts as the last change.</param>
    /// <exception cref="ArgumentException">The ticket belongs to another profile version, or the command only opens tickets.</exception>
    public Decision Decide(Ticket ticket, TicketCommand command, Instant now)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(command);
        Own(ticket);
        if (command is MoveToProfile)
            throw new ArgumentException("A move to another profile is decided by a WorkflowShelf, which knows both.", nameof(command));
        if (command is OpenTicket)
            throw new ArgumentException("OpenTicket opens a ticket; this one is open already.", nameof(command));
        return Decider.Decide(ticket, command, Instant.Max(now, ticket.ChangedAt), _rules);
    }

    /// <summary>Decides what is due by now. Call it at <see cref="Ticket.WakeUp"/>;
    /// earlier it does nothing, later nothing is lost.</summary>
    /// <param name="ticket">The ticket, as this profile version decided it last.</param>
    /// <param name="now">The instant of deciding; one before the last change counts as the last change.</param>
    /// <param name="given">What the host found out; null: nothing, so outside facts are unknown.</param>
    /// <remarks>At most 1,000 things happen in one call:
    /// a <see cref="Ticket.WakeUp"/> not later than <paramref name="now"/> means call again.</remarks>
    /// <exception cref="ArgumentException">The ticket belongs to another profile version.</exception>
    public Decision Advance(Ticket ticket, Instant now, OutsideFacts? given = null)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        Own(ticket);
        return Decider.Advance(ticket, Instant.Max(now, ticket.ChangedAt), given, _rules);
    }

    /// <summary>Which outside facts a decision would use, so that the host fetches only those.</summary>
    /// <param name="ticket">The ticket; null: one is about to be opened.</param>
    /// <param name="command">The command that will be decided; null: time passes.</param>
    /// <exception cref="ArgumentException">The ticket belongs to another profile version.</exception>
    public OutsideNeeds Needs(Ticket? ticket, TicketCommand? command)
    {
        if (ticket is not null)
            Own(ticket);
        return Engine.Needs.Of(ticket, command, _rules);
    }

    /// <summary>A Stateless machine over one ticket, whose triggers carry commands and whose transitions this workflow decides.</summary>
    /// <param name="ticket">The ticket, as this profile version decided it last.</param>
    /// <param name="actor">Who is meant where Stateless is asked for possible triggers without a command.</param>
    /// <param name="now">Reads the clock.</param>
    /// <example><code>
    /// var machine = workflow.ToStateless(ticket, agent, clock.GetCurrentInstant);
    /// machine.Configure("resolved").OnEntry(() => mail.Send(machine.Ticket));
    /// machine.Fire(new ResolveTicket(new(ResolutionResult.Resolved, "New driver.")) { By = engineer });
    /// </code></example>
    /// <exception cref="ArgumentException">The ticket belongs to another profile version.</exception>
    public TicketMachine ToStateless(Ticket ticket, Actor actor, Func<Instant> now)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(now);
        Own(ticket);
        return new(this, ticket, actor, now);
    }

    /// <summary>Folds events into the ticket they made: always equal to the snapshot.</summary>
    /// <exception cref="ArgumentException">There are none, the first is not the opening, there are two, one is missing or in the wrong
    /// place, or they are another profile version's.</exception>
    public Ticket Rebuild(IEnumerable<TicketEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        Ticket? ticket = null;
        var progress = default(FoldProgress);
        foreach (var e in events)
        {
            TicketFold.EnsureNext(ticket, e);
            ticket = TicketFold.Apply(ticket, e, _rules, ref progress);
        }
        if (ticket is null)
            throw new ArgumentException("There are no events.", nameof(events));
        Own(ticket);
        return WithWakeUp(ticket);
    }

    /// <summary>A ticket's clock at an instant.</summary>
    /// <exception cref="ArgumentException">The profile has no such objective, or the ticket belongs to another profile version.</exception>
    public ClockReading Read(Ticket ticket, string objective, Instant at)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(objective);
        if (Other(ticket) is { } other)
            return other.Read(ticket, objective, at);
        if (!Objectives.Any(o => o.Name == objective))
            throw NoObjective(objective, nameof(objective));
        return ticket.Clock(objective)?.At(at, Calendars) ?? default;
    }

    /// <summary>
    /// What an actor may do with the ticket: the triggers possible now, those possible once more is known, and the others with every
    /// reason. All lists are empty for a disabled account and on an archived ticket, which refuses everything.
    /// </summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="at">The instant of asking.</param>
    /// <exception cref="ArgumentException">The ticket belongs to another profile version.</exception>
    public PermittedTriggers Permitted(Ticket ticket, Actor actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(actor);
        if (Other(ticket) is { } other)
            return other.Permitted(ticket, actor, at);
        return Decider.Permitted(ticket, actor, at, Policies);
    }

    /// <summary>Why somebody may not open a request that continues an earlier ticket; null: they may.</summary>
    internal Rejection? RefusesContinuation(Ticket earlier, Actor by) => Continuations.Refuses(earlier, by, Policies);

    /// <summary>Whether somebody may see a ticket (ROL-2).</summary>
    /// <exception cref="ArgumentException">The ticket belongs to another profile version.</exception>
    public bool CanRead(Ticket ticket, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(actor);
        return Other(ticket) is { } other ? other.CanRead(ticket, actor) : ReadScope(actor).Covers(ticket);
    }

    /// <summary>What somebody may see of a ticket and its events (ROL-4); null: they may not see it.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="events">Its events, or some of them.</param>
    /// <param name="actor">Who looks.</param>
    /// <exception cref="ArgumentException">The ticket belongs to another profile version.</exception>
    public TicketView? View(Ticket ticket, IEnumerable<TicketEvent> events, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(actor);
        if (Other(ticket) is { } other)
            return other.View(ticket, events, actor);
        var scope = ReadScope(actor);
        return scope.Covers(ticket) ? TicketView.Of(ticket, events, scope) : null;
    }

    /// <summary>What somebody may see, as data: a list is narrowed to it before it is counted and paged.</summary>
    public ReadScope ReadScope(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return Policies.Reading.Of(actor);
    }

    /// <summary>What a screen asks before it fires a trigger, such as one that <see cref="Permitted"/> lists.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <exception cref="ArgumentException">The lifecycle has no such trigger.</exception>
    public TriggerForm FormOf(string trigger)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        return Lifecycle.FindTrigger(trigger) is { } found
            ? TriggerForms.Of(trigger, found.Text, Policies)
            : throw new ArgumentException($"{Profile} has no trigger '{trigger}'.", nameof(trigger));
    }

    /// <summary>Why the ticket is as it is: its priority, its due times, and what an actor may do next.</summary>
    /// <exception cref="ArgumentException">The ticket belongs to another profile version.</exception>
    public TicketExplanation Explain(Ticket ticket, Instant at, Actor? actor = null)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        if (Other(ticket) is { } other)
            return other.Explain(ticket, at, actor);
        var by = actor ?? Actor.System("explain");
        var permitted = Decider.Permitted(ticket, by, at, Policies).Now.Names;
        return new(this, ticket, at, permitted);
    }

    /// <summary>What to ask the requester of a ticket that lacks something, in the order of the profile; none:
    /// nothing is missing (INT-4, INT-5).</summary>
    /// <exception cref="ArgumentException">The ticket belongs to another profile version.</exception>
    public ValueList<DetailQuestion> Questions(Ticket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        if (Other(ticket) is { } other)
            return other.Questions(ticket);
        return [.. ticket.Intake.Missing.Select(Intake.Ask)];
    }

    /// <summary>What is taken and demanded when a request comes in.</summary>
    internal IntakeRules Intake => Policies.Intake;

    /// <summary>An instant as its people read it: local time to the second, <c>2024-10-11 16:30:00</c> (INT-11).</summary>
    public string Local(Instant at) => Words.Local(at);

    /// <summary>What happened, in a sentence with the profile's names: "Assigned to li.wei → Dispatched".</summary>
    public LocalText Tell(TicketEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        var told = e.Tell(Words);
        return e.To is { } to ? TicketTexts.Table.Say("enters", told, Words.State(to)) : told;
    }

    /// <summary>A moment of a rule in words: "80% of “Resolution” is used".</summary>
    public LocalText Tell(Escalations.Moment moment)
    {
        ArgumentNullException.ThrowIfNull(moment);
        return new RuleWords(Words).Moment(moment);
    }

    /// <summary>What a rule does, in words: "escalate to level 2".</summary>
    public LocalText Tell(RuleAction action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return action.Say(Words);
    }

    /// <summary>Why a promise would be due when it is: its target rows are asked as of a ticket that was just opened.</summary>
    /// <param name="objective">Which promise.</param>
    /// <param name="start">When its time begins to count.</param>
    /// <param name="facts">What is known of the request, by the names of facts; without <c>priority</c> the profile gives it.</param>
    /// <exception cref="ArgumentException">The profile has no such objective.</exception>
    public TargetExplanation ExplainTarget(string objective, Instant start, IReadOnlyDictionary<string, FactValue> facts)
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(facts);
        var promise = Objectives.AsEnumerable().FirstOrDefault(o => o.Name == objective) ?? throw NoObjective(objective, nameof(objective));
        return new(this, promise, start, facts);
    }

    /// <summary>Whether the time of a promise may stand still while a ticket is in a state: certainly, or once more is known.</summary>
    /// <param name="state">A state of its lifecycle.</param>
    public bool MayPauseIn(LifecycleState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var facts = new StateAlone(state);
        return Objectives.Any(o => o.PauseWhile is { } pause && pause.Evaluate(facts, default, Calendars).Truth != Truth.False);
    }

    /// <summary>This workflow, whose book also finds what is on the shelf.</summary>
    internal TicketWorkflow On(CalendarShelf others, Func<ProfileVersion, TicketWorkflow?> shelf) =>
        new(_parts with { Policies = Policies with { Calendars = Calendars.On(others) } }, shelf);

    /// <summary>Decides a move from this workflow to another one.</summary>
    internal Decision Move(Ticket ticket, MoveToProfile command, Instant now, TicketWorkflow next) =>
        Decider.Move(ticket, command, Instant.Max(now, ticket.ChangedAt), _rules, next._rules);

    /// <summary>The ticket with its next wake-up worked out anew; it is changed.</summary>
    internal Ticket WithWakeUp(Ticket ticket)
    {
        ticket.WakeUp = NextDue.WakeUp(ticket, _rules);
        return ticket;
    }

    /// <summary>Folds one event into a ticket that nobody else has seen; null begins one.</summary>
    internal Ticket Fold(Ticket? ticket, TicketEvent e)
    {
        var progress = ticket is null ? default : FoldProgress.Of(ticket, Policies);
        return Fold(ticket, e, ref progress);
    }

    /// <summary>Folds one event, for one who folds event after event.</summary>
    /// <param name="ticket">The ticket; null begins one.</param>
    /// <param name="e">The event.</param>
    /// <param name="progress">What the fold before left here; <c>default</c> in the beginning.</param>
    internal Ticket Fold(Ticket? ticket, TicketEvent e, ref FoldProgress progress) => TicketFold.Apply(ticket, e, _rules, ref progress);

    /// <summary>The workflow to ask about a ticket of another version; null: this one.</summary>
    private TicketWorkflow? Other(Ticket ticket)
    {
        if (ticket.Profile != Profile && _shelf?.Invoke(ticket.Profile) is { } other)
            return other;
        Own(ticket);
        return null;
    }

    private ArgumentException NoObjective(string objective, string parameter) =>
        new($"{Profile} has no objective '{objective}'.", parameter);

    private void Own(Ticket ticket)
    {
        if (ticket.Profile != Profile)
            throw new ArgumentException($"Ticket {ticket.Id} is decided by {ticket.Profile}, not by {Profile}.", nameof(ticket));
    }
}
