using SupportWorkflow.History;

namespace SupportWorkflow.Cli;

/// <summary>A file named on the command line: <c>-</c> is standard input, gzip is read as it is.</summary>
internal static class InputFile
{
    public const string StandardInput = "-";

    /// <summary>To how many bytes a packed log may unpack; one that is not packed may have any size: it is on somebody's disk.</summary>
    public const long MostUnpacked = 8L << 30;

    /// <summary>How many bytes a definition may have: it is kept in memory.</summary>
    public const long MostOfDefinition = 64L << 20;

    /// <summary>The name people know it by.</summary>
    public static string NameOf(string path, ToolConsole console) => path == StandardInput ? console.Say("standard-input") : path;

    /// <summary>Whether a name is that of a JSON file.</summary>
    public static bool IsJson(string name) => name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    /// <summary>A file that another one names from its own folder; what is not the name of a JSON file stays as it is.</summary>
    public static string Beside(string path, string name) => IsJson(name) ? Path.Combine(Path.GetDirectoryName(path) ?? "", name) : name;

    /// <summary>Opens it. Faults while opening or reading become problems of the file.</summary>
    /// <exception cref="ToolProblemException">It cannot be opened.</exception>
    public static Stream Open(string path, ToolConsole console) => Guard(path, console, () =>
        {
            var raw =
                path == StandardInput
                    ? console.TakeInput()
                    : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            var head = new byte[4];
            var read = raw.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            var whole = new HeadedStream(head.AsMemory(0, read), raw);
            if (head.AsSpan().StartsWith("PK\x03\x04"u8))
                throw new ToolProblemException(new ToolProblem("file.zip", console.Say("file-zip")) { File = NameOf(path, console) });
            return (Stream)(read >= 2 && head[0] == 0x1F && head[1] == 0x8B ? new GzipInput(whole, MostUnpacked) : whole);
        });

    /// <summary>Reads it as a whole.</summary>
    /// <exception cref="ToolProblemException">It cannot be read.</exception>
    public static byte[] ReadAll(string path, ToolConsole console)
    {
        using var stream = Open(path, console);
        return Guard(path, console, () =>
        {
            using var all = new MemoryStream();
            var buffer = new byte[1 << 16];
            while (stream.Read(buffer) is > 0 and var read)
            {
                all.Write(buffer, 0, read);
                InputTooLargeException.ThrowIf(all.Length, MostOfDefinition);
            }
            return all.ToArray();
        });
    }

    /// <summary>Reads and checks a definition.</summary>
    /// <exception cref="ToolProblemException">It cannot be read, or is wrong: every problem with line and path.</exception>
    public static T Define<T>(string path, ToolConsole console, Func<byte[], T> parse)
    {
        var bytes = ReadAll(path, console);
        return Check(NameOf(path, console), console, () => parse(bytes));
    }

    /// <summary>Turns a wrong definition into problems of its file.</summary>
    public static T Check<T>(string file, ToolConsole console, Func<T> use)
    {
        try
        {
            return use();
        }
        catch (DefinitionException e)
        {
            throw new ToolProblemException([.. e.Problems.Select(p => console.Problem(file, p))]);
        }
    }

    /// <summary>Turns faults of reading into problems of the file.</summary>
    public static T Guard<T>(string path, ToolConsole console, Func<T> use)
    {
        try
        {
            return use();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Problem("file.not-found", console.Say("file-not-found"));
        }
        catch (InputTooLargeException e)
        {
            throw Problem("file.too-large", console.Say("file-too-large", e.MostMegabytes));
        }
        catch (InvalidDataException)
        {
            throw Problem("file.broken-gzip", console.Say("file-broken-gzip"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Problem(
                "file.unreadable",
                console.Say("file-unreadable", Directory.Exists(path) ? console.Say("is-a-directory") : e.Message)
            );
        }

        ToolProblemException Problem(string code, string message) => new(new ToolProblem(code, message) { File = NameOf(path, console) });
    }
}
