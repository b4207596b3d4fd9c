using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace SupportWorkflow.Intake;

/// <summary>How ticket numbers are built (INT-2): prefix, date, sequence.
/// Pure; the sequence itself is counted by the host. Immutable and thread-safe.</summary>
/// <example><code>
/// new TicketNumberFormat("TS", "yyyyMMdd", 4, DateTimeZone.Utc).Number("TS20231027", 1)   // TS202310270001
/// </code></example>
public sealed class TicketNumberFormat
{
    private readonly string _prefix;
    private readonly LocalDatePattern _date;
    private readonly int _digits;
    private readonly DateTimeZone _zone;

    /// <param name="prefix">What every number begins with.</param>
    /// <param name="date">A date pattern, also the reset period: <c>yyyyMMdd</c> restarts daily, <c>yyyy</c> yearly.</param>
    /// <param name="digits">The least digits of the sequence, 1 to 18; a larger sequence takes more, it never wraps.</param>
    /// <param name="zone">Where the date is read.</param>
    public TicketNumberFormat(string prefix, string date, int digits, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentNullException.ThrowIfNull(date);
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentOutOfRangeException.ThrowIfLessThan(digits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, 18);
        (_prefix, _date, _digits, _zone) = (prefix, LocalDatePattern.CreateWithInvariantCulture(date), digits, zone);
    }

    /// <summary>The series a number drawn at that instant belongs to, such as <c>TS20231027</c>.</summary>
    public string SeriesAt(Instant now) => _prefix + _date.Format(now.InZone(_zone).Date);

    /// <summary>The n-th number of a series, counted from 1.</summary>
    public TicketNumber Number(string series, long sequence)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentOutOfRangeException.ThrowIfLessThan(sequence, 1);
        return new(series + sequence.ToString("D" + _digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
    }
}
