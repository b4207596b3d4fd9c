using System.Collections.Frozen;
using SupportWorkflow.Assignments;
using SupportWorkflow.Classifications;
using SupportWorkflow.Clocks;
using SupportWorkflow.Closing;
using SupportWorkflow.Conditions;
using SupportWorkflow.Escalations;
using SupportWorkflow.Handling;
using SupportWorkflow.Intake;
using SupportWorkflow.Links;
using SupportWorkflow.Priorities;
using SupportWorkflow.ProfileMoves;
using SupportWorkflow.Proposals;
using SupportWorkflow.Resolutions;
using SupportWorkflow.ServiceLevels;
using SupportWorkflow.Tracks;
using SupportWorkflow.Watchers;

namespace SupportWorkflow.Messages;

/// <summary>Every command and event there is, and every fact: what the features declare, put together.</summary>
internal static class MessageTable
{
    public static readonly ValueList<CommandRow> Commands =
    [
        .. IntakeDecisions.Commands,
        .. ClassificationDecisions.Commands,
        .. PriorityDecisions.Commands,
        .. AssignmentDecisions.Commands,
        .. HandlingDecisions.Commands,
        .. ResolutionDecisions.Commands,
        .. ClosingDecisions.Commands,
        .. LinkDecisions.Commands,
        .. WatcherDecisions.Commands,
        .. TrackDecisions.Commands,
        .. PauseDecisions.Commands,
        .. DueDecisions.Commands,
        .. EscalationDecisions.Commands,
        .. MoveDecisions.Commands,
    ];

    public static readonly ValueList<EventRow> Events =
    [
        .. IntakeDecisions.Events,
        .. ClassificationDecisions.Events,
        .. PriorityDecisions.Events,
        .. AssignmentDecisions.Events,
        .. HandlingDecisions.Events,
        .. ResolutionDecisions.Events,
        .. ClosingDecisions.Events,
        .. LinkDecisions.Events,
        .. WatcherDecisions.Events,
        .. TrackDecisions.Events,
        .. PauseDecisions.Events,
        .. DueDecisions.Events,
        .. EscalationDecisions.Events,
        .. MoveDecisions.Events,
        .. ProposalDecisions.Events,
        new EventRow<StateImported>("state-imported"),
        new EventRow<PersonErased>("person-erased"),
    ];

    private static readonly FrozenDictionary<Type, CommandRow> CommandsByType = Commands.ToFrozenDictionary(r => r.Type);
    private static readonly FrozenDictionary<string, CommandRow> CommandsByName = Commands.ToFrozenDictionary(
        r => r.Name,
        StringComparer.Ordinal
    );
    private static readonly FrozenDictionary<string, EventRow> EventsByName = Events.ToFrozenDictionary(
        r => r.Name,
        StringComparer.Ordinal
    );

    /// <summary>The kinds of event by their names.</summary>
    public static readonly EventNames EventNames = new(Events.Select(r => r.Name));

    /// <summary>The triggers that belong to a command of their own and cannot be fired by name.</summary>
    public static readonly FrozenSet<string> OwnedTriggers = Commands
        .SelectMany(r => r.Triggers.AsEnumerable())
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The type of a command's name; null: nobody knows it.</summary>
    public static Type? CommandType(string name) => CommandsByName.GetValueOrDefault(name)?.Type;

    /// <summary>The row of a command's name; null: nobody knows it.</summary>
    public static CommandRow? RowOf(string name) => CommandsByName.GetValueOrDefault(name);

    /// <summary>The row of a command.</summary>
    public static CommandRow RowOf(TicketCommand command) => CommandsByType[command.GetType()];

    /// <summary>The one trigger a command fires.</summary>
    public static string TriggerOf(TicketCommand command) => RowOf(command).TriggerOf(command);

    /// <summary>The type of an event's name; null: nobody knows it.</summary>
    public static Type? EventType(string name) => EventsByName.GetValueOrDefault(name)?.Type;

    /// <summary>The facts of a ticket.</summary>
    /// <param name="closing">What its record must hold.</param>
    /// <param name="declared">Those that a profile declares with its own words.</param>
    /// <param name="fields">The profile's own fields, as <c>field.name</c>.</param>
    /// <param name="tracks">Those of the kinds of tracks.</param>
    public static FactTable Facts(
        ClosingRules closing,
        ValueList<FactDeclaration> declared,
        ValueList<FactDeclaration> fields,
        params IEnumerable<TicketFact> tracks
    ) =>
        FactTable.Of(
            [
                .. StateFacts.OfTicket,
                .. PriorityFacts.OfTicket,
                .. ClassificationFacts.OfTicket,
                .. IntakeFacts.OfTicket,
                .. AssignmentFacts.OfTicket,
                .. ResolutionFacts.OfTicket,
                .. ClosingFacts.OfTicket(closing),
                .. EscalationFacts.OfTicket,
                .. fields.Select(IntakeFacts.OfField),
                .. tracks,
            ],
            declared
        );

    /// <summary>The facts of tickets, and those of events: what the moments of clocks may ask.</summary>
    public static FactTable EventFacts(FactTable facts) =>
        facts.With([
            .. StateFacts.OfEvents,
            .. PriorityFacts.OfEvents(facts.Catalogue),
            .. IntakeFacts.OfEvents(facts.Catalogue),
            .. HandlingFacts.OfEvents,
            .. TrackFacts.OfEvents,
            .. EscalationFacts.OfEvents,
        ]);

    /// <summary>The facts of tickets and events, and those of clocks: what rules and notices may ask.</summary>
    public static FactTable RuleFacts(FactTable eventFacts, ValueList<Objective> objectives, TrackKinds tracks) =>
        eventFacts.With([
            .. ClockFacts.OfEvents([.. objectives, .. tracks.Objectives]),
            .. ClockFacts.OfTicket(objectives),
            .. TrackFacts.OfClocks(tracks),
            .. EscalationFacts.OfClocks(objectives),
        ]);
}
