using NodaTime;

namespace SupportWorkflow.History;

/// <summary>Walks over a text of digits and what stands between them.</summary>
internal ref struct DigitReader(ReadOnlySpan<char> text)
{
    private int _at;
    private readonly ReadOnlySpan<char> _text = text;

    public readonly bool IsAtEnd => _at == _text.Length;

    public readonly ReadOnlySpan<char> Rest => _text[_at..];

    public bool Skip(char expected)
    {
        if (IsAtEnd || _text[_at] != expected)
            return false;
        _at++;
        return true;
    }

    public bool Exactly(int count, out int number) => UpTo(count, out number, out var found) && found == count;

    public bool UpTo(int most, out int number, out int count)
    {
        (number, count) = (0, 0);
        while (count < most && !IsAtEnd && char.IsAsciiDigit(_text[_at]))
        {
            number = (number * 10) + (_text[_at++] - '0');
            count++;
        }
        return count > 0;
    }
}

/// <summary>Parts of a wall-clock time that may not fit together.</summary>
internal static class LocalParts
{
    /// <returns>False for a time no clock shows, such as the 30th of February.</returns>
    public static bool TryMake(int year, int month, int day, int hour, int minute, int second, long nanoseconds, out LocalDateTime local)
    {
        local = default;
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || hour > 23 || minute > 59 || second > 59)
            return false;
        if (day > CalendarSystem.Iso.GetDaysInMonth(year, month))
            return false;
        local = new LocalDate(year, month, day) + LocalTime.FromHourMinuteSecondNanosecond(hour, minute, second, nanoseconds);
        return true;
    }
}
