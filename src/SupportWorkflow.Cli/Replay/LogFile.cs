using SupportWorkflow.History;

namespace SupportWorkflow.Cli.Replay;

/// <summary>A log named on the command line.</summary>
internal static class LogFile
{
    /// <summary>Hands all its rows to the importer.</summary>
    /// <exception cref="ToolProblemException">The file cannot be read, or its header lacks columns the map names.</exception>
    public static void Read(string log, string mapFile, HistoryImporter importer, ToolConsole console)
    {
        using var file = InputFile.Open(log, console);
        using var progress = new ToolProgress(console, 1, rows => console.Say("replay-progress", rows));
        InputFile.Guard(log, console, () => Checked(log, mapFile, console, () =>
            {
                importer.Read(file, progress);
                return 0;
            }));
    }

    /// <summary>A first map of it.</summary>
    /// <exception cref="ToolProblemException">The file cannot be read, or holds no log.</exception>
    public static string Draft(string log, ToolConsole console)
    {
        using var file = InputFile.Open(log, console);
        return InputFile.Guard(log, console, () =>
            Checked(log, log, console, () => MapDraft.Of(file, InputFile.NameOf(log, console), console.Language))
        );
    }

    private static T Checked<T>(string log, string mapFile, ToolConsole console, Func<T> read)
    {
        try
        {
            return InputFile.Check(InputFile.NameOf(mapFile, console), console, read);
        }
        catch (LogFormatException e)
        {
            var wrong = new ToolProblem(e.Code, console.In(e.Reason)) { File = InputFile.NameOf(log, console), Line = (int)e.Line };
            throw new ToolProblemException(
                e.InnerException is DefinitionException map
                    ? [.. map.Problems.Select(p => console.Problem(InputFile.NameOf(mapFile, console), p)), wrong]
                    : [wrong]
            );
        }
    }
}
