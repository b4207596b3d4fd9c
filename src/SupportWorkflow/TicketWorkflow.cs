using NodaTime;
using SupportWorkflow.Calendars;
using SupportWorkflow.Conditions;
using SupportWorkflow.Decisions;
using SupportWorkflow.Escalations;
using SupportWorkflow.Intake;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Priorities;
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
public sealed class TicketWorkflow
{
    private readonly DecisionRules _rules;
    private readonly WorkflowParts _parts;

    internal TicketWorkflow(WorkflowParts parts)
    {
        _parts = parts;
        var notices = parts.Rules.Count == 0 ? parts.Notices : parts.Notices.With(RuleVocabulary.NoticesOf(parts.Rules, parts.Notices));
        Escalations = parts.Rules.Count == 0 ? null : new(parts.Rules, new(parts.Facts, parts.Closing, parts.Objectives, parts.Calendars));
        _rules = new(
            parts.Profile, parts.Lifecycle, parts.Calendars, parts.Objectives, parts.Scale, parts.Priorities, parts.Categories, parts.Closing,
            parts.Facts,
            parts.BackdatingLimit, parts.Intake, parts.RaiseOnRefused)
        {
            Notices = new(notices, parts.Facts, parts.Closing),
            Escalations = Escalations ?? TicketRules.None,
            Levels = parts.Levels,
            SlaCalendars = parts.SlaCalendars,
        };
        (Numbers, Zone) = (parts.Numbers, parts.Zone);
    }

    /// <summary>What tickets run through without a profile: the standard lifecycle, no priorities, no promises, no rules.</summary>
    public static TicketWorkflow Standard { get; } = new(new WorkflowParts
    {
        Profile = new("standard", "1"),
        Lifecycle = Lifecycle.Standard,
        Scale = new(default),
        Priorities = new PriorityTable(default, default, default),
        Numbers = new("", "yyyy", 1, DateTimeZone.Utc),
    });

    /// <summary>Which profile, and which version of it.</summary>
    public ProfileVersion Profile => _rules.Profile;

    /// <summary>The lifecycle of its tickets.</summary>
    public Lifecycle Lifecycle => _rules.Lifecycle;

    /// <summary>The progress checks that its desk makes at fixed times, in the order of the profile.</summary>
    public ValueList<DeskSchedule> DeskSchedules => _parts.DeskSchedules;

    /// <summary>The calendars its targets name.</summary>
    public CalendarBook Calendars => _rules.Calendars;

    /// <summary>The promises it times.</summary>
    public ValueList<Objective> Objectives => _rules.Objectives;

    /// <summary>Its priorities, the highest first.</summary>
    public PriorityScale Priorities => _rules.Scale;

    /// <summary>Where its people live: times are shown in this zone.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>How its ticket numbers are built.</summary>
    public TicketNumberFormat Numbers { get; }

    /// <summary>The escalation rules in their order, those of the ladder last.</summary>
    public ValueList<EscalationRule> EscalationRules => _parts.Rules;

    /// <summary>Who is responsible at each level of the ladder, the first level first; empty: there is no ladder.</summary>
    public ValueList<LocalText> Levels => [.. _parts.Levels.AsEnumerable().Select(l => Role(l.Role))];

    /// <summary>What conditions may ask of a ticket, with the words the profile has for it.</summary>
    public FactCatalogue Facts => _rules.Facts;

    /// <summary>What may be said of a request by name: members of the intake record in the order of a form, then the profile's own fields.</summary>
    public ValueList<FormField> Form =>
        [.. Intake.Fields.AsEnumerable().Select(f => new FormField(f, Intake.Required.AsEnumerable().Any(r => r.Field == f.Name)))];

    /// <summary>The triggers of the lifecycle that have no command of their own: <see cref="FireTrigger"/> fires them.</summary>
    public ValueList<LifecycleTrigger> OwnTriggers =>
        [.. Lifecycle.Triggers.AsEnumerable().Where(t => !TicketTriggers.Owned.Contains(t.Name))];

    /// <summary>The lowest and the highest score a requester may give.</summary>
    public (int Lowest, int Highest) Scores => (_parts.Closing.LowestScore, _parts.Closing.HighestScore);

    /// <summary>The same, compiled; null: there are none.</summary>
    internal RuleBook? Escalations { get; }

    /// <summary>What people call a rule.</summary>
    internal LocalText RuleText(string name)
    {
        foreach (var rule in _parts.Rules)
            if (rule.Name == name) return rule.Called;
        return name;
    }

    /// <summary>What people call a role.</summary>
    internal LocalText Role(string role) => _parts.Roles?.GetValueOrDefault(role) ?? role;

    /// <summary>Everything its decisions read.</summary>
    internal DecisionRules Rules => _rules;

    /// <summary>Opens a ticket.</summary>
    /// <param name="command">What is asked.</param>
    /// <param name="now">The instant of deciding.</param>
    /// <exception cref="ArgumentException">Id or number is empty: the host makes both.</exception>
    public Decision Open(OpenTicket command, Instant now)
    {
        if (string.IsNullOrEmpty(command.Id.Value)) throw new ArgumentException("A ticket needs an id: the host makes it.", nameof(command));
        if (string.IsNullOrEmpty(command.Number.Value)) throw new ArgumentException("A ticket needs a number: the host draws it.", nameof(command));
        return Decider.Open(command, now, _rules);
    }

    /// <summary>Makes up what was due before the command, decides the command, then what is due by now.</summary>
    /// <param name="ticket">The ticket, as this profile version decided it last.</param>
    /// <param name="command">The order.</param>
    /// <param name="now">The instant of deciding; one before the last change counts as the last change.</param>
    /// <exception cref="ArgumentException">The ticket belongs to another profile version, or the command only opens tickets.</exception>
    public Decision Decide(Ticket ticket, TicketCommand command, Instant now)
    {
        Own(ticket);
        if (command is MoveToProfile) throw new ArgumentException("A move to another profile is decided by a WorkflowShelf, which knows both.", nameof(command));
        if (command is OpenTicket) throw new ArgumentException("OpenTicket opens a ticket; this one is open already.", nameof(command));
        return Decider.Decide(ticket, command, Instant.Max(now, ticket.ChangedAt), _rules);
    }

    /// <summary>Decides what is due by now. Call it at <see cref="Ticket.WakeUp"/>; earlier it does nothing, later nothing is lost.</summary>
    /// <param name="ticket">The ticket, as this profile version decided it last.</param>
    /// <param name="now">The instant of deciding; one before the last change counts as the last change.</param>
    /// <param name="given">What the host found out; null: nothing, so outside facts are unknown.</param>
    /// <remarks>At most 1,000 things happen in one call: a <see cref="Ticket.WakeUp"/> not later than <paramref name="now"/> means call again.</remarks>
    /// <exception cref="ArgumentException">The ticket belongs to another profile version.</exception>
    public Decision Advance(Ticket ticket, Instant now, OutsideFacts? given = null)
    {
        Own(ticket);
        return Decider.Advance(ticket, Instant.Max(now, ticket.ChangedAt), given, _rules);
    }

    /// <summary>Which outside facts a decision would use, so that the host fetches only those.</summary>
    /// <param name="ticket">The ticket; null: one is about to be opened.</param>
    /// <param name="command">The order that will be decided; null: time passes.</param>
    /// <exception cref="ArgumentException">The ticket belongs to another profile version.</exception>
    public OutsideNeeds Needs(Ticket? ticket, TicketCommand? command)
    {
        if (ticket is not null) Own(ticket);
        return NeedDecisions.Of(ticket, command, _rules);
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
        Own(ticket);
        return new(this, ticket, actor, now);
    }

    /// <summary>Folds events into the ticket they made: always equal to the snapshot.</summary>
    /// <exception cref="ArgumentException">There are none, the first is not the opening, or they are another profile version's.</exception>
    public Ticket Rebuild(IEnumerable<TicketEvent> events)
    {
        Ticket? ticket = null;
        var progress = default(FoldProgress);
        foreach (var e in events) ticket = TicketFold.Apply(ticket, e, _rules, ref progress);
        if (ticket is null) throw new ArgumentException("There are no events.", nameof(events));
        Own(ticket);
        return Woken(ticket);
    }

    /// <summary>A ticket's clock at an instant.</summary>
    /// <exception cref="ArgumentException">The profile has no such objective, or the ticket belongs to another profile version.</exception>
    public ClockReading Read(Ticket ticket, string objective, Instant at)
    {
        Own(ticket);
        if (!Objectives.Any(o => o.Name == objective)) throw NoObjective(objective, nameof(objective));
        return ticket.Clock(objective)?.At(at, Calendars) ?? default;
    }

    /// <summary>
    /// What an actor may do with the ticket: the triggers possible now, those possible once more is known, and the others with every reason.
    /// All lists are empty for a disabled account and on an archived ticket, which refuses everything.
    /// </summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="at">The instant of asking.</param>
    /// <exception cref="ArgumentException">The ticket belongs to another profile version.</exception>
    public PermittedTriggers Permitted(Ticket ticket, Actor actor, Instant at)
    {
        Own(ticket);
        return Decider.Permitted(ticket, actor, at, _rules);
    }

    /// <summary>Why the ticket is as it is: its priority, its due times, and what an actor may do next.</summary>
    /// <exception cref="ArgumentException">The ticket belongs to another profile version.</exception>
    public TicketExplanation Explain(Ticket ticket, Instant at, Actor? actor = null)
    {
        Own(ticket);
        var by = actor ?? Actor.System("explain");
        var permitted = Decider.Permitted(ticket, by, at, _rules).Now.Names;
        return new(this, ticket, at, permitted);
    }

    /// <summary>What to ask the requester of a ticket that lacks something, in the order of the profile; none: nothing is missing (INT-4, INT-5).</summary>
    /// <exception cref="ArgumentException">The ticket belongs to another profile version.</exception>
    public ValueList<DetailQuestion> Questions(Ticket ticket)
    {
        Own(ticket);
        return [.. ticket.Intake.Missing.Select(Intake.Ask)];
    }

    /// <summary>What is taken and demanded when a request comes in.</summary>
    internal IntakeRules Intake => _rules.Intake;

    /// <summary>An instant as its people read it: local time to the second, <c>2024-10-11 16:30:00</c> (INT-11).</summary>
    public string Local(Instant at) => at.InZone(Zone).ToString("uuuu'-'MM'-'dd HH':'mm':'ss", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What happened, in a sentence with the profile's names: "Assigned to li.wei → Dispatched".</summary>
    public LocalText Tell(TicketEvent e) => new EventSentences(this).Tell(e);

    /// <summary>A moment of a rule in words: "80% of “Resolution” is used".</summary>
    public LocalText Tell(Escalations.Moment moment) => RuleWords.Moment(moment);

    /// <summary>What a rule does, in words: "escalate to level 2".</summary>
    public LocalText Tell(RuleAction action) => RuleWords.Does(action);

    /// <summary>Why a promise would be due when it is: its target rows are asked as of a ticket that was just opened.</summary>
    /// <param name="objective">Which promise.</param>
    /// <param name="start">When its time begins to count.</param>
    /// <param name="facts">What is known of the request, by the names of facts; without <c>priority</c> the profile gives it.</param>
    /// <exception cref="ArgumentException">The profile has no such objective.</exception>
    public TargetExplanation ExplainTarget(string objective, Instant start, IReadOnlyDictionary<string, FactValue> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var promise = Objectives.AsEnumerable().FirstOrDefault(o => o.Name == objective) ?? throw NoObjective(objective, nameof(objective));
        return new(this, promise, start, facts);
    }

    /// <summary>What people call a value of a fact that is a choice, or the value itself.</summary>
    internal LocalText Word(string fact, string value)
    {
        foreach (var choice in _rules.Facts.Find(fact)?.Choices ?? default)
            if (choice.Value == value) return choice.Text;
        return value;
    }

    /// <summary>This workflow, whose book also finds what is on the shelf.</summary>
    internal TicketWorkflow On(CalendarShelf others) => new(_parts with { Calendars = Calendars.On(others) });

    /// <summary>Decides a move from this workflow to another one.</summary>
    internal Decision Move(Ticket ticket, MoveToProfile command, Instant now, TicketWorkflow next) =>
        Decider.Move(ticket, command, Instant.Max(now, ticket.ChangedAt), _rules, next._rules);

    /// <summary>The ticket with its next wake-up worked out anew; it is changed.</summary>
    internal Ticket Woken(Ticket ticket)
    {
        ticket.WakeUp = RuleDecisions.WakeUp(ticket, _rules);
        return ticket;
    }

    /// <summary>Folds one event into a ticket that nobody else has seen; null begins one.</summary>
    internal Ticket Fold(Ticket? ticket, TicketEvent e)
    {
        var progress = new FoldProgress { Holding = ticket is null ? 0 : _rules.Clocks.Holding(ticket) };
        return Fold(ticket, e, ref progress);
    }

    /// <summary>The same, for one who folds event after event.</summary>
    /// <param name="ticket">The ticket; null begins one.</param>
    /// <param name="e">The event.</param>
    /// <param name="progress">What the fold before left here; <c>default</c> in the beginning.</param>
    internal Ticket Fold(Ticket? ticket, TicketEvent e, ref FoldProgress progress) => TicketFold.Apply(ticket, e, _rules, ref progress);

    private RuleWords RuleWords => new(Escalations?.Source ?? new(_parts.Facts, _parts.Closing, _parts.Objectives, _parts.Calendars));

    private ArgumentException NoObjective(string objective, string parameter) =>
        new($"{Profile} has no objective '{objective}'.", parameter);

    private void Own(Ticket ticket)
    {
        if (ticket.Profile != Profile) throw new ArgumentException($"Ticket {ticket.Id} is decided by {ticket.Profile}, not by {Profile}.", nameof(ticket));
    }
}
