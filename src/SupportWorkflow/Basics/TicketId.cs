using System.Text.Json.Serialization;

namespace SupportWorkflow;

/// <summary>The host's key of a ticket: any non-empty text, made by the host.
/// <c>default</c> is empty and refused by every command.</summary>
/// <param name="Value">The text, compared ordinally.</param>
[JsonConverter(typeof(TicketIdConverter))]
public readonly record struct TicketId(string Value)
{
    /// <summary>What the ids of major incidents begin with: only a rule opens one.</summary>
    internal const string MajorIncident = "major/";

    /// <summary>The text itself.</summary>
    public override string ToString() => Value ?? "";
}
