using System.IO.Compression;

namespace SupportWorkflow.Cli.Calendars;

/// <summary>Reads a file; <c>-</c> is standard input, and <c>.gz</c> is unpacked.</summary>
internal static class CalendarInput
{
    /// <summary>Reads a file and makes something of it; what is wrong is said with the file's name.</summary>
    /// <exception cref="FormatException">The file cannot be read, or its content is wrong; one line for each problem.</exception>
    public static T Read<T>(string path, Func<byte[], T> read)
    {
        try
        {
            return read(Bytes(path));
        }
        catch (DefinitionException e)
        {
            throw new FormatException(string.Join('\n', e.Problems.Select(p => $"{path}: {p}")), e);
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new FormatException($"{path}: {e.Message}", e);
        }
    }

    private static byte[] Bytes(string path)
    {
        using var source = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
        using var plain = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(source, CompressionMode.Decompress) : source;
        using var all = new MemoryStream();
        plain.CopyTo(all);
        return all.ToArray();
    }
}
