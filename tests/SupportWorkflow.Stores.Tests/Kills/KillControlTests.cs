using SupportWorkflow.EntityFrameworkCore;
using Xunit.Abstractions;

namespace SupportWorkflow.Stores.Kills;

/// <summary>
/// The verdict finds what it looks for: each of these stores has a flaw on purpose. Keys that would refuse what comes of the first two are
/// dropped; in a database that has them, they are the second guard.
/// </summary>
[Collection(KillCollection.Name)]
public sealed class KillControlTests(ITestOutputHelper output)
{
    private static readonly Blow[] Blows = [Blow.KillAll, Blow.KillPump, Blow.KillWriter, Blow.KillPump, Blow.KillAll];

    /// <summary>
    /// On PostgreSQL; on SQLite in a long run, and where there is no server. SQLite has one writer: nothing is claimed at the same time.
    /// </summary>
    public static TheoryData<StoreDatabase, StoreFlaw, string, string> Flaws
    {
        get
        {
            var flaws = new TheoryData<StoreDatabase, StoreFlaw, string, string>();
            if (PostgreSqlServer.Missing is null)
                flaws.Add(StoreDatabase.PostgreSql, StoreFlaw.ClaimsWithoutLock, "doubled", "was raised");
            foreach (var database in (StoreDatabase[])[StoreDatabase.PostgreSql, StoreDatabase.Sqlite])
                if (database == StoreDatabase.PostgreSql ? PostgreSqlServer.Missing is null : IsWithSqlite)
                {
                    flaws.Add(database, StoreFlaw.IgnoresVersions, "gap", "events");
                    flaws.Add(database, StoreFlaw.SendsBesideCommit, "lost", "never delivered");
                    flaws.Add(database, StoreFlaw.TakesOffFirst, "lost", "is not done");
                }
            return flaws;
        }
    }

    private static bool IsWithSqlite => KillRoundsTests.IsLong || PostgreSqlServer.Missing is not null;

    [Theory]
    [MemberData(nameof(Flaws))]
    public async Task A_flaw_is_found(StoreDatabase kind, StoreFlaw flaw, string violation, string what)
    {
        await using KilledDatabase database = kind == StoreDatabase.PostgreSql ? await KilledPostgreSql.SharedAsync() : new KilledSqlite();
        using var rounds = new KillRounds(database, Blows, flaw);
        var verdict = await rounds.RunAsync(Blows.Length);
        foreach (var line in verdict.Told.Concat(verdict.Violations.Take(10)))
            output.WriteLine(line);

        Assert.Contains(verdict.Violations, v =>
            v.StartsWith(violation + ": ", StringComparison.Ordinal) && v.Contains(what, StringComparison.Ordinal)
        );
    }
}
