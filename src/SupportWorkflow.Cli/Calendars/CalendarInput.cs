using System.IO.Compression;

namespace SupportWorkflow.Cli.Calendars;

/// <summary>Reads a file; <c>-</c> is standard input, and <c>.gz</c> is unpacked.</summary>
internal static class CalendarInput
{
    public static byte[] Read(string path)
    {
        using var source = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
        using var plain = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(source, CompressionMode.Decompress) : source;
        using var all = new MemoryStream();
        plain.CopyTo(all);
        return all.ToArray();
    }
}
