using System.Collections.Concurrent;
using System.Diagnostics;

namespace SupportWorkflow.StoreBenchmarks.Measuring;

/// <summary>What a slice of time came to.</summary>
/// <param name="Operations">How many were done.</param>
/// <param name="Seconds">In how long.</param>
/// <param name="Milliseconds">How long each call took.</param>
/// <param name="Bytes">What the client allocated.</param>
/// <param name="Client">Seconds of processor time of this process.</param>
/// <param name="Server">Seconds of processor time of the database server; 0: there is none.</param>
internal sealed record Slice(long Operations, double Seconds, double[] Milliseconds, long Bytes, double Client, double Server)
{
    public double Rate => Operations / Seconds;

    /// <summary>Measures what is done; it says how many operations each of its calls was.</summary>
    /// <param name="server">The server's processor time; null: none.</param>
    /// <param name="work">The work: adds the time of each call.</param>
    public static async Task<Slice> MeasureAsync(ServerTime? server, Func<ConcurrentBag<double>, Task<long>> work)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var self = Process.GetCurrentProcess();
        var times = new ConcurrentBag<double>();
        var (bytes, client, at, began) = (
            GC.GetTotalAllocatedBytes(precise: true),
            self.TotalProcessorTime,
            server?.Seconds() ?? 0,
            Stopwatch.GetTimestamp()
        );
        var operations = await work(times).ConfigureAwait(false);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        self.Refresh();
        return new(
            operations,
            seconds,
            [.. times.Order()],
            GC.GetTotalAllocatedBytes(precise: true) - bytes,
            (self.TotalProcessorTime - client).TotalSeconds,
            (server?.Seconds() ?? 0) - at
        );
    }
}
