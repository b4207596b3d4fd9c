using System.Data;
using System.Data.Common;

namespace SupportWorkflow.EntityFrameworkCore;

/// <summary>Statements on pooled connections. The retrying strategy of a context is not used: it refuses transactions that it did not
/// begin.</summary>
/// <param name="connect">Opens a connection.</param>
/// <param name="leads">What the reader of the outbox is called, the same in every process over the same data.</param>
/// <param name="source">Where connections come from, if it ends with the store.</param>
internal sealed class PostgreSqlSessions(
    Func<CancellationToken, ValueTask<SqlLease>> connect,
    string leads,
    IAsyncDisposable? source = null
) : ISqlSessions
{
    private const int MostAttempts = 6;

    private readonly SemaphoreSlim _reading = new(1);
    private SqlLease? _lead;

    public Task<T> ReadAsync<T>(Func<SqlSession, CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        RepeatedAsync(stop => OnceAsync(read, isOne: true, stop), e => e.IsTransient || Dialect.PostgreSql.MayRepeat(e), cancellationToken);

    public Task<T> WriteAsync<T>(
        Func<SqlSession, CancellationToken, Task<T>> write,
        bool isOne,
        bool mayRepeat,
        CancellationToken cancellationToken
    ) =>
        RepeatedAsync(
            stop => OnceAsync(write, isOne, stop),
            e => Dialect.PostgreSql.MayRepeat(e) || (mayRepeat && e.IsTransient),
            cancellationToken
        );

    /// <summary>
    /// Of all processes one leads: it holds a lock of its session on a connection of its own, and reads on that very connection, so that
    /// one whose connection is gone cannot go on leading. When it dies, the lock is free at once.
    /// </summary>
    public async Task<IReadOnlyList<T>> ReadAloneAsync<T>(
        Func<SqlSession, CancellationToken, Task<List<T>>> read,
        CancellationToken cancellationToken
    )
    {
        await _reading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_lead is null && !await LeadAsync(cancellationToken).ConfigureAwait(false))
                return [];
            return await read(new(_lead!.Connection, null, Dialect.PostgreSql), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            await DropAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            _reading.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await DropAsync().ConfigureAwait(false);
        if (source is not null)
            await source.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<bool> LeadAsync(CancellationToken cancellationToken)
    {
        var lease = await connect(cancellationToken).ConfigureAwait(false);
        try
        {
            var session = new SqlSession(lease.Connection, null, Dialect.PostgreSql);
            if (
                await session
                    .ScalarAsync("select pg_try_advisory_lock(hashtextextended($1, 0))", cancellationToken, leads)
                    .ConfigureAwait(false)
                is true
            )
                _lead = lease;
        }
        finally
        {
            if (_lead is null)
                await lease.DisposeAsync().ConfigureAwait(false);
        }
        return _lead is not null;
    }

    /// <summary>A pooled connection keeps its session: the lock is given back by name.</summary>
    private async ValueTask DropAsync()
    {
        if (_lead is not { } lease)
            return;
        _lead = null;
        try
        {
            if (lease.Connection.State == ConnectionState.Open)
                await new SqlSession(lease.Connection, null, Dialect.PostgreSql)
                    .ExecuteAsync("select pg_advisory_unlock_all()", CancellationToken.None)
                    .ConfigureAwait(false);
        }
        catch (DbException)
        {
            // It is gone, and the lock with it.
        }
        await lease.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<T> OnceAsync<T>(Func<SqlSession, CancellationToken, Task<T>> work, bool isOne, CancellationToken cancellationToken)
    {
        var lease = await connect(cancellationToken).ConfigureAwait(false);
        await using (lease.ConfigureAwait(false))
        {
            if (isOne)
                return await work(new(lease.Connection, null, Dialect.PostgreSql), cancellationToken).ConfigureAwait(false);
            var transaction = await lease
                .Connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken)
                .ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var result = await work(new(lease.Connection, transaction, Dialect.PostgreSql), cancellationToken).ConfigureAwait(false);
                await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                return result;
            }
        }
    }

    private static async Task<T> RepeatedAsync<T>(
        Func<CancellationToken, Task<T>> work,
        Func<DbException, bool> mayRepeat,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work(cancellationToken).ConfigureAwait(false);
            }
            catch (DbException e) when (attempt < MostAttempts && mayRepeat(e))
            {
                // 10 ms to about a third of a second, not all at the same time.
                await Task.Delay(Random.Shared.Next(5 << attempt, 11 << attempt), cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
