namespace SupportWorkflow.Testing;

/// <summary>A store does not keep one of its promises.</summary>
public sealed class StorePromiseBrokenException : Exception
{
    internal StorePromiseBrokenException(string promise, string found, Exception? inner = null)
        : base($"{promise.Replace('_', ' ')}: {found}", inner) => Promise = promise;

    /// <summary>Which one, as in <see cref="StoreConformance.Promises"/>.</summary>
    public string Promise { get; }
}
