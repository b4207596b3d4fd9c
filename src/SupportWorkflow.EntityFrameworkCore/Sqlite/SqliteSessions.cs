using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;

namespace SupportWorkflow.EntityFrameworkCore;

/// <summary>
/// One writer with a connection and a thread of its own, because SQLite has one and its calls block; readers beside it. What waits for the
/// writer is committed together, each in a savepoint, and answered when the disk has it.
/// </summary>
internal sealed class SqliteSessions : ISqlSessions
{
    /// <summary>The most writes that wait for the disk together.</summary>
    private const int MostTogether = 64;

    /// <summary>The most writes that wait for the writer; more wait to be let in.</summary>
    private const int MostWaiting = 1_024;

    private readonly Func<SqlLease> _connect;
    private readonly Func<string, FileStream?> _lockOutbox;
    private readonly Channel<Write> _writes = Channel.CreateBounded<Write>(MostWaiting);
    private readonly ConcurrentBag<(SqlLease Lease, Dictionary<string, DbCommand> Prepared)> _readers = [];
    private readonly Lock _starting = new();
    private Task? _writing;
    private FileStream? _outbox;

    /// <param name="connect">Opens a connection.</param>
    /// <param name="lockOutbox">Takes the lock of whoever reads the outbox of a file; null: another process has it.</param>
    public SqliteSessions(Func<SqlLease> connect, Func<string, FileStream?> lockOutbox) => (_connect, _lockOutbox) = (connect, lockOutbox);

    public async Task<T> ReadAsync<T>(Func<SqlSession, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        if (!_readers.TryTake(out var reader))
            reader = (Connect(), new(StringComparer.Ordinal));
        try
        {
            return await read(new(reader.Lease.Connection, null, Dialect.Sqlite, reader.Prepared), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _readers.Add(reader);
        }
    }

    public async Task<T> WriteAsync<T>(
        Func<SqlSession, CancellationToken, Task<T>> write,
        bool isOne,
        bool mayRepeat,
        CancellationToken cancellationToken
    )
    {
        lock (_starting)
            _writing ??= Task.Factory.StartNew(
                Run,
                CancellationToken.None,
                TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
                TaskScheduler.Default
            );
        var one = new Write<T>(write, cancellationToken);
        await _writes.Writer.WriteAsync(one, cancellationToken).ConfigureAwait(false);
        return await one.Done.ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<T>> ReadAloneAsync<T>(
        Func<SqlSession, CancellationToken, Task<List<T>>> read,
        CancellationToken cancellationToken
    )
    {
        return await ReadAsync(
                async (s, stop) =>
                {
                    lock (_starting)
                        if ((_outbox ??= _lockOutbox(s.Connection.DataSource)) is null)
                            return [];
                    return await read(s, stop).ConfigureAwait(false);
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        _writes.Writer.TryComplete();
        if (_writing is { } writing)
            await writing.ConfigureAwait(false);
        while (_readers.TryTake(out var reader))
        {
            foreach (var command in reader.Prepared.Values)
                await command.DisposeAsync().ConfigureAwait(false);
            await reader.Lease.DisposeAsync().ConfigureAwait(false);
        }
        if (_outbox is { } outbox)
            await outbox.DisposeAsync().ConfigureAwait(false);
        _outbox = null;
    }

    /// <summary>A connection with what durability needs; the journal is the file's and stays.</summary>
    private SqlLease Connect()
    {
        var lease = _connect();
        if (lease.Connection.DataSource is "" or ":memory:")
            throw new NotSupportedException(
                "A database in memory is another one for every connection: take InMemoryTicketStore, or a file."
            );
        using var command = lease.Connection.CreateCommand();
        command.CommandText = "pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 10000";
        command.ExecuteNonQuery();
        return lease;
    }

    private void Run()
    {
        SqlLease? lease = null;
        var prepared = new Dictionary<string, DbCommand>(StringComparer.Ordinal);
        try
        {
            while (_writes.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
                try
                {
                    lease ??= Connect();
                    Commit(new(lease.Connection, null, Dialect.Sqlite, prepared) { Prepares = true });
                }
#pragma warning disable CA1031 // Whatever happens, somebody waits for an answer.
                catch (Exception e)
#pragma warning restore CA1031
                {
                    // The writer could not begin: a foreign process holds the file for longer than anybody should wait.
                    while (_writes.Reader.TryRead(out var write))
                        write.Fail(e);
                }
        }
        finally
        {
            foreach (var command in prepared.Values)
                command.Dispose();
            lease?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    /// <summary>Does what waits, together.</summary>
    private void Commit(SqlSession s)
    {
        Execute(s, "begin immediate");
        var done = new List<Write>();
        try
        {
            while (done.Count < MostTogether && _writes.Reader.TryRead(out var write))
            {
                if (write.IsCancelled)
                    continue;
                done.Add(write);
                Execute(s, "savepoint one");
                if (write.Do(s) is { } thrown)
                    RollBackOne(s, thrown);
                Execute(s, "release one");
            }
            Execute(s, "commit");
        }
#pragma warning disable CA1031 // The disk is full, or worse: nothing of all was kept, and each is told.
        catch (Exception e)
#pragma warning restore CA1031
        {
            try
            {
                Execute(s, "rollback");
            }
            catch (DbException)
            {
                // SQLite has rolled back by itself.
            }
            foreach (var write in done)
                write.Fail(e);
            return;
        }
        foreach (var write in done)
            write.Answer();
    }

    /// <summary>Takes back what threw, and nothing else. A full disk may have ended the transaction as a whole: then all hear of
    /// that.</summary>
    private static void RollBackOne(SqlSession s, Exception thrown)
    {
        try
        {
            Execute(s, "rollback to one");
        }
        catch (DbException)
        {
            ExceptionDispatchInfo.Throw(thrown);
        }
    }

    private static void Execute(SqlSession s, string sql) => s.ExecuteAsync(sql, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Something to write, and whoever waits for it.</summary>
    private abstract class Write
    {
        public abstract bool IsCancelled { get; }

        /// <returns>What it threw, and nothing of it is to be kept; null: it is to be kept.</returns>
        public abstract Exception? Do(SqlSession s);

        /// <summary>It was committed, or was not to be kept: its result, or what it threw.</summary>
        public abstract void Answer();

        public abstract void Fail(Exception e);
    }

    private sealed class Write<T>(Func<SqlSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) : Write
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Task<T>? _result;

        public Task<T> Done => _done.Task;

        public override bool IsCancelled => cancellationToken.IsCancellationRequested && _done.TrySetCanceled(cancellationToken);

        public override Exception? Do(SqlSession s)
        {
            try
            {
                _result = work(s, CancellationToken.None);
                _result.GetAwaiter().GetResult();
                return null;
            }
#pragma warning disable CA1031 // It is handed to whoever waits.
            catch (Exception e)
#pragma warning restore CA1031
            {
                _result = Task.FromException<T>(e);
                return e;
            }
        }

        public override void Answer()
        {
            if (_result!.Exception?.InnerException is { } thrown)
                _done.TrySetException(thrown);
            else
                _done.TrySetResult(_result.Result);
        }

        public override void Fail(Exception e) => _done.TrySetException(e);
    }
}
