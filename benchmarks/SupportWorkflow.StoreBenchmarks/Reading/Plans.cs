using System.Text;
using Microsoft.Extensions.Logging;
using Npgsql;
using SupportWorkflow.StoreBenchmarks.Stores;

namespace SupportWorkflow.StoreBenchmarks.Reading;

/// <summary>The plans of what a store asks, as the server itself explains them while it runs them.</summary>
internal sealed class Plans : ILogger, ILoggerProvider, IAsyncDisposable
{
    private readonly StringBuilder _said = new();
    private readonly NpgsqlDataSource _source;
    private readonly ILoggerFactory _loggers;

    public Plans(string connection)
    {
        _loggers = LoggerFactory.Create(b => b.SetMinimumLevel(LogLevel.Trace).AddProvider(this));
        var text = new NpgsqlConnectionStringBuilder(connection)
        {
            Options =
                "-c session_preload_libraries=auto_explain -c auto_explain.log_min_duration=0 -c auto_explain.log_analyze=on "
                + "-c auto_explain.log_buffers=on -c client_min_messages=log",
        };
        _source = new NpgsqlDataSourceBuilder(text.ToString()).UseLoggerFactory(_loggers).Build();
        Hosted = HostedStore.PostgreSql(_source);
    }

    /// <summary>A store on connections that explain.</summary>
    public HostedStore Hosted { get; }

    /// <summary>What was explained since it was asked last.</summary>
    public string Take()
    {
        lock (_said)
        {
            var all = _said.ToString();
            _said.Clear();
            return all;
        }
    }

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        var text = formatter(state, exception);
        if (!text.Contains("duration:", StringComparison.Ordinal) || !text.Contains("plan:", StringComparison.Ordinal))
            return;
        lock (_said)
            _said.AppendLine(text);
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public ILogger CreateLogger(string categoryName) => this;

    public void Dispose() { }

    public async ValueTask DisposeAsync()
    {
        await Hosted.DisposeAsync().ConfigureAwait(false);
        await _source.DisposeAsync().ConfigureAwait(false);
        _loggers.Dispose();
    }
}
