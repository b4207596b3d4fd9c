using NodaTime;

namespace SupportWorkflow.History;

/// <summary>
/// Reads the many spellings of ISO 8601 that exports have: <c>T</c> or blank between date and time, seconds and their parts or not,
/// no offset, <c>Z</c>, <c>UTC</c>, <c>+01:00</c>, <c>+0100</c> or <c>+01</c>, with or without a blank before it; or a date alone.
/// </summary>
internal static class IsoTime
{
    private const int LongestFraction = 9;

    public static bool TryRead(ReadOnlySpan<char> text, out LocalDateTime local, out Offset? offset)
    {
        (local, offset) = (default, null);
        var digits = new DigitReader(text);
        if (
            !digits.Exactly(4, out var year)
            || !digits.Skip('-')
            || !digits.Exactly(2, out var month)
            || !digits.Skip('-')
            || !digits.Exactly(2, out var day)
        )
            return false;
        int hour = 0,
            minute = 0,
            second = 0;
        long nanoseconds = 0;
        if (!digits.IsAtEnd)
        {
            if (!digits.Skip('T') && !digits.Skip(' '))
                return false;
            if (!digits.Exactly(2, out hour) || !digits.Skip(':') || !digits.Exactly(2, out minute))
                return false;
            if (digits.Skip(':') && (!digits.Exactly(2, out second) || !Fraction(ref digits, out nanoseconds)))
                return false;
            if (!digits.IsAtEnd && !TryOffset(digits.Rest, out offset))
                return false;
        }
        return LocalParts.TryMake(year, month, day, hour, minute, second, nanoseconds, out local);
    }

    private static bool Fraction(ref DigitReader digits, out long nanoseconds)
    {
        nanoseconds = 0;
        if (!digits.Skip('.') && !digits.Skip(','))
            return true;
        if (!digits.UpTo(LongestFraction, out var read, out var count))
            return false;
        nanoseconds = read;
        for (; count < LongestFraction; count++)
            nanoseconds *= 10;
        return true;
    }

    private static bool TryOffset(ReadOnlySpan<char> rest, out Offset? offset)
    {
        rest = rest.TrimStart(' ');
        offset = Offset.Zero;
        if (rest is "Z" or "UTC")
            return true;
        if (rest.IsEmpty || rest[0] is not ('+' or '-'))
            return false;
        var digits = new DigitReader(rest[1..]);
        var minutes = 0;
        if (!digits.Exactly(2, out var hours))
            return false;
        if (!digits.IsAtEnd && (digits.Skip(':') | true) && !digits.Exactly(2, out minutes))
            return false;
        if (!digits.IsAtEnd || hours > 18 || minutes > 59 || (hours == 18 && minutes > 0))
            return false;
        offset = Offset.FromSeconds((rest[0] == '-' ? -1 : 1) * ((hours * 3600) + (minutes * 60)));
        return true;
    }
}
