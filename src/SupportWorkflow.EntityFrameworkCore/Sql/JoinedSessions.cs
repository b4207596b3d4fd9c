using System.Data.Common;

namespace SupportWorkflow.EntityFrameworkCore;

/// <summary>
/// Statements within a transaction of the host's: each write in a savepoint, so that one that fails does not take the host's work with it.
/// Nothing is done again; not for two callers at once, as the connection is not.
/// </summary>
internal sealed class JoinedSessions(DbConnection connection, DbTransaction transaction, Dialect dialect) : ISqlSessions
{
    private const string Savepoint = "support_workflow";

    public Task<T> ReadAsync<T>(Func<SqlSession, CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        read(new(connection, transaction, dialect), cancellationToken);

    public async Task<T> WriteAsync<T>(
        Func<SqlSession, CancellationToken, Task<T>> write,
        bool isOne,
        bool mayRepeat,
        CancellationToken cancellationToken
    )
    {
        await transaction.SaveAsync(Savepoint, cancellationToken).ConfigureAwait(false);
        try
        {
            var result = await write(new(connection, transaction, dialect), cancellationToken).ConfigureAwait(false);
            await transaction.ReleaseAsync(Savepoint, cancellationToken).ConfigureAwait(false);
            return result;
        }
        catch (Exception e) when (e is not DbException { IsTransient: true })
        {
            await transaction.RollbackAsync(Savepoint, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    public Task<IReadOnlyList<T>> ReadAloneAsync<T>(
        Func<SqlSession, CancellationToken, Task<List<T>>> read,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException("What has to leave leaves after the transaction, not within it.");

    public ValueTask DisposeAsync() => default;
}
