using System.Data;
using System.Data.Common;

namespace SupportWorkflow.EntityFrameworkCore;

/// <summary>An open connection, and what has to be given back with it.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Owner">Its context; null: the connection stands for itself.</param>
internal sealed record SqlLease(DbConnection Connection, IAsyncDisposable? Owner = null) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        if (Owner is null)
        {
            await Connection.DisposeAsync().ConfigureAwait(false);
            return;
        }
        await Connection.CloseAsync().ConfigureAwait(false);
        await Owner.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Opens the connection unless it is open.</summary>
    public async ValueTask<SqlLease> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (Connection.State != ConnectionState.Open)
                await Connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            return this;
        }
        catch
        {
            await DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
