using NodaTime;

namespace SupportWorkflow.Desk;

public sealed partial class InMemoryTicketStore
{
    /// <summary>What is kept: the same for every store over the same tickets.</summary>
    private sealed class Data
    {
        // One lock over everything is what makes a commit one unit here; a database has its transaction for that.
        public Lock Lock { get; } = new();

        public Dictionary<TicketId, Kept> Tickets { get; } = [];

        public Dictionary<TicketNumber, TicketId> Numbers { get; } = [];

        /// <summary>Every event in the order of the commits.</summary>
        public List<(TicketId Ticket, int Version)> Feed { get; } = [];

        public Dictionary<string, DoneCommand> Commands { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, long> Series { get; } = new(StringComparer.Ordinal);

        /// <summary>The latest time of each schedule that is done.</summary>
        public Dictionary<string, Instant> Slots { get; } = new(StringComparer.Ordinal);

        public Dictionary<ProfileVersion, string> Profiles { get; } = [];

        public SortedSet<Wake> Wakes { get; } = [];

        public HashSet<TicketId> Failing { get; } = [];

        public Dictionary<string, Unsent> Unsent { get; } = new(StringComparer.Ordinal);

        public SortedSet<Unsent> Ready { get; } =
            new(
                Comparer<Unsent>.Create(
                    static (a, b) => a.ReadyAt.CompareTo(b.ReadyAt) is var order and not 0 ? order : a.Number.CompareTo(b.Number)
                )
            );

        public HashSet<Unsent> Failed { get; } = [];

        public long LastNumber { get; set; }

        /// <summary>Which store is given entries of the outbox; null: the next one that reads.</summary>
        public InMemoryTicketStore? Reader { get; set; }
    }

    /// <summary>A ticket, its history, and its due work.</summary>
    private sealed class Kept
    {
        public Ticket Ticket { get; set; } = null!;

        public TicketDue? NextDue { get; set; }

        public List<TicketEvent> Events { get; } = [];

        /// <summary>When it is claimed next; null: nothing is due, or it is parked.</summary>
        public Instant? ClaimAt { get; set; }

        public int Attempts { get; set; }

        public string Error { get; set; } = "";

        public bool IsArchived { get; set; }

        public TicketSummary Summary => TicketSummary.Of(Ticket, NextDue);
    }

    /// <summary>An entry, and how far its delivery has come. Numbers rise in the order of commits.</summary>
    private sealed class Unsent(OutboxEntry entry, long number)
    {
        public OutboxEntry Entry { get; set; } = entry;

        public long Number { get; } = number;

        public Instant ReadyAt { get; set; }

        public int Attempts { get; set; }

        public string Error { get; set; } = "";

        public bool IsParked { get; set; }
    }

    /// <summary>What came of a command id.</summary>
    private readonly record struct DoneCommand(TicketId Ticket, int From, int To, Instant At);

    private readonly record struct Wake(Instant At, string Ticket) : IComparable<Wake>
    {
        public int CompareTo(Wake other) =>
            At.CompareTo(other.At) is var order and not 0 ? order : string.CompareOrdinal(Ticket, other.Ticket);
    }
}
