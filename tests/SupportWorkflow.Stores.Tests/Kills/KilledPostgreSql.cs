using System.Data.Common;
using System.Globalization;
using Npgsql;
using Properties;

namespace SupportWorkflow.Stores.Kills;

/// <summary>A database in a server that can be killed, or in the one the other tests have, which is left alone.</summary>
internal sealed class KilledPostgreSql : KilledDatabase
{
    private static int _servers;

    private readonly string? _state;

    private KilledPostgreSql(string connection, string? state, int frozenRounds)
        : base(connection, isPostgreSql: true) => (_state, FrozenRounds) = (state, frozenRounds);

    public override IReadOnlyList<Blow> Blows =>
        [
            Blow.KillPump,
            Blow.KillWriter,
            Blow.FreezePump,
            Blow.KillSender,
            Blow.TerminateSome,
            Blow.KillWriter,
            _state is null ? Blow.TerminateAll : Blow.CrashServer,
            Blow.KillPump,
            Blow.FreezeSender,
            Blow.KillWriter,
            Blow.TerminateAll,
            Blow.KillAll,
            _state is null ? Blow.TerminateSome : Blow.CrashConnection,
            Blow.FreezeWriter,
            Blow.KillSender,
        ];

    public override int FrozenRounds { get; }

    public override int Hands => 4;

    /// <summary>In a server of its own, which syncs its files; where none can be started, in the one of the other tests.</summary>
    /// <param name="isLong">Whether processes are frozen for longer than the server bears by default; otherwise it is told to bear
    /// less.</param>
    public static async Task<KilledPostgreSql> StartAsync(bool isLong)
    {
        var state = Path.Combine(Path.GetTempPath(), $"sw-kill-{Environment.ProcessId}-{Interlocked.Increment(ref _servers)}");
        string connection;
        try
        {
            var said = Script("start", state);
            connection = said.Split('\n').First(l => l.StartsWith("export SW_TEST_PG='", StringComparison.Ordinal)).Split('\'')[1];
        }
        catch (InvalidOperationException)
        {
            (connection, state) = (await PostgreSqlServer.NewDatabaseAsync(), null);
        }
        if (!isLong)
            connection += ";Options=-c idle_in_transaction_session_timeout=2s -c lock_timeout=10s";
        return new(connection, state, isLong ? 24 : 4);
    }

    /// <summary>In the server of the other tests.</summary>
    public static async Task<KilledPostgreSql> SharedAsync() => new(await PostgreSqlServer.NewDatabaseAsync(), null, 1);

    public override Task TerminateAsync(bool all) =>
        QueryAsync(
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'support-workflow' and datname = "
                + $"current_database() order by random(){(all ? "" : " limit 3")}",
            _ => 0
        );

    public override async Task CrashAsync(bool whole)
    {
        if (whole)
        {
            Script("crash", _state!);
            Script("restart", _state!);
        }
        else if (
            await QueryAsync("select pid from pg_stat_activity where application_name = 'support-workflow' order by random() limit 1", r =>
                r.GetInt32(0)
            )
            is [var process]
        )
            Shell.Run(string.Create(CultureInfo.InvariantCulture, $"kill -9 {process} || true"));
        for (var attempt = 1; ; attempt++)
            try
            {
                await QueryAsync("select 1", _ => 0);
                return;
            }
            catch (NpgsqlException) when (attempt < 200)
            {
                await Task.Delay(50);
            }
    }

    public override Task<string> DamageAsync() => Task.FromResult("");

    public override ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_state is not null)
            Script("stop", _state);
        return ValueTask.CompletedTask;
    }

    protected override DbConnection Connect() =>
        new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Store) { Pooling = false, ApplicationName = "verdict" }.ToString());

    private static string Script(string verb, string state) =>
        Shell.Run(
            $"bash '{Path.Combine(Checkout.Root, ".ci", "test-postgres")}' {verb}",
            ("SW_PG_STATE", state),
            ("SW_PG_FSYNC", "on"),
            ("SW_TEST_PG", null),
            ("PGHOST", null)
        );
}
