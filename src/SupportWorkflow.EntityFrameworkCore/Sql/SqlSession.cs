using System.Data.Common;

namespace SupportWorkflow.EntityFrameworkCore;

/// <summary>Statements on one connection. On SQLite every call is done when it returns.</summary>
/// <param name="connection">An open connection.</param>
/// <param name="transaction">The transaction they belong to; null: each is one of its own.</param>
/// <param name="dialect">The words of its database.</param>
/// <param name="prepared">Commands that are used again on this connection; null: it keeps them itself, or none are.</param>
internal sealed class SqlSession(
    DbConnection connection,
    DbTransaction? transaction,
    Dialect dialect,
    Dictionary<string, DbCommand>? prepared = null
)
{
    public Dialect Dialect => dialect;

    public DbConnection Connection => connection;

    /// <summary>
    /// The same for statements that come again and again in the same words: the database reads and plans them once for each connection.
    /// Others would pile up there.
    /// </summary>
    public SqlSession Again => Prepares ? this : new(connection, transaction, dialect, prepared) { Prepares = true };

    /// <summary>Whether its statements are prepared.</summary>
    public bool Prepares { get; init; }

    public async Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params object[] values)
    {
        var command = await CommandAsync(sql, values, cancellationToken).ConfigureAwait(false);
        try
        {
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await DoneAsync(command).ConfigureAwait(false);
        }
    }

    public async Task<object?> ScalarAsync(string sql, CancellationToken cancellationToken, params object[] values)
    {
        var command = await CommandAsync(sql, values, cancellationToken).ConfigureAwait(false);
        try
        {
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is var found && found is DBNull ? null : found;
        }
        finally
        {
            await DoneAsync(command).ConfigureAwait(false);
        }
    }

    public async Task<List<T>> QueryAsync<T>(
        string sql,
        Func<DbDataReader, T> read,
        CancellationToken cancellationToken,
        params object[] values
    )
    {
        var (command, rows) = (await CommandAsync(sql, values, cancellationToken).ConfigureAwait(false), new List<T>());
        try
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    rows.Add(read(reader));
            }
            return rows;
        }
        finally
        {
            await DoneAsync(command).ConfigureAwait(false);
        }
    }

    /// <summary>Statements in one trip, where the connection can; their scalars, null for one that gives no rows.</summary>
    public async Task<object?[]> BatchAsync(IReadOnlyList<SqlStatement> statements, CancellationToken cancellationToken)
    {
        var results = new object?[statements.Count];
        if (!connection.CanCreateBatch)
        {
            for (var i = 0; i < results.Length; i++)
                results[i] = await ScalarAsync(statements[i].Sql, cancellationToken, statements[i].Values).ConfigureAwait(false);
            return results;
        }
        var batch = connection.CreateBatch();
        await using (batch.ConfigureAwait(false))
        {
            batch.Transaction = transaction;
            foreach (var (sql, values) in statements)
            {
                var one = batch.CreateBatchCommand();
                one.CommandText = sql;
                Add(one.Parameters, one.CreateParameter, values);
                batch.BatchCommands.Add(one);
            }
            if (Prepares)
                await batch.PrepareAsync(cancellationToken).ConfigureAwait(false);
            // Every statement ends in a row of its own, so that results are told apart.
            var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                for (var i = 0; i < results.Length; i++)
                {
                    if (await reader.ReadAsync(cancellationToken).ConfigureAwait(false) && !reader.IsDBNull(0))
                        results[i] = reader.GetValue(0);
                    await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                }
            }
        }
        return results;
    }

    private async ValueTask<DbCommand> CommandAsync(string sql, object[] values, CancellationToken cancellationToken)
    {
        if (IsKept && prepared!.TryGetValue(sql, out var known))
        {
            for (var i = 0; i < values.Length; i++)
                known.Parameters[i].Value = values[i] is TypedNull ? DBNull.Value : values[i];
            return known;
        }
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements are made of names of the model and numbers of parameters alone.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Transaction = transaction;
        Add(command.Parameters, command.CreateParameter, values);
        if (IsKept)
            prepared!.Add(sql, command);
        else if (Prepares && dialect == Dialect.PostgreSql)
            await command.PrepareAsync(cancellationToken).ConfigureAwait(false);
        return command;
    }

    private ValueTask DoneAsync(DbCommand command) => IsKept ? default : command.DisposeAsync();

    private bool IsKept => Prepares && prepared is not null;

    private void Add(DbParameterCollection parameters, Func<DbParameter> create, object[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = create();
            if (values[i] is TypedNull nothing)
                (parameter.DbType, parameter.Value) = (nothing.Type, DBNull.Value);
            else
                parameter.Value = values[i];
            // PostgreSQL counts parameters; SQLite calls them by their names.
            if (dialect == Dialect.Sqlite)
                parameter.ParameterName = Dialect.Parameter(i + 1);
            parameters.Add(parameter);
        }
    }
}

/// <summary>A statement and the values of its parameters.</summary>
internal sealed record SqlStatement(string Sql, object[] Values);
