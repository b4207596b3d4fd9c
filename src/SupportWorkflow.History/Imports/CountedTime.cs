using System.Globalization;
using NodaTime;

namespace SupportWorkflow.History;

/// <summary>Times that are counts: seconds or milliseconds since 1970, the days of a spreadsheet.</summary>
internal static class CountedTime
{
    private const decimal MostMilliseconds = 10_000_000_000_000;
    private const int LeapDayThatNeverWas = 60,
        MostDays = 100_000;

    private static readonly LocalDate BeforeMarch1900 = new(1899, 12, 31),
        FromMarch1900 = new(1899, 12, 30),
        Since1904 = new(1904, 1, 1);

    /// <summary>Seconds or milliseconds since 1970, with or without a fraction, cut to the nanosecond.</summary>
    /// <param name="text">The count.</param>
    /// <param name="unit">How many milliseconds it counts.</param>
    /// <param name="local">The time in UTC.</param>
    /// <param name="offset">That of UTC.</param>
    public static bool TryReadUnix(ReadOnlySpan<char> text, int unit, out LocalDateTime local, out Offset? offset)
    {
        (local, offset) = (default, Offset.Zero);
        if (!TryRead(text, out var count) || Math.Abs(count) > MostMilliseconds / unit)
            return false;
        var milliseconds = decimal.Floor(count * unit);
        var nanoseconds = (long)((count * unit - milliseconds) * NodaConstants.NanosecondsPerMillisecond);
        local = Instant.FromUnixTimeMilliseconds((long)milliseconds).PlusNanoseconds(nanoseconds).InUtc().LocalDateTime;
        return true;
    }

    /// <summary>
    /// The serial number of a spreadsheet's day, its time of day as a fraction; rounded to the millisecond, as spreadsheets do.
    /// </summary>
    /// <param name="text">The number; its fraction stands behind a point or a comma.</param>
    /// <param name="from1904">Whether days count from 1 January 1904, as old spreadsheets of the Macintosh have it.</param>
    /// <param name="local">The wall clock.</param>
    public static bool TryReadSerial(ReadOnlySpan<char> text, bool from1904, out LocalDateTime local)
    {
        local = default;
        if (!TryRead(text, out var serial) || serial < 0 || serial >= MostDays)
            return false;
        var day = (int)serial;
        if (!from1904 && day == LeapDayThatNeverWas)
            return false;
        var first =
            from1904 ? Since1904
            : day < LeapDayThatNeverWas ? BeforeMarch1900
            : FromMarch1900;
        var milliseconds = Math.Round((serial - day) * NodaConstants.MillisecondsPerDay, MidpointRounding.AwayFromZero);
        local = first.PlusDays(day).AtMidnight().PlusMilliseconds((long)milliseconds);
        return true;
    }

    private static bool TryRead(ReadOnlySpan<char> text, out decimal count)
    {
        Span<char> plain = stackalloc char[32];
        count = 0;
        if (text.Length > plain.Length)
            return false;
        text.Replace(plain, ',', '.');
        return decimal.TryParse(
            plain[..text.Length],
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out count
        );
    }
}
