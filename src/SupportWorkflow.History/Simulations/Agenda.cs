using NodaTime;

namespace SupportWorkflow.History;

/// <summary>What will happen, the earliest first; what falls on one instant happens in the order it was noted. Nothing is polled.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<Action, (Instant At, long Order)> _next = new();
    private long _order;

    /// <summary>The virtual clock.</summary>
    public Instant Now { get; private set; } = Instant.MinValue;

    /// <param name="at">When; the past means now.</param>
    /// <param name="what">What.</param>
    public void Note(Instant at, Action what) => _next.Enqueue(what, (Instant.Max(at, Now), _order++));

    /// <summary>Lets everything happen up to an instant, and stops the clock there.</summary>
    public void RunUntil(Instant end)
    {
        while (_next.TryPeek(out _, out var first) && first.At <= end)
        {
            Now = first.At;
            _next.Dequeue()();
        }
        Now = end;
    }
}
