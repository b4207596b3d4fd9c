namespace SupportWorkflow;

/// <summary>A command was refused and the caller asked for an exception (<see cref="Decision.EnsureAccepted"/>).</summary>
public sealed class TicketRefusedException : Exception
{
    internal TicketRefusedException(Rejection rejection)
        : base(rejection.ToString()) => Rejection = rejection;

    /// <summary>Why.</summary>
    public Rejection Rejection { get; }
}
