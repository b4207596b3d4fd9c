using BenchmarkDotNet.Attributes;

namespace SupportWorkflow.Benchmarks.Decisions;

/// <summary>A ticket's history: folded, written and read. Folding is told for one event of a whole life.</summary>
[MemoryDiagnoser]
public class HistoryBenchmarks
{
    private const int Count = 15;

    private static readonly TicketEvent[] Events = [.. TicketLife.History()];
    private static readonly Ticket Ticket = TicketLife.Workflow.Rebuild(Events);
    private static readonly TicketEvent Event = Events[^2];
    private static readonly byte[] EventJson = TicketJson.Write(Event),
        TicketBytes = TicketJson.Write(Ticket);

    public HistoryBenchmarks()
    {
        if (Events.Length != Count)
            throw new InvalidOperationException($"The history has {Events.Length} events: set Count.");
        if (TicketLife.Workflow.Rebuild(TicketJson.ReadEvents(TicketJson.Write([.. Events]))) != TicketJson.ReadTicket(TicketBytes))
            throw new InvalidOperationException("The history does not give the snapshot.");
    }

    /// <summary>The wake-up at the end included: it is worked out once a rebuild.</summary>
    [Benchmark(Description = "fold one event", OperationsPerInvoke = Count)]
    public Ticket Fold() => TicketLife.Workflow.Rebuild(Events);

    [Benchmark(Description = "event to JSON")]
    public byte[] WriteEvent() => TicketJson.Write(Event);

    [Benchmark(Description = "event from JSON")]
    public TicketEvent ReadEvent() => TicketJson.ReadEvent(EventJson);

    [Benchmark(Description = "snapshot to JSON")]
    public byte[] WriteTicket() => TicketJson.Write(Ticket);

    [Benchmark(Description = "snapshot from JSON")]
    public Ticket ReadTicket() => TicketJson.ReadTicket(TicketBytes);
}
