using System.Data.Common;

namespace SupportWorkflow.EntityFrameworkCore;

/// <summary>Whether the tables of a desk are there, and how they come to be.</summary>
/// <param name="sessions">Where statements run.</param>
/// <param name="tables">Their names.</param>
/// <param name="database">Of which database.</param>
/// <param name="advice">What to do where they are not as they should be.</param>
internal sealed class DeskSchema(ISqlSessions sessions, TableNames tables, StoreDatabase database, string advice)
{
    /// <summary>Makes the tables that are missing.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        await sessions
            .WriteAsync(
                async (s, stop) =>
                {
                    foreach (var statement in TicketStoreSchema.Statements(database, tables))
                        await s.ExecuteAsync(statement, stop).ConfigureAwait(false);
                    return true;
                },
                isOne: false,
                mayRepeat: true,
                cancellationToken
            )
            .ConfigureAwait(false);
        await CheckAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <exception cref="InvalidOperationException">A table or a column is missing; all that are, are listed with what to do.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        if (await MissingAsync(cancellationToken).ConfigureAwait(false) is { Count: > 0 } missing)
            throw new InvalidOperationException($"The database lacks {string.Join("; ", missing)}. {advice}");
    }

    /// <summary>Whether none of the tables is there: then nothing can be spoilt by making them.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken cancellationToken) =>
        (await MissingAsync(cancellationToken).ConfigureAwait(false)).Count == tables.Columns.Count();

    private async Task<List<string>> MissingAsync(CancellationToken cancellationToken)
    {
        var missing = new List<string>();
        foreach (var (table, columns) in tables.Columns)
        {
            if (await HasAsync(table, "1", cancellationToken).ConfigureAwait(false) is { } error)
            {
                if (error.SqlState is "42501")
                    throw new InvalidOperationException($"The account of the desk may not read {table}: {error.Message}", error);
                missing.Add($"table {table}");
                continue;
            }
            if (
                await HasAsync(table, string.Join(", ", columns.Select(TableNames.Quoted)), cancellationToken).ConfigureAwait(false) is null
            )
                continue;
            foreach (var column in columns)
                if (await HasAsync(table, TableNames.Quoted(column), cancellationToken).ConfigureAwait(false) is not null)
                    missing.Add($"column {column} of table {table}");
        }
        return missing;
    }

    /// <returns>What the database says against it; null: nothing.</returns>
    private async Task<DbException?> HasAsync(string table, string columns, CancellationToken cancellationToken)
    {
        try
        {
            await sessions
                .ReadAsync((s, stop) => s.ScalarAsync($"select {columns} from {table} t where 1 = 0", stop), cancellationToken)
                .ConfigureAwait(false);
            return null;
        }
        catch (DbException e)
            when (e.SqlState is "42P01" or "42703" or "3F000" or "42501"
                || e is Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 1 }
            )
        {
            return e;
        }
    }
}
