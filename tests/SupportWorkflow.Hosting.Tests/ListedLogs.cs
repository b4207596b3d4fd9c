using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SupportWorkflow.Hosting;

/// <summary>Keeps what was logged: event id, level and sentence.</summary>
internal sealed class ListedLogs : ILoggerFactory, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) { }

    public void Dispose() { }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => Lines.Enqueue($"{eventId.Id} {logLevel} {formatter(state, exception)}");
}
