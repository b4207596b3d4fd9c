namespace SupportWorkflow.Desk;

/// <summary>Counts the numbers of a series. Unique and rising, not gapless.</summary>
public interface ITicketNumberSource
{
    /// <summary>The next number of the series, beginning with 1; never the same twice.</summary>
    Task<long> NextAsync(string series, CancellationToken cancellationToken = default);

    /// <summary>The next numbers of the series, rising; never the same twice.</summary>
    /// <param name="series">The series.</param>
    /// <param name="count">How many; at least 1.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <remarks>Here: one after the other. A database does it in one trip.</remarks>
    async Task<IReadOnlyList<long>> NextAsync(string series, int count, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var numbers = new long[count];
        for (var i = 0; i < count; i++)
            numbers[i] = await NextAsync(series, cancellationToken).ConfigureAwait(false);
        return numbers;
    }
}
