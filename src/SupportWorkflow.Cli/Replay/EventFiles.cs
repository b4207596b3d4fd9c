using System.Globalization;
using SupportWorkflow.History;

namespace SupportWorkflow.Cli.Replay;

/// <summary>Writes each ticket's events to a file of its own in one folder; <c>explain ticket</c> reads them.</summary>
internal sealed class EventFiles
{
    private const int LongestName = 80;
    private const string Ending = ".events.json";

    private readonly string _folder;
    private readonly ToolConsole _console;
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="ToolProblemException">The folder holds something already, or cannot be made.</exception>
    public EventFiles(string folder, ToolConsole console)
    {
        (_folder, _console) = (folder, console);
        OutputFile.Guard(folder, console, () => Directory.CreateDirectory(folder));
        if (Directory.EnumerateFileSystemEntries(folder).Any())
            throw new ToolProblemException(new ToolProblem("out.not-empty", console.Say("out-not-empty")) { File = folder });
    }

    public void Write(TicketHistory one)
    {
        var path = Path.Combine(_folder, NameOf(one.Ticket.Id.Value));
        OutputFile.Guard(path, _console, () => File.WriteAllBytes(path, TicketJson.Write(one.Events)));
    }

    /// <summary>The ticket's id as far as every file system takes it; the id itself stands in the file.</summary>
    private string NameOf(string id)
    {
        var plain = string.Concat(id.Take(LongestName).Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' ? c : '_'));
        var name = plain;
        for (var again = 2; !_taken.Add(name); again++)
            name = plain + "-" + again.ToString(CultureInfo.InvariantCulture);
        return name + Ending;
    }
}
