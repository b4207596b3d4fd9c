namespace SupportWorkflow.Testing;

/// <summary>Which call of a store is meant.</summary>
public enum StoreCall
{
    /// <summary><see cref="Desk.ITicketStore.LoadAsync"/>.</summary>
    Load,

    /// <summary><see cref="Desk.ITicketStore.CommitAsync"/>.</summary>
    Commit,

    /// <summary><see cref="Desk.ITicketStore.FireDueAsync"/>.</summary>
    FireDue,

    /// <summary><see cref="Desk.IOutbox.ReadAsync"/>.</summary>
    ReadOutbox,

    /// <summary><see cref="Desk.IOutbox.DoneAsync"/>.</summary>
    Done,

    /// <summary><see cref="Desk.IOutbox.FailedAsync"/>.</summary>
    Failed,

    /// <summary><see cref="Desk.ITicketNumberSource.NextAsync(string, System.Threading.CancellationToken)"/>.</summary>
    Number,

    /// <summary>Lists, counts, and what is the latest time of a schedule.</summary>
    Query,

    /// <summary><see cref="Desk.IScheduleSlots.TakeAsync"/>.</summary>
    TakeSlot,
}
