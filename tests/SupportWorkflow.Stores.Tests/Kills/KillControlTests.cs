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

    [PostgreSqlTheory]
    [InlineData(StoreFlaw.ClaimsWithoutLock, "doubled", "was raised")]
    [InlineData(StoreFlaw.IgnoresVersions, "gap", "events")]
    [InlineData(StoreFlaw.SendsBesideCommit, "lost", "never delivered")]
    [InlineData(StoreFlaw.TakesOffFirst, "lost", "is not done")]
    public async Task In_PostgreSQL_a_flaw_is_found(StoreFlaw flaw, string kind, string what)
    {
        await using var database = await KilledPostgreSql.SharedAsync();
        await FindsAsync(database, flaw, kind, what);
    }

    /// <summary>SQLite has one writer: nothing is claimed at the same time.</summary>
    [Theory]
    [InlineData(StoreFlaw.IgnoresVersions, "gap", "events")]
    [InlineData(StoreFlaw.SendsBesideCommit, "lost", "never delivered")]
    [InlineData(StoreFlaw.TakesOffFirst, "lost", "is not done")]
    public async Task In_SQLite_a_flaw_is_found(StoreFlaw flaw, string kind, string what)
    {
        await using var database = new KilledSqlite();
        await FindsAsync(database, flaw, kind, what);
    }

    private async Task FindsAsync(KilledDatabase database, StoreFlaw flaw, string kind, string what)
    {
        using var rounds = new KillRounds(database, Blows, flaw);
        var verdict = await rounds.RunAsync(Blows.Length);
        foreach (var line in verdict.Told.Concat(verdict.Violations.Take(10)))
            output.WriteLine(line);

        Assert.Contains(verdict.Violations, v =>
            v.StartsWith(kind + ": ", StringComparison.Ordinal) && v.Contains(what, StringComparison.Ordinal)
        );
    }
}
