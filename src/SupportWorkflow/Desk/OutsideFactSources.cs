using Microsoft.Extensions.Logging;
using NodaTime;

namespace SupportWorkflow.Desk;

/// <summary>
/// All sources of outside facts of a desk as one, a service with the desk's name as its key: asks them at the same time and takes each
/// fact from the first in their order that knows it; what they propose is put together. A source that throws, or takes longer than
/// <see cref="SupportWorkflowOptions.SourcePatience"/>, is logged and counted, and what it would have said is unknown:
/// nobody waits for it longer. Thread-safe.
/// </summary>
public sealed partial class OutsideFactSources : IOutsideFactSource
{
    private readonly IReadOnlyList<IOutsideFactSource> _sources;
    private readonly DeskTelemetry _telemetry;
    private readonly TimeSpan _patience;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;

    internal OutsideFactSources(
        IEnumerable<IOutsideFactSource> sources,
        DeskTelemetry telemetry,
        TimeSpan patience,
        TimeProvider clock,
        ILogger<OutsideFactSources> logger
    ) => (_sources, _telemetry, _patience, _clock, _logger) = ([.. sources], telemetry, patience, clock, logger);

    /// <summary>Whether anybody can be asked.</summary>
    internal bool Any => _sources.Count > 0;

    /// <summary>What the sources know of what is wanted.</summary>
    /// <returns>The facts, unknown ones absent, as of the oldest answer; null: nobody can be asked, or nothing is wanted.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled; whatever a source throws is not passed on.</exception>
    public Task<OutsideFacts?> AskAsync(OutsideFactsWanted wanted, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        return AskAsync(wanted, null, cancellationToken);
    }

    /// <summary>What the sources know, for one who asks often.</summary>
    /// <param name="wanted">What is wanted.</param>
    /// <param name="late">Sources that are not asked because they were late before; those that are late now are added.
    /// Null: all are asked.</param>
    /// <param name="cancellationToken">Stops everything.</param>
    internal async Task<OutsideFacts?> AskAsync(
        OutsideFactsWanted wanted,
        HashSet<IOutsideFactSource>? late,
        CancellationToken cancellationToken
    )
    {
        if (wanted.Needs == OutsideNeeds.None || !Any)
            return null;
        var asked = _sources.Where(s => late?.Contains(s) != true).ToList();
        var answers = await Task.WhenAll(asked.Select(s => AskOneAsync(s, wanted, cancellationToken))).ConfigureAwait(false);
        var facts = new OutsideFacts { AsOf = wanted.At };
        foreach (var (source, (answer, isLate)) in asked.Zip(answers))
        {
            if (isLate)
                late?.Add(source);
            if (answer is not null)
                facts = Joined(facts, answer, wanted.Needs);
        }
        return facts;
    }

    private static OutsideFacts Joined(OutsideFacts facts, OutsideFacts more, OutsideNeeds needs) =>
        new()
        {
            AsOf = Instant.Min(facts.AsOf, more.AsOf),
            Roster = facts.Roster ?? (needs.HasFlag(OutsideNeeds.Roster) ? more.Roster : null),
            Classification = facts.Classification ?? (needs.HasFlag(OutsideNeeds.Classification) ? more.Classification : null),
            Proposals = (facts.Proposals, needs.HasFlag(OutsideNeeds.Proposals) ? more.Proposals : null) switch
            {
                ({ } mine, { } theirs) => [.. mine, .. theirs],
                var (mine, theirs) => mine ?? theirs,
            },
            Similar = facts.Similar ?? (needs.HasFlag(OutsideNeeds.Similar) ? more.Similar : null),
        };

    private async Task<(OutsideFacts? Answer, bool IsLate)> AskOneAsync(
        IOutsideFactSource source,
        OutsideFactsWanted wanted,
        CancellationToken cancellationToken
    )
    {
        using var late = new CancellationTokenSource(_patience, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return (await source.AskAsync(wanted, either.Token).WaitAsync(either.Token).ConfigureAwait(false), false);
        }
#pragma warning disable CA1031 // Whatever goes wrong with a source, its facts are unknown: that is an answer, and the log names the source.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            var isLate = late.IsCancellationRequested;
            _telemetry.UnknownFacts(source.GetType().Name, isLate ? "late" : "failed");
            Unknown(_logger, source.GetType().Name, isLate ? "late" : e.GetType().Name);
            return (null, isLate);
        }
    }

    [LoggerMessage(
        EventId = 2,
        Level = LogLevel.Warning,
        Message = "Source {Source} of outside facts gave nothing ({Why}); decisions go on without it"
    )]
    private static partial void Unknown(ILogger logger, string source, string why);
}
