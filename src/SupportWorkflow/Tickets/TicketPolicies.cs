using System.Collections.Frozen;
using NodaTime;
using SupportWorkflow.Calendars;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow;

/// <summary>One profile version as features decide by it; each feature adds what it reads. Immutable.</summary>
internal sealed partial record TicketPolicies
{
    public required ProfileVersion Profile { get; init; }

    public required Lifecycle Lifecycle { get; init; }

    public CalendarBook Calendars { get; init; } = CalendarBook.Of();

    /// <summary>The promises, in the order of the profile.</summary>
    public ValueList<Objective> Objectives { get; init; }

    /// <summary>Those of the tracks beside a ticket, kind by kind.</summary>
    public ValueList<Objective> ObjectivesOfTracks { get; init; }

    /// <summary>The kinds of event there are.</summary>
    public required EventNames Events { get; init; }

    /// <summary>The triggers that belong to a command of their own and cannot be fired by name.</summary>
    public required FrozenSet<string> OwnedTriggers { get; init; }

    /// <summary>Makes the commands that rules give by their triggers.</summary>
    public required ITriggerCommands Commands { get; init; }

    /// <summary>What conditions may ask; the lifecycle was checked against it.</summary>
    public FactTable Facts { get; init; } = FactTable.Empty;

    /// <summary>The facts of tickets and of events: what the moments of clocks may ask.</summary>
    public FactTable EventFacts { get; init; } = FactTable.Empty;

    /// <summary>The facts of tickets, and those of events and clocks: what rules and notices may ask.</summary>
    public FactTable RuleFacts { get; init; } = FactTable.Empty;

    /// <summary>Whether a rule waits for the end of a wait.</summary>
    public bool EndsWaits { get; init; }

    /// <summary>How far back, before the instant of deciding, something may be said to have happened; null:
    /// no limit but the opening.</summary>
    public Duration? BackdatingLimit { get; init; }

    /// <summary>The running clock that is due first, passed or not; null: none runs.
    /// Of two at one instant, the one that began first.</summary>
    public TicketDue? NextDue(Ticket ticket)
    {
        TicketDue? next = null;
        foreach (var clock in ticket.Clocks)
            if (clock.DueAt(Calendars) is { } at && (next is null || at < next.At))
                next = new(clock.Objective, at);
        return next;
    }

    /// <summary>Where a trigger leads that a rule or policy fires; null: nowhere, or it moves nothing.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="trigger">The trigger.</param>
    /// <param name="by">Which rule or policy; roles do not bind it.</param>
    /// <param name="at">The instant as of which guards are asked.</param>
    /// <param name="given">What the host found out.</param>
    public string? Leads(Ticket ticket, string trigger, Actor by, Instant at, OutsideFacts? given)
    {
        if (Lifecycle.FindTrigger(trigger) is not { } found)
            return null;
        var from = Lifecycle.State(ticket.State.Name);
        var facts = Facts.Of(new FactSubject(ticket, Given: given).By(by));
        var step = Lifecycle.Next(from, found, Lifecycle.Given(Lifecycle.GuardsOf(from, found), ref facts, at, Calendars), RoleSet.All);
        return step is { IsPermitted: true, Kind: TransitionKind.Move or TransitionKind.Reentry } ? step.To.Name : null;
    }
}
