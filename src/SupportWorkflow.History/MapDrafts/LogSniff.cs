using System.Text;

namespace SupportWorkflow.History;

/// <summary>How a log seems to be written, guessed from its first bytes.</summary>
/// <param name="Encoding">In the words of the map.</param>
/// <param name="Delimiter">What stands between fields.</param>
/// <param name="LineBreaksInQuotes">Whether quoted fields seem to go on over the end of a line.</param>
/// <param name="IsCertain">Whether nothing else would fit as well: the text is Unicode, and its lines agree on the delimiter.</param>
internal sealed record LogSniff(string Encoding, char Delimiter, bool LineBreaksInQuotes, bool IsCertain)
{
    private const int MostLines = 200,
        LeastShareOfZeros = 8;
    private const double MostlyPairs = 0.9;

    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    /// <param name="head">The first bytes; they may end within a line.</param>
    /// <param name="isWhole">Whether that is all of the file.</param>
    public static LogSniff Of(ReadOnlySpan<byte> head, bool isWhole)
    {
        var encoding = LogEncoding.Marked(head) ?? EncodingOf(head);
        var text = (LogEncoding.Named(encoding) ?? System.Text.Encoding.UTF8).GetString(head).TrimStart('\uFEFF');
        string[] lines = [.. text.ReplaceLineEndings("\n").Split('\n').Where(l => l.Length > 0)];
        if (!isWhole && lines.Length > 1)
            lines = lines[..^1];
        if (lines is [var hint, _, ..] && hint.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
            lines = lines[1..];
        lines = lines[..Math.Min(lines.Length, MostLines)];
        var delimiter = Delimiters.MaxBy(d => Agreement(lines, d));
        var torn = lines.Count(l => l.Count(c => c == '"') % 2 == 1);
        var (apart, joined) = (Agreement(lines, delimiter), Joined(lines, delimiter));
        var breaks = torn > 1 && joined > apart;
        return new(encoding, delimiter, breaks, encoding.StartsWith("utf", StringComparison.Ordinal) && (breaks ? joined : apart) >= 1);
    }

    /// <summary>
    /// How well lines agree on a delimiter: the share of lines with as many fields as the header, and a little for more fields.
    /// </summary>
    private static double Agreement(string[] lines, char delimiter)
    {
        if (lines.Length == 0)
            return 0;
        var header = Count(lines[0], delimiter);
        if (header == 0)
            return 0;
        return lines.Count(l => Count(l, delimiter) == header) / (double)lines.Length + Math.Min(header, 50) / 1000.0;
    }

    /// <summary>The same, where a line with an open quote goes on in the next.</summary>
    private static double Joined(string[] lines, char delimiter)
    {
        var (whole, open) = (new List<string>(), "");
        foreach (var line in lines)
        {
            open = open.Length == 0 ? line : open + " " + line;
            if (open.Count(c => c == '"') % 2 == 1)
                continue;
            whole.Add(open);
            open = "";
        }
        return Agreement([.. whole], delimiter);
    }

    private static int Count(string line, char delimiter)
    {
        var (count, quoted) = (0, false);
        foreach (var c in line)
        {
            if (c == '"')
                quoted = !quoted;
            if (c == delimiter && !quoted)
                count++;
        }
        return count;
    }

    private static string EncodingOf(ReadOnlySpan<byte> head)
    {
        // Of UTF-16 every other byte of letters and digits is zero; a single one is a flaw.
        var zeros = head.Count((byte)0);
        if (zeros > head.Length / LeastShareOfZeros)
            return ZerosAtEven(head) * 2 > zeros ? "utf-16be" : "utf-16";
        if (IsUtf8(head))
            return "utf-8";
        // Chinese characters are two high bytes each; an umlaut or a curly quote stands alone between letters.
        var (high, paired) = (0, 0);
        for (var i = 0; i < head.Length; )
        {
            var run = 0;
            while (i + run < head.Length && head[i + run] >= 0x80)
                run++;
            high += run;
            if (run % 2 == 0)
                paired += run;
            i += Math.Max(run, 1);
        }
        if (paired >= MostlyPairs * high)
            return "gb18030";
        return head.IndexOfAnyInRange((byte)0x80, (byte)0x9F) >= 0 ? "windows-1252" : "latin-1";
    }

    private static int ZerosAtEven(ReadOnlySpan<byte> head)
    {
        var zeros = 0;
        for (var i = 0; i < head.Length; i += 2)
            zeros += head[i] == 0 ? 1 : 0;
        return zeros;
    }

    /// <summary>The last character may be cut off.</summary>
    private static bool IsUtf8(ReadOnlySpan<byte> head)
    {
        while (!head.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(head, out _, out var read);
            if (status == System.Buffers.OperationStatus.NeedMoreData)
                return true;
            if (status != System.Buffers.OperationStatus.Done)
                return false;
            head = head[read..];
        }
        return true;
    }
}
