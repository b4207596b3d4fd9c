using System.Diagnostics;

namespace SupportWorkflow.Stores.Kills;

/// <summary>Commands of the system.</summary>
internal static class Shell
{
    /// <summary>Runs a line.</summary>
    /// <returns>What it printed.</returns>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static string Run(string line, params (string Name, string? Value)[] environment)
    {
        var start = new ProcessStartInfo("bash", ["-c", line]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.WaitForExit();
        return process.ExitCode == 0 ? said.Result : throw new InvalidOperationException($"{line}: {wrong.Result.Trim()}");
    }
}
