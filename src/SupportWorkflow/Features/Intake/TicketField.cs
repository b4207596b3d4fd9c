using SupportWorkflow.Conditions;
using SupportWorkflow.Intake;

namespace SupportWorkflow;

/// <summary>The value of one of the profile's own fields.</summary>
/// <param name="Name">The field, without <c>field.</c> before it.</param>
/// <param name="Value">Its value; dates and instants are ISO 8601 texts.</param>
public readonly record struct TicketField(string Name, FactValue Value)
{
    /// <summary>What was set, in the words of the profile's people.</summary>
    internal LocalText Say(IProfileWords words) =>
        Value.IsMissing
            ? IntakeTexts.Table.Say("field-cleared", words.Field(Name))
            : IntakeTexts.Table.Say("field", words.Field(Name), words.FieldValue(Name, Value));
}
