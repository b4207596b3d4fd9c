using System.Diagnostics;

namespace SupportWorkflow;

/// <summary>What the table of messages says of a kind of command.</summary>
/// <param name="Name">The stable name.</param>
/// <param name="Type">The type of the message.</param>
/// <param name="Triggers">The triggers of the lifecycle that belong to it and cannot be fired by name.</param>
internal abstract record CommandRow(string Name, Type Type, ValueList<string> Triggers)
{
    /// <summary>The outside facts its decision would use.</summary>
    public Func<TicketCommand, OutsideNeeds> NeedsOf { get; init; } = static _ => OutsideNeeds.None;

    /// <summary>What no screen asks for: what the trigger itself says, and what is filled in later. Names as in JSON, with dots.</summary>
    public ValueList<string> NotAsked { get; init; }

    /// <summary>What a trigger says of that, by its name.</summary>
    public Func<string, TriggerValue> Says { get; init; } = static _ => default;

    /// <summary>The one trigger a command fires.</summary>
    public abstract string TriggerOf(TicketCommand command);

    /// <summary>Decides a command that state, role and guard allow: only its arguments are left to check.</summary>
    public abstract Verdict Decide(TicketCommand command, in Deciding on);
}

/// <summary>Decides a command that state, role and guard allow: only its arguments are left to check.</summary>
internal delegate Verdict CommandHandler<in T>(T command, in Deciding on)
    where T : TicketCommand;

/// <inheritdoc/>
/// <typeparam name="T">The type of the message.</typeparam>
internal sealed record CommandRow<T>(string Name, ValueList<string> Triggers, Func<T, string> Trigger, CommandHandler<T> Handler)
    : CommandRow(Name, typeof(T), Triggers)
    where T : TicketCommand
{
    /// <summary>A command that always fires the same trigger.</summary>
    public CommandRow(string name, string trigger, CommandHandler<T> handler)
        : this(name, [trigger], _ => trigger, handler) { }

    /// <summary>A command that never comes to its row to be decided, because it is not for one ticket under one profile: opening and moving
    /// have doors of their own.</summary>
    public CommandRow(string name, string trigger)
        : this(name, trigger, static (_, in _) => throw new UnreachableException($"{typeof(T).Name} has a door of its own.")) { }

    public override string TriggerOf(TicketCommand command) => Trigger((T)command);

    public override Verdict Decide(TicketCommand command, in Deciding on) => Handler((T)command, on);
}
