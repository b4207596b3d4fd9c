using NodaTime;

namespace SupportWorkflow.History;

/// <summary>
/// A format of nothing but digits and signs, such as <c>d/M/uuuu HH:mm</c>, read without detour: most logs have one, and a million times to
/// read. What it reads it reads as the pattern of NodaTime does; what it cannot read is left to that pattern.
/// </summary>
internal sealed class PlainTime
{
    private const string Parts = "uMdHmsf";

    private readonly List<(char Part, int Digits)> _steps = [];

    private PlainTime() { }

    /// <returns>Null for a format with anything else in it.</returns>
    public static PlainTime? Of(string format)
    {
        var plain = new PlainTime();
        for (var i = 0; i < format.Length; )
        {
            var run = format.AsSpan(i).IndexOfAnyExcept(format[i]) is var end and > 0 ? end : format.Length - i;
            if (!plain.Adds(format[i], run))
                return null;
            i += run;
        }
        return
            plain
                ._steps.Select(s => s.Part)
                .Where(p => Parts.Contains(p, StringComparison.Ordinal))
                .GroupBy(p => p)
                .All(g => g.Count() == 1) && "uMd".All(part => plain._steps.Exists(s => s.Part == part))
            ? plain
            : null;
    }

    public bool TryRead(ReadOnlySpan<char> text, out LocalDateTime local)
    {
        local = default;
        var digits = new DigitReader(text);
        int year = 0,
            month = 0,
            day = 0,
            hour = 0,
            minute = 0,
            second = 0,
            thousandths = 0;
        foreach (var (part, count) in _steps)
        {
            var found = 0;
            if (
                count == 0 ? !digits.Skip(part)
                : count > 1 ? !digits.Exactly(count, out found)
                : !digits.UpTo(2, out found, out _)
            )
                return false;
            switch (part)
            {
                case 'u':
                    year = found;
                    break;
                case 'M':
                    month = found;
                    break;
                case 'd':
                    day = found;
                    break;
                case 'H':
                    hour = found;
                    break;
                case 'm':
                    minute = found;
                    break;
                case 's':
                    second = found;
                    break;
                case 'f':
                    thousandths = found;
                    break;
            }
        }
        return digits.IsAtEnd && LocalParts.TryMake(year, month, day, hour, minute, second, thousandths * 1_000_000L, out local);
    }

    private bool Adds(char letter, int run)
    {
        if (letter is ' ' or '/' or '-' or '.' or ':' or ',')
        {
            for (; run > 0; run--)
                _steps.Add((letter, 0));
            return true;
        }
        if (!Parts.Contains(letter, StringComparison.Ordinal))
            return false;
        _steps.Add((letter, run));
        return letter switch
        {
            'u' => run == 4,
            'f' => run == 3,
            _ => run <= 2,
        };
    }
}
