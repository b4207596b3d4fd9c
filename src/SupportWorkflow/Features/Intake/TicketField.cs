using SupportWorkflow.Conditions;

namespace SupportWorkflow;

/// <summary>The value of one of the profile's own fields.</summary>
/// <param name="Name">The field, without <c>field.</c> before it.</param>
/// <param name="Value">Its value; dates and instants are ISO 8601 texts.</param>
public readonly record struct TicketField(string Name, FactValue Value);
