using System.Globalization;
using Xunit.Abstractions;

namespace SupportWorkflow.Stores.Kills;

/// <summary>
/// Processes that are killed, frozen and cut off while they work, on databases that are killed, too: nothing is lost, nothing is doubled,
/// nothing is out of order. A normal run takes 15 rounds for each database; the long one is
/// <c>SUPPORT_WORKFLOW_KILLS=500 dotnet test tests/SupportWorkflow.Stores.Tests --filter PostgreSQL_loses_nothing</c>, with 1000 for SQLite
/// (<c>--logger "console;verbosity=detailed"</c> shows the figures).
/// </summary>
[Collection(KillCollection.Name)]
public sealed class KillRoundsTests(ITestOutputHelper output)
{
    private const int Usual = 15;

    private static readonly int Rounds = Environment.GetEnvironmentVariable("SUPPORT_WORKFLOW_KILLS") is { Length: > 0 } given
        ? int.Parse(given, CultureInfo.InvariantCulture)
        : Usual;

    /// <summary>Whether more rounds are asked for than usual.</summary>
    public static bool IsLong => Rounds > 4 * Usual;

    [PostgreSqlFact]
    public async Task PostgreSQL_loses_nothing_whoever_is_killed()
    {
        await using var database = await KilledPostgreSql.StartAsync(IsLong);
        await HoldsAsync(database);
    }

    [Fact]
    public async Task SQLite_loses_nothing_whoever_is_killed()
    {
        await using var database = new KilledSqlite();
        await HoldsAsync(database);
    }

    private async Task HoldsAsync(KilledDatabase database)
    {
        using var rounds = new KillRounds(database, database.Blows);
        var verdict = await rounds.RunAsync(Rounds);
        foreach (var line in verdict.Told)
            output.WriteLine(line);

        Assert.Empty(verdict.Violations);
        // It was not for want of work, nor of blows that struck.
        Assert.True(verdict.Acknowledged > 10 * Rounds, $"Only {verdict.Acknowledged} commands were acknowledged.");
        Assert.True(verdict.Points > 10 * Rounds, $"Only {verdict.Points} points were raised.");
        Assert.True(verdict.Troubles > 0, "No worker met any trouble.");
    }
}
