using System.Globalization;

namespace SupportWorkflow.Cli.Replay;

/// <summary>Says on a terminal how far a long log has been read; anywhere else it is silent.</summary>
internal sealed class ReplayProgress(ToolConsole console) : IDisposable
{
    private const int Step = 50_000;

    private int _rows;
    private bool _shown;

    public void Count()
    {
        if (++_rows % Step != 0 || !console.ShowsProgress) return;
        console.Error.Write("\r" + console.Say("replay-progress", _rows.ToString("N0", CultureInfo.InvariantCulture)));
        _shown = true;
    }

    public void Dispose()
    {
        if (_shown) console.Error.Write("\r" + new string(' ', 40) + "\r");
    }
}
