using System.Text;

namespace SupportWorkflow.Cli;

/// <summary>A file the command line asks for.</summary>
internal static class OutputFile
{
    /// <summary>Writes it as UTF-8, over one that is there.</summary>
    /// <exception cref="ToolProblemException">It cannot be written.</exception>
    public static void Write(string path, ToolConsole console, string text) =>
        Guard(path, console, () => File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)));

    /// <summary>Turns faults of writing into problems of the file.</summary>
    public static void Guard(string path, ToolConsole console, Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ToolProblemException(new ToolProblem("file.unwritable", console.Say("file-unwritable", e.Message)) { File = path });
        }
    }
}
