using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace SupportWorkflow.Stores.Kills;

/// <summary>A file.</summary>
internal sealed class KilledSqlite() : KilledDatabase(TestStores.NewFile(), isPostgreSql: false)
{
    public override IReadOnlyList<Blow> Blows { get; } =
    [
        Blow.KillWriter,
        Blow.KillPump,
        Blow.KillSender,
        Blow.FillDisk,
        Blow.KillWriter,
        Blow.FreezeWriter,
        Blow.KillAll,
        Blow.KillPump,
        Blow.KillWriter,
        Blow.FreezePump,
        Blow.KillSender,
        Blow.KillWriter,
        Blow.FreezeSender,
        Blow.KillPump,
        Blow.KillAll,
    ];

    /// <summary>One that is frozen while it writes holds up all others.</summary>
    public override int FrozenRounds => 1;

    /// <summary>So many that they are committed together.</summary>
    public override int Hands => 8;

    public override async Task<string> DamageAsync() =>
        string.Join("; ", await QueryAsync("pragma integrity_check", r => r.GetString(0))) is var said and not "ok" ? said : "";

    public override ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path.GetDirectoryName(Store)!, recursive: true);
        return ValueTask.CompletedTask;
    }

    protected override DbConnection Connect() => new SqliteConnection($"Data Source={Store}");
}
