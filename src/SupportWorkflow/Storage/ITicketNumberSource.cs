namespace SupportWorkflow.Desk;

/// <summary>Counts the numbers of a series. Unique and rising, not gapless.</summary>
public interface ITicketNumberSource
{
    /// <summary>The next number of the series, beginning with 1; never the same twice.</summary>
    Task<long> NextAsync(string series, CancellationToken cancellationToken = default);
}
