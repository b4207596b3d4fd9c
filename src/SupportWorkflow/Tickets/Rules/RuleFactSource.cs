using SupportWorkflow.Calendars;
using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Resolutions;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow;

/// <summary>What rules and notices of a profile may ask of a ticket, its clocks and an event, and how it is read. Immutable.</summary>
internal sealed class RuleFactSource
{
    private static readonly TextTable Labels = new("Tickets.Facts");

    private static readonly ValueList<FactChoice> Phases = ["not-started", "running", "paused", "stopped", "cancelled"];

    private readonly ClosingRules _closing;
    private readonly LocalText[] _texts;

    public RuleFactSource(FactCatalogue facts, ClosingRules closing, ValueList<Objective> objectives, CalendarBook calendars)
    {
        (_closing, OfTicket, Objectives, Calendars) = (closing, facts.Facts.Count, [.. objectives.AsSpan().ToArray().Select(o => o.Name)], calendars);
        _texts = [.. objectives.AsSpan().ToArray().Select(o => o.Text)];
        Facts = FactsOf(facts, objectives);
        Priority = Facts.IndexOf("priority");
        Impact = Facts.IndexOf("impact");
    }

    /// <summary>The ticket's facts, then those of events and of clocks.</summary>
    public static FactCatalogue FactsOf(FactCatalogue facts, ValueList<Objective> objectives) =>
        facts.With(
            [
                YesNo("event.changes-state"),
                YesNo("event.changes-priority"),
                YesNo("event.raises-priority"),
                YesNo("event.widens-impact"),
                YesNo("event.visible"),
                YesNo("event.by-person"),
                Labelled(FactDeclaration.Text("event.topic")),
                Labelled(FactDeclaration.Text("event.reason")),
                Labelled(FactDeclaration.Choice("event.objective", [.. objectives.AsSpan().ToArray().Select(o => new FactChoice(o.Name, o.Text))])),
                Labelled(FactDeclaration.Choice("event.point", [.. objectives.AsSpan().ToArray().SelectMany(o => o.Warn).Select(w => w.Name).Distinct().Append(SlaClock.DuePoint).Select(p => (FactChoice)p)])),
                .. objectives.AsSpan().ToArray().SelectMany(OfClock),
            ]);

    /// <summary>The facts of the ticket, of the event, and of each clock.</summary>
    public FactCatalogue Facts { get; }

    public ValueList<string> Objectives { get; }

    public CalendarBook Calendars { get; }

    /// <summary>How many facts are the ticket's own.</summary>
    public int OfTicket { get; }

    public int Priority { get; }

    public int Impact { get; }

    /// <summary>The facts as they are.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="given">What the host found out.</param>
    /// <param name="e">The event that is asked about; null: none.</param>
    /// <param name="before">What the ticket was before it.</param>
    /// <param name="command">What was ordered; null: time passed, or it is not to be asked.</param>
    public RuleFacts Read(
        Ticket ticket, OutsideFacts? given = null, TicketEvent? e = null, TicketBefore before = default, TicketCommand? command = null) =>
        new(new(ticket, Facts, _closing, null, command, given), ticket, this, e, before);

    /// <summary>What people call a promise.</summary>
    public LocalText ObjectiveText(string objective) => _texts[Objectives.AsSpan().IndexOf(objective)];

    /// <summary>What the clock of a promise is doing, in the word of its fact.</summary>
    public string PhaseOf(Ticket ticket, string objective) => ticket.Clock(objective) is { } clock ? Phases[(int)clock.Phase].Value : Phases[0].Value;

    /// <summary>Whether nothing happens to the ticket any more.</summary>
    public static bool IsArchived(Ticket ticket) => ticket.Closing.ArchivedAt is not null;

    /// <summary>Whether the ticket is at its end.</summary>
    public static bool IsFinal(Ticket ticket) => ticket.State.Kind == StateKind.Final;

    /// <summary>The number of a kind of state by its word; -1: there is none.</summary>
    public static int KindOf(string word) => LifecycleWords.Kinds.TryGetValue(word, out var kind) ? (int)kind : -1;

    /// <summary>The words of all kinds of state.</summary>
    public static IEnumerable<string> Kinds => LifecycleWords.Kinds.Keys;

    /// <summary>Whether the state is of a kind.</summary>
    public static bool IsOfKind(Ticket ticket, int kind) => (int)ticket.State.Kind == kind;

    private static FactDeclaration[] OfClock(Objective objective) =>
    [
        FactDeclaration.Choice($"clock.{objective.Name}.phase", Phases) with { Label = Labels.Say("clock.phase", objective.Text) },
        FactDeclaration.YesNo($"clock.{objective.Name}.breached") with { Label = Labels.Say("clock.breached", objective.Text) },
    ];

    private static FactDeclaration YesNo(string name) => Labelled(FactDeclaration.YesNo(name));

    private static FactDeclaration Labelled(FactDeclaration fact) => fact with { Label = Labels.Say(fact.Name) };
}
