namespace SupportWorkflow.Desk;

/// <summary>
/// Lets the commands of one process that are for the same ticket in one at a time: without it most of many at once are decided in vain,
/// and some give up. Only a courtesy; the version check of the store is what counts.
/// </summary>
/// <param name="patience">After how long somebody goes in anyway: whoever is inside may wait for them.</param>
/// <param name="clock">Measures it.</param>
internal sealed class TicketGates(TimeSpan patience, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TicketId, Gate> _gates = [];

    /// <summary>Waits for the ticket; the answer is disposed of when the command is done.</summary>
    public async ValueTask<Turn> EnterAsync(TicketId ticket, CancellationToken cancellationToken)
    {
        Gate gate;
        lock (_lock)
        {
            if (!_gates.TryGetValue(ticket, out gate!))
                _gates.Add(ticket, gate = new());
            gate.Users++;
        }
        if (gate.Door.Wait(0, CancellationToken.None))
            return new(this, ticket, gate, true);
        try
        {
            using var late = new CancellationTokenSource(patience, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
            await gate.Door.WaitAsync(either.Token).ConfigureAwait(false);
            return new(this, ticket, gate, true);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(this, ticket, gate, false);
        }
        catch
        {
            Leave(ticket, gate, false);
            throw;
        }
    }

    private void Leave(TicketId ticket, Gate gate, bool isInside)
    {
        if (isInside)
            gate.Door.Release();
        lock (_lock)
        {
            if (--gate.Users > 0)
                return;
            _gates.Remove(ticket);
        }
        gate.Door.Dispose();
    }

    /// <summary>One command's turn.</summary>
    public readonly struct Turn(TicketGates? gates, TicketId ticket, Gate gate, bool isInside) : IDisposable
    {
        public void Dispose() => gates?.Leave(ticket, gate, isInside);
    }

    /// <summary>The door of one ticket, there while somebody is at it.</summary>
    public sealed class Gate
    {
        public SemaphoreSlim Door { get; } = new(1);

        public int Users { get; set; }
    }
}
