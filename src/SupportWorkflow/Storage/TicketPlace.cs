using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow.Desk;

/// <summary>Where a ticket stands in a list, for a store that gives lists in parts.</summary>
/// <param name="At">The instant by which the list is ordered; null: the ticket has none and comes last.</param>
/// <param name="Ticket">The ticket, of which the id orders what is alike.</param>
public readonly record struct TicketPlace([property: JsonConverter(typeof(InstantConverter))] Instant? At, TicketId Ticket)
{
    /// <summary>As text that <see cref="Parse"/> reads.</summary>
    public override string ToString() =>
        At is { } at ? string.Create(CultureInfo.InvariantCulture, $"{at.ToUnixTimeTicks()}.{Ticket}") : $"-.{Ticket}";

    /// <summary>From text.</summary>
    /// <exception cref="FormatException">It is not one.</exception>
    public static TicketPlace Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot < 1 || dot == text.Length - 1)
            throw new FormatException($"'{text}' is no place of a list.");
        if (text is ['-', '.', ..])
            return new(null, new(text[2..]));
        if (!long.TryParse(text.AsSpan(0, dot), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var ticks))
            throw new FormatException($"'{text}' is no place of a list.");
        try
        {
            return new(Instant.FromUnixTimeTicks(ticks), new(text[(dot + 1)..]));
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new FormatException($"'{text}' is no place of a list.", e);
        }
    }
}
