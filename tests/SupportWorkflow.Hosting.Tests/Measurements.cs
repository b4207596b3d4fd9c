using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace SupportWorkflow.Hosting;

/// <summary>What the meter SupportWorkflow of one factory measures; of none: that without a factory.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly MeterListener _listener = new();

    public Measurements(IMeterFactory? factory)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "SupportWorkflow" && ReferenceEquals(instrument.Meter.Scope, factory))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.Start();
    }

    public ConcurrentQueue<string> Lines { get; } = new();

    public void Dispose() => _listener.Dispose();

    private void Keep<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var words = new List<string> { instrument.Name };
        foreach (var (tag, said) in tags)
            if (tag != "desk")
                words.Add($"{tag}={said}");
        Lines.Enqueue($"{string.Join(' ', words)}: {value}");
    }
}
