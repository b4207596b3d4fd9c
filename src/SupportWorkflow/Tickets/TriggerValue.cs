namespace SupportWorkflow;

/// <summary>An argument of the command behind a trigger.</summary>
/// <param name="Name">Its name as <see cref="TriggerArgument.Name"/>; <c>field.</c> and a name is one of the profile's own fields.</param>
/// <param name="Value">Its value as a text: a number, <c>true</c>, an instant; several texts with commas between them.</param>
public readonly record struct TriggerValue(string Name, string Value);

/// <summary>A trigger with what its command takes.</summary>
internal readonly record struct TriggerOrder(string Trigger, ValueList<TriggerValue> With);

/// <summary>Makes the commands behind triggers.</summary>
internal interface ITriggerCommands
{
    /// <summary>The events that come of a trigger.</summary>
    ValueList<string> EventsOf(string trigger);

    /// <summary>The command of a trigger.</summary>
    /// <param name="order">The trigger, and what its command takes.</param>
    /// <param name="by">Who gives it.</param>
    /// <param name="because">The reason where none is said.</param>
    /// <param name="policies">The profile.</param>
    /// <param name="path">Where the arguments stand.</param>
    /// <param name="problems">Where goes what is wrong with them.</param>
    /// <returns>Null: they do not make one.</returns>
    TicketCommand? ByTrigger(in TriggerOrder order, Actor by, string because, TicketPolicies policies, string path, ProblemList problems);
}
