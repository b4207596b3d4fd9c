using SupportWorkflow.Conditions;

namespace SupportWorkflow;

/// <summary>One argument of a command, as a screen asks for it. Immutable.</summary>
/// <param name="Name">Its name in the command's JSON; a dot leads into an object: <c>resolution.measures</c>.</param>
/// <param name="Type">What it holds.</param>
/// <param name="IsRequired">
/// Whether the command is refused without it;
/// an argument that is demanded only sometimes, such as the reason for taking a ticket from somebody, is not.
/// </param>
public sealed record TriggerArgument(string Name, ArgumentType Type, bool IsRequired)
{
    /// <summary>The values there are to choose from; empty: any.</summary>
    public ValueList<FactChoice> Choices { get; init; }
}
