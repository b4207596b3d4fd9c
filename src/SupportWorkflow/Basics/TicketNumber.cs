using System.Text.Json.Serialization;

namespace SupportWorkflow;

/// <summary>The number people quote, such as <c>TS202310270001</c>: issued once, never changed (INT-2).
/// <c>default</c> is empty and refused.</summary>
/// <param name="Value">The text, compared ordinally.</param>
[JsonConverter(typeof(TicketNumberConverter))]
public readonly record struct TicketNumber(string Value)
{
    /// <summary>The text itself.</summary>
    public override string ToString() => Value ?? "";
}
