using System.Text;

namespace SupportWorkflow.History;

/// <summary>Which encoding a log is read in: a byte order mark in the file wins over what the map says.</summary>
internal static class LogEncoding
{
    private const int LongestMark = 3;

    /// <returns>The log from its first byte on, and its encoding; null for UTF-8, which the reader reads without detour.</returns>
    public static (Stream Log, Encoding? Encoding) Of(Stream log, string named)
    {
        var head = new byte[LongestMark];
        var read = log.ReadAtLeast(head, LongestMark, throwOnEndOfStream: false);
        var whole = new HeadedStream(head.AsMemory(0, read), log);
        return (whole, Named(Marked(head.AsSpan(0, read)) ?? named));
    }

    /// <summary>What a byte order mark says, in the words of the map; null: there is none.</summary>
    public static string? Marked(ReadOnlySpan<byte> head) =>
        head.StartsWith((byte[])[0xEF, 0xBB, 0xBF]) ? "utf-8"
        : head.StartsWith((byte[])[0xFF, 0xFE]) ? "utf-16"
        : head.StartsWith((byte[])[0xFE, 0xFF]) ? "utf-16be"
        : null;

    /// <summary>An encoding of the map; null for UTF-8.</summary>
    public static Encoding? Named(string name)
    {
        if (name == "utf-8")
            return null;
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(
            name switch
            {
                "utf-16be" => "utf-16BE",
                "latin-1" => "iso-8859-1",
                _ => name,
            }
        );
    }
}
