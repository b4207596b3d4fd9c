namespace SupportWorkflow.EntityFrameworkCore;

/// <summary>Where statements run: on connections of the store, or within a transaction of the host's.</summary>
internal interface ISqlSessions : IAsyncDisposable
{
    /// <summary>Reads; done again where the connection broke.</summary>
    Task<T> ReadAsync<T>(Func<SqlSession, CancellationToken, Task<T>> read, CancellationToken cancellationToken);

    /// <summary>
    /// Writes as one unit: what throws leaves nothing behind. Done again where the database says that it did nothing; otherwise an
    /// exception leaves open whether it was done.
    /// </summary>
    /// <param name="write">The statements.</param>
    /// <param name="isOne">Whether it is a single statement, which is a unit without a transaction around it.</param>
    /// <param name="mayRepeat">Whether doing it twice comes to the same: then it is done again where the connection broke, too.</param>
    /// <param name="cancellationToken">Stops before it is done.</param>
    Task<T> WriteAsync<T>(
        Func<SqlSession, CancellationToken, Task<T>> write,
        bool isOne,
        bool mayRepeat,
        CancellationToken cancellationToken
    );

    /// <summary>Reads the outbox if this process is the one that does; otherwise nothing is read, and there is nothing.</summary>
    Task<IReadOnlyList<T>> ReadAloneAsync<T>(Func<SqlSession, CancellationToken, Task<List<T>>> read, CancellationToken cancellationToken);
}
