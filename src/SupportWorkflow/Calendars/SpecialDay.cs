using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow.Calendars;

/// <summary>A date that does not follow the ordinary week.</summary>
/// <param name="Date">The local date.</param>
/// <param name="Code">A stable code: <c>holiday</c>, <c>yearly-holiday</c>, <c>observed-holiday</c>,
/// <c>closed</c>, <c>override</c> or <c>make-up-day</c>.</param>
/// <param name="Text">The name of the holiday or the declared reason.</param>
public sealed record SpecialDay([property: JsonConverter(typeof(DateConverter))] LocalDate Date, string Code, LocalText Text);
