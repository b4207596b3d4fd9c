using System.Globalization;

namespace SupportWorkflow.StoreBenchmarks.Measuring;

/// <summary>The processor time of a PostgreSQL server on this machine: its first process, those it has, those it had.</summary>
internal sealed class ServerTime(int server)
{
    private const double TicksPerSecond = 100;

    /// <param name="backend">The process of a connection.</param>
    public static ServerTime? Of(int backend) => Stat(backend) is { } stat ? new(int.Parse(stat[1], CultureInfo.InvariantCulture)) : null;

    public double Seconds()
    {
        var parent = server.ToString(CultureInfo.InvariantCulture);
        var ticks = Stat(server) is { } own ? Ticks(own, 11, 4) : 0;
        foreach (var directory in Directory.EnumerateDirectories("/proc"))
            if (
                int.TryParse(Path.GetFileName(directory), NumberStyles.None, CultureInfo.InvariantCulture, out var process)
                && Stat(process) is { } stat
                && stat[1] == parent
            )
                ticks += Ticks(stat, 11, 2);
        return ticks / TicksPerSecond;
    }

    private static long Ticks(string[] stat, int from, int count) =>
        stat.AsSpan(from, count).ToArray().Sum(t => long.Parse(t, CultureInfo.InvariantCulture));

    /// <summary>What stands after the name: state, parent, …, user, system, and both of children that have ended.</summary>
    private static string[]? Stat(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }
}
