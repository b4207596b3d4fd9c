namespace SupportWorkflow.Calendars;

/// <summary>Why a calendar is closed at an instant.</summary>
/// <param name="Code">
/// A stable code: <c>holiday</c>, <c>yearly-holiday</c>, <c>observed-holiday</c> (instead of a day of the weekend),
/// <c>closed</c> (a declared closing), <c>override</c>, <c>make-up-day</c>, <c>break</c>, <c>outside-hours</c> (a day with hours, but
/// not now), <c>day-off</c> (a day without hours) or <c>excepted</c>.
/// </param>
/// <param name="Text">The name of the holiday, the declared reason, or a sentence.</param>
public sealed record ClosedReason(string Code, LocalText Text);
