using Npgsql;
using SupportWorkflow.StoreBenchmarks.Stores;

namespace SupportWorkflow.StoreBenchmarks.Due;

/// <summary>The table into which jobs of others write what they did.</summary>
internal static class PeerHistory
{
    private static NpgsqlDataSource? s_source;

    private static int s_written;

    public static int Written => Volatile.Read(ref s_written);

    public static async Task MakeAsync(string connection)
    {
        s_source = NpgsqlDataSource.Create(connection);
        await Databases
            .RunAsync(
                s_source,
                "create table if not exists peer_history (item text primary key, at timestamptz not null, text text not null)"
            )
            .ConfigureAwait(false);
    }

    public static async Task ClearAsync()
    {
        await Databases.RunAsync(s_source!, "truncate peer_history").ConfigureAwait(false);
        Volatile.Write(ref s_written, 0);
    }

    public static async Task WriteAsync(string item)
    {
        var command = s_source!.CreateCommand("insert into peer_history values ($1, now(), $2)");
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new() { Value = item });
            command.Parameters.Add(new() { Value = "The clock of this ticket has reached a point." });
            await command.ExecuteNonQueryAsync().ConfigureAwait(false);
        }
        Interlocked.Increment(ref s_written);
    }
}
