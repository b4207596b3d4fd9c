using System.Globalization;

namespace SupportWorkflow.Cli;

/// <summary>Says on a terminal how far long work has come; anywhere else it is silent.</summary>
/// <param name="console">Where.</param>
/// <param name="step">After how many of those that are counted here it is said again.</param>
/// <param name="say">The sentence with the count.</param>
internal sealed class ToolProgress(ToolConsole console, int step, Func<string, string> say) : IProgress<int>, IDisposable
{
    private const int Width = 60;

    private int _count;
    private bool _shown;

    /// <summary>One more.</summary>
    public void Count()
    {
        if (++_count % step == 0)
            Report(_count);
    }

    /// <summary>So many so far.</summary>
    public void Report(int value)
    {
        if (!console.ShowsProgress)
            return;
        console.Error.Write("\r" + say(value.ToString("N0", CultureInfo.InvariantCulture)));
        _shown = true;
    }

    public void Dispose()
    {
        if (_shown)
            console.Error.Write("\r" + new string(' ', Width) + "\r");
    }
}
