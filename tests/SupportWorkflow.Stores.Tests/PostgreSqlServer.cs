using System.Diagnostics;
using Npgsql;
using Properties;

namespace SupportWorkflow.Stores;

/// <summary>
/// A PostgreSQL server for the tests: the one that <c>SW_TEST_PG</c> names, or one of their own that the script <c>.ci/test-postgres</c>
/// starts and that ends with them. Without either, tests that need one are skipped by name.
/// </summary>
internal static class PostgreSqlServer
{
    private static readonly Lazy<(string? Connection, string Why)> Found = new(Start);

    /// <summary>A connection string; null: there is no server.</summary>
    public static string? Connection => Found.Value.Connection;

    /// <summary>Why there is none.</summary>
    public static string? Missing => Connection is null ? Found.Value.Why : null;

    /// <summary>A database of one's own, with nothing in it.</summary>
    public static async Task<string> NewDatabaseAsync()
    {
        var name = "t_" + Guid.NewGuid().ToString("N")[..16];
        await using var source = NpgsqlDataSource.Create(Connection!);
        await using var create = source.CreateCommand($"create database {name}");
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(Connection) { Database = name }.ToString();
    }

    private static (string?, string) Start()
    {
        if (Environment.GetEnvironmentVariable("SW_TEST_PG") is { Length: > 0 } given)
            return (given, "");
        var state = Path.Combine(Path.GetTempPath(), $"sw-pg-{Environment.ProcessId}");
        try
        {
            var said = Run("start", state);
            var line = said.Split('\n').FirstOrDefault(l => l.StartsWith("export SW_TEST_PG='", StringComparison.Ordinal));
            if (line is null)
                return (null, "No PostgreSQL server: " + said.Trim());
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Run("stop", state);
            return (line["export SW_TEST_PG='".Length..].TrimEnd().TrimEnd('\''), "");
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            return (null, $"No PostgreSQL server: {e.Message}");
        }
    }

    private static string Run(string verb, string state)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(Checkout.Root, ".ci", "test-postgres"), verb])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["SW_PG_STATE"] = state, ["SW_PG_FSYNC"] = Environment.GetEnvironmentVariable("SW_PG_FSYNC") ?? "off" },
        };
        using var process = Process.Start(start)!;
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.WaitForExit();
        return process.ExitCode == 0 ? said.Result : wrong.Result;
    }
}

/// <summary>A test that needs a server.</summary>
internal sealed class PostgreSqlFactAttribute : FactAttribute
{
    public PostgreSqlFactAttribute() => Skip = PostgreSqlServer.Missing;
}

/// <summary>Tests that need a server.</summary>
internal sealed class PostgreSqlTheoryAttribute : TheoryAttribute
{
    public PostgreSqlTheoryAttribute() => Skip = PostgreSqlServer.Missing;
}
