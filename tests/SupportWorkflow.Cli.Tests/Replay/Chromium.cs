using System.Diagnostics;

namespace SupportWorkflow.Cli.Replay;

/// <summary>A headless browser, where the machine has one.</summary>
internal static class Chromium
{
    public static readonly string? Program = new[] { "chromium", "chromium-browser", "google-chrome" }
        .SelectMany(name =>
            (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name))
        )
        .FirstOrDefault(File.Exists);

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    /// <summary>The document after it was shown, and what the browser wrote to its console.</summary>
    public static (string Document, string Console) Show(string file, string profile)
    {
        using var process = Process.Start(
            new ProcessStartInfo(
                Program!,
                [
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--enable-logging=stderr",
                    $"--user-data-dir={profile}",
                    "--window-size=1200,900",
                    "--dump-dom",
                    new Uri(file).AbsoluteUri,
                ]
            )
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var error = process.StandardError.ReadToEndAsync();
        var document = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(LongestWait))
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException("The browser does not come to an end.");
        }
        process.WaitForExit();
        return (document.Result, string.Join('\n', error.Result.Split('\n').Where(l => l.Contains("CONSOLE", StringComparison.Ordinal))));
    }
}

/// <summary>A test that needs a browser; reported as skipped where there is none.</summary>
internal sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute()
    {
        if (Chromium.Program is null)
            Skip = "No Chromium on this machine.";
    }
}

/// <summary>The same for a theory.</summary>
internal sealed class ChromiumTheoryAttribute : TheoryAttribute
{
    public ChromiumTheoryAttribute()
    {
        if (Chromium.Program is null)
            Skip = "No Chromium on this machine.";
    }
}
