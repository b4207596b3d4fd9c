using System.Text.RegularExpressions;

namespace SupportWorkflow.History;

/// <summary>The formats in which a column's values can be read as times.</summary>
/// <param name="Formats">In the words of the map, the most frequent first; empty: the column holds no times.</param>
/// <param name="IsAmbiguous">Whether day and month could be the other way round, as far as the values show.</param>
/// <param name="HasOffset">Whether the values carry an offset.</param>
internal sealed partial record TimeShape(IReadOnlyList<string> Formats, bool IsAmbiguous, bool HasOffset)
{
    private const int MostFormats = 4;
    private const double Enough = 0.9;

    private static readonly TimeShape None = new([], false, false);

    public bool IsTime => Formats.Count > 0;

    /// <summary>Whether the formats read every value.</summary>
    public bool ReadsAll { get; private init; }

    /// <summary>Whether there is a date and nothing else.</summary>
    public bool IsDateOnly { get; private init; }

    public static TimeShape Of(IReadOnlyList<string> values, string name)
    {
        var left = values.ToList();
        // One typing error is no reason to see no dates in a short log.
        var bearable = Math.Max(values.Count * (1 - Enough), values.Count > 3 ? 1 : 0);
        var (formats, ambiguous, unread) = (new List<string>(), false, 0);
        while (left.Count > 0 && formats.Count < MostFormats && unread <= bearable)
        {
            var fits = Candidates(left[0], name)
                .Select(f => (Format: f, Reads: ReaderOf(f)))
                .Select(f => (f.Format, f.Reads, Count: left.Count(f.Reads)))
                .Where(f => f.Count > 0)
                .ToList();
            if (fits.Count == 0)
            {
                left.RemoveAt(0);
                unread++;
                continue;
            }
            var best = fits.MaxBy(f => f.Count);
            ambiguous |= fits.Count(f => f.Count == best.Count) > 1;
            formats.Add(best.Format);
            left.RemoveAll(v => best.Reads(v));
        }
        if (values.Count == 0 || left.Count + unread > bearable)
            return None;
        return new(formats, ambiguous, values.Any(v => Offset().IsMatch(v)))
        {
            ReadsAll = left.Count + unread == 0,
            IsDateOnly = formats.TrueForAll(f =>
                f == "iso" ? values.All(v => !v.Contains(':', StringComparison.Ordinal))
                : f == "excel" ? values.All(v => v.All(char.IsAsciiDigit))
                : f != "unix-seconds" && !f.Contains('m', StringComparison.Ordinal)
            ),
        };
    }

    /// <summary>Whether every value is a time of day such as <c>9:05</c>; its format, or null.</summary>
    public static string? TimeOfDay(IReadOnlyList<string> values) =>
        values.Count == 0 || !values.All(v => Clock().IsMatch(v)) ? null
        : values.All(v => v.Count(c => c == ':') == 2) ? "H:mm:ss"
        : "H:mm";

    private static Func<string, bool> ReaderOf(string format)
    {
        var problems = new ProblemList();
        var map = new HistoryMapDocument
        {
            Columns = new() { Case = "" },
            States = new Dictionary<string, LogStateDocument>(),
            Times = [format],
        };
        var times = HistoryTimes.Parse(map, problems);
        if (problems.Any)
            return _ => false;
        return text => times.TryRead(text.AsSpan().Trim(), new HistoryClock(NodaTime.DateTimeZone.Utc), out _);
    }

    private static IEnumerable<string> Candidates(string value, string name)
    {
        value = HistoryTimes.Usual(value.Trim());
        if (Count().Match(value) is { Success: true } count && count.Groups["whole"].Length is 5 or 10 or 13)
            return !ColumnName.SoundsLikeTime(name) ? []
                : count.Groups["whole"].Length == 5 ? (value[0] is >= '3' and <= '5' ? ["excel"] : [])
                : [count.Groups["whole"].Length == 10 ? "unix-seconds" : "unix-milliseconds"];
        if (value.Length == 14 && value.All(char.IsAsciiDigit))
            return ["uuuuMMddHHmmss"];
        if (IsoTime.TryRead(value, out _, out _))
            return ["iso"];
        if (Date().Match(value) is not { Success: true } m)
            return [];
        return Orders(m).Select(date => date + Clock(m)).Distinct();
    }

    /// <summary>Day first stands before month first: most of the world writes so.</summary>
    private static IEnumerable<string> Orders(Match m)
    {
        string a = m.Groups["a"].Value,
            b = m.Groups["b"].Value,
            c = m.Groups["c"].Value,
            s1 = Literal(m, "s1"),
            s2 = Literal(m, "s2"),
            s3 = Literal(m, "s3");
        var year = c.Length == 4 ? "uuuu" : "yy";
        if ((!char.IsAsciiDigit(a[0]) && MonthName.Of(a) == 0) || (!char.IsAsciiDigit(b[0]) && MonthName.Of(b) == 0))
            return [];
        if (MonthName.Of(a) > 0)
            return [$"{Month(a)}{s1}d{s2}{year}{s3}"];
        if (a.Length == 4)
            return MonthName.Of(b) > 0 ? [$"uuuu{s1}{Month(b)}{s2}d{s3}"] : [$"uuuu{s1}M{s2}d{s3}"];
        if (MonthName.Of(b) > 0)
            return [$"d{s1}{Month(b)}{s2}{year}{s3}"];
        return [$"d{s1}M{s2}{year}{s3}", $"M{s1}d{s2}{year}{s3}"];
    }

    private static string Clock(Match m)
    {
        if (!m.Groups["h"].Success)
            return "";
        var before = m.Groups["pa"] is { Success: true, Value: var pa } ? (pa[^1] == ' ' ? "tt " : "tt") : "";
        var half = before.Length > 0 || m.Groups["ap"].Success;
        var seconds = m.Groups["s"].Success ? $"{Literal(m, "s6")}{(m.Groups["s"].Length == 2 ? "ss" : "s")}{Literal(m, "s8")}" : "";
        var parts = m.Groups["f"].Success ? m.Groups["fd"].Value + new string('f', m.Groups["f"].Length) : "";
        var after = m.Groups["ap"].Success ? (m.Groups["ap"].Value[0] == ' ' ? " tt" : "tt") : "";
        var offset = m.Groups["off"] is { Success: true, Value: var o }
            ? (o[0] == ' ' ? " " : "") + (o.EndsWith('Z') || o.Contains(':', StringComparison.Ordinal) ? "o<Z+HH:mm>" : "o<+HHmm>")
            : "";
        var (hours, minutes) = (half ? "h" : "H", m.Groups["m"].Length == 2 ? "mm" : "m");
        return $"{Literal(m, "s4")}{before}{hours}{Literal(m, "s5")}{minutes}{Literal(m, "s7")}{seconds}{parts}{after}{offset}";
    }

    private static string Month(string word) => word.TrimEnd('.').Length <= 4 ? "MMM" : "MMMM";

    /// <summary>Signs stand as they are; letters, which would mean something, in quotes.</summary>
    private static string Literal(Match m, string group) =>
        string.Concat(m.Groups[group].Value.Select(c => char.IsLetter(c) ? $"'{c}'" : c.ToString()));

    [GeneratedRegex(
        @"^(?<a>\d{4}|\d{1,2}|\p{L}{3,10}\.?)(?<s1>[^\w.]{1,2}|\. ?| de |年)"
            + @"(?<b>\d{1,2}|\p{L}{3,10}\.?|\d{1,2}月|[一二三四五六七八九十]{1,2}月)(?<s2>[^\w.]{1,2}|\. ?| de |月)(?<c>\d{4}|\d{1,2})(?<s3>日)?"
            + @"(?:(?<s4>[ T,:]{1,2})?(?<pa>[AaPp][Mm] ?)?(?<h>\d{1,2})(?<s5>[:.时])(?<m>\d{1,2})(?<s7>分)?"
            + @"(?:(?<s6>[:.])?(?<s>\d{1,2})(?<s8>秒)?(?:(?<fd>[.,])(?<f>\d{1,9}))?)?(?<ap> ?[AaPp][Mm])?(?<off> ?(?:Z|[+-]\d{2}:?\d{2}))?)?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Date();

    [GeneratedRegex(@"^(?<whole>\d+)([.,]\d+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Count();

    [GeneratedRegex(@"^\d{1,2}:\d{2}(:\d{2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Clock();

    [GeneratedRegex(@":\d{2}([.,]\d+)? ?(Z|UTC|[+-]\d{2}(:?\d{2})?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Offset();
}
