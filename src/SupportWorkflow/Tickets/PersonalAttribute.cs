namespace SupportWorkflow;

/// <summary>
/// Marks a member of an event that may say something about a person: an account, contact data, a text somebody wrote. A member that is
/// marked has a form in which it says nothing of anybody, which <see cref="TicketEvent.Redact"/> puts in its place.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PersonalAttribute : Attribute;
