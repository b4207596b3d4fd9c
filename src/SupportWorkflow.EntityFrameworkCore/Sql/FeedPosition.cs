using System.Globalization;

namespace SupportWorkflow.EntityFrameworkCore;

/// <summary>
/// A place in the feed: on SQLite the number of the event, which rises with the commits because there is one writer; on PostgreSQL the
/// transaction that wrote it, and within that the ticket and the version.
/// </summary>
internal readonly record struct FeedPosition(ulong Number, int Version, string Ticket)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}.{Version}.{Ticket}");

    /// <exception cref="FormatException">It is none.</exception>
    public static FeedPosition Parse(string? text)
    {
        if (text is null)
            return new(0, 0, "");
        var parts = text.Split('.', 3);
        return
            parts.Length == 3
            && ulong.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new(number, version, parts[2])
            : throw new FormatException($"'{text}' is no position of this feed.");
    }
}
