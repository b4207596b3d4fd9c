using System.Diagnostics;
using System.Globalization;

namespace SupportWorkflow.Stores.Kills;

/// <summary>A worker that runs, until somebody ends it in one way or another.</summary>
internal sealed class WorkerProcess : IDisposable
{
    /// <summary>How one ends that had hardly begun when it was told to.</summary>
    private const int EndedEarly = 128 + 15;

    private readonly Process _process;
    private readonly Task<string> _said;

    public WorkerProcess(WorkerOptions options)
    {
        Options = options;
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "StoreWorker.dll"), .. options.ToArguments()]
        )
        {
            // It ends when this process does: nothing can be read any more.
            RedirectStandardInput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start)!;
        _said = _process.StandardError.ReadToEndAsync();
    }

    public WorkerOptions Options { get; }

    public string Role => Options.Role;

    public bool IsFrozen { get; private set; }

    public bool HasEnded => _process.HasExited;

    /// <summary>The end without a word.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Freeze()
    {
        IsFrozen = true;
        Shell.Run($"kill -STOP {Id}");
    }

    public void Thaw()
    {
        IsFrozen = false;
        Shell.Run($"kill -CONT {Id}");
    }

    /// <summary>No file it writes may grow beyond a size; null: as far as the disk goes.</summary>
    public void LimitFiles(long? bytes) =>
        Shell.Run(
            string.Create(
                CultureInfo.InvariantCulture,
                $"prlimit --pid {Id} --fsize={bytes?.ToString(CultureInfo.InvariantCulture) ?? "unlimited"}:"
            )
        );

    /// <summary>Lets it finish what it is doing.</summary>
    public async Task EndAsync()
    {
        if (IsFrozen)
            Thaw();
        if (!HasEnded)
            Shell.Run($"kill -TERM {Id} || true");
        await EndedAsync(EndedEarly);
    }

    /// <summary>When it has done what it was told.</summary>
    public async Task EndedAsync(int orWith = 0)
    {
        await _process.WaitForExitAsync();
        if (_process.ExitCode != 0 && _process.ExitCode != orWith)
            throw new InvalidOperationException($"{Options.Name} ended with {_process.ExitCode}: {await _said}");
    }

    public void Dispose()
    {
        if (!HasEnded)
            _process.Kill();
        _process.Dispose();
    }

    private string Id => _process.Id.ToString(CultureInfo.InvariantCulture);
}
