using System.Globalization;
using System.Text;

namespace SupportWorkflow.Stores;

/// <summary>
/// What a worker has done, a line each, in a file: what it wrote is there however it ends. A last line without an end was cut off.
/// </summary>
public sealed class WorkerLog(string path) : IDisposable
{
    /// <summary>A command is about to be sent: ticket, command.</summary>
    public const string Sent = "sent";

    /// <summary>A command was acknowledged: ticket, command, the version it made.</summary>
    public const string Acknowledged = "acknowledged";

    /// <summary>A command was answered, and nothing was kept: ticket, command, why.</summary>
    public const string Refused = "refused";

    /// <summary>Due work was done: how many tickets, and how many failed.</summary>
    public const string Fired = "fired";

    /// <summary>An entry of the outbox was delivered: key, ticket, version, when it was ready, when reading it began (ticks).</summary>
    public const string Delivered = "delivered";

    /// <summary>Entries were taken out of the outbox: when that was over (ticks), keys.</summary>
    public const string Done = "done";

    /// <summary>The store threw: what.</summary>
    public const string Trouble = "trouble";

    private readonly FileStream _file = new(path, FileMode.Append, FileAccess.Write, FileShare.Read, 0);
    private readonly Lock _writing = new();

    public void Write(params ReadOnlySpan<object> fields)
    {
        var line = new StringBuilder();
        foreach (var field in fields)
            line.Append(line.Length > 0 ? "\t" : "").Append(CultureInfo.InvariantCulture, $"{field}");
        var bytes = Encoding.UTF8.GetBytes(line.Append('\n').ToString());
        lock (_writing)
            _file.Write(bytes);
    }

    /// <summary>What was written is on the disk.</summary>
    public void Flush() => _file.Flush(flushToDisk: true);

    public void Failed(Exception e) => Write(Trouble, $"{e.GetType().Name}: {e.Message.ReplaceLineEndings(" ").Replace('\t', ' ')}");

    public void Dispose() => _file.Dispose();

    /// <summary>The lines of a file, each as its fields.</summary>
    public static IEnumerable<string[]> Read(string path)
    {
        if (!File.Exists(path))
            yield break;
        var text = File.ReadAllText(path);
        foreach (var line in text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries))
            yield return line.Split('\t');
    }
}
