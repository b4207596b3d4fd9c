using System.Runtime.InteropServices;
using NodaTime;

namespace SupportWorkflow.Imports;

/// <summary>
/// Turns the rows of somebody else's log into tickets and figures, one row at a time, in the order of the file. It refuses nothing: a step
/// the lifecycle does not allow is carried out and listed, a row that cannot be read is set aside and listed. Not thread-safe.
/// </summary>
public sealed class HistoryImporter
{
    private readonly HistoryMap _map;
    private readonly Dictionary<string, LogState> _states;
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImportedCase> _cases = new(StringComparer.Ordinal);
    private readonly HistoryTally _tally;
    private readonly ImportedSteps _steps;
    private readonly List<QuarantinedRow> _quarantined = [];
    private Instant? _latest;

    /// <param name="map">What the log's columns and words mean.</param>
    /// <param name="workflow">The profile whose lifecycle the history runs through; null: the standard lifecycle without any promise.</param>
    /// <exception cref="DefinitionException">The map speaks of states the lifecycle does not have; lists all of them.</exception>
    public HistoryImporter(HistoryMap map, TicketWorkflow? workflow = null)
    {
        workflow ??= ImportWorkflow.Standard;
        _map = map;
        Zone = map.Zone ?? workflow.Zone;
        _states = map.States.ToDictionary(s => s.Name, StringComparer.Ordinal);
        _tally = new(map.States);
        var problems = new ProblemList();
        _steps = new(map, workflow, problems);
        map.Throw(problems);
    }

    /// <summary>Where the log's local times are read: the map's zone, else the profile's, else UTC.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>Rows taken so far, used or set aside.</summary>
    public int Events => _tally.Rows + _quarantined.Count;

    /// <summary>Takes the next row of the file.</summary>
    public void Add(HistoryRow row)
    {
        if (Unusable(row, out var state, out var time) is { } why)
        {
            SetAside(row.Line, why.Reason, why.Found);
            return;
        }
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_cases, row.Case, out var exists);
        if (!exists)
        {
            if (!Opening(row, time, out var opened))
            {
                _cases.Remove(row.Case);
                SetAside(row.Line, QuarantineReason.BadOpening, row.Opened!);
                return;
            }
            known = _steps.Open(row.Case, opened, time.Instant, Word(row.Impact, "impact"), Word(row.Urgency, "urgency"));
        }
        _latest = _latest is { } latest ? Instant.Max(latest, time.Instant) : time.Instant;
        _steps.Take(known!, row, state, time, this);
        known!.Trail.Add(state, known.State.Kind, time.WallTicks, Pooled(Known(row.Priority)), _tally);
        _tally.Count(row.Fingerprint);
    }

    /// <summary>Sets a row aside that the reader of the file could not cut into fields.</summary>
    public void SetAside(long line, QuarantineReason why, string found) => _quarantined.Add(new(line, why, found));

    /// <summary>Adds everything up.</summary>
    /// <param name="at">The instant at which tickets still open are read; null: the latest time in the log.</param>
    public ImportResult Finish(Instant? at = null)
    {
        var summary = _tally.Summary(_cases.Values.Select(c => c.Trail), _map.Columns.Priority is not null) with
        {
            Events = Events,
            At = at ?? _latest,
            Deviations = _steps.Deviations.Count,
            Quarantined = _quarantined.Count,
        };
        return new(summary, [.. _cases.Values.Select(c => c.Ticket)], [.. _steps.Deviations], [.. _quarantined]);
    }

    /// <summary>A field in the words of the profile; null when it is missing.</summary>
    internal string? Word(string? field, string column) =>
        Known(field) is not { } word ? null
        : _map.Values.TryGetValue(column, out var words) && words.TryGetValue(word, out var ours) ? ours
        : Pooled(word);

    private (QuarantineReason Reason, string Found)? Unusable(HistoryRow row, out LogState state, out HistoryTime time)
    {
        (state, time) = (null!, default);
        if (Known(row.Case) is null) return (QuarantineReason.NoCase, row.Case);
        if (!IsText(row.Case)) return (QuarantineReason.NotText, row.Case);
        if (Known(row.State) is null) return (QuarantineReason.NoState, row.State);
        if (Known(row.Time) is null) return (QuarantineReason.NoTime, row.Time);
        if (Find(row) is not { } found) return IsText(row.State) ? (QuarantineReason.UnknownState, Name(row)) : (QuarantineReason.NotText, row.State);
        state = found;
        return _map.Times.TryRead(row.Time.Trim(), Zone, out time) ? null : (QuarantineReason.BadTime, row.Time);
    }

    /// <summary>The opening as the log's column has it, else the case's first row.</summary>
    private bool Opening(HistoryRow row, HistoryTime first, out HistoryTime opened)
    {
        opened = first;
        return Known(row.Opened) is not { } text || _map.Times.TryRead(text.Trim(), Zone, out opened);
    }

    private LogState? Find(HistoryRow row) =>
        Known(row.Substate) is not null && _states.TryGetValue(Name(row), out var both) ? both : _states.GetValueOrDefault(row.State);

    private string Name(HistoryRow row) => Known(row.Substate) is { } second ? $"{row.State} / {second}" : row.State;

    private string? Known(string? field) => field is null || _map.MissingMarks.Contains(field) ? null : field;

    /// <summary>One instance of each word: a log repeats few words a million times.</summary>
    private string? Pooled(string? word)
    {
        if (word is null) return null;
        if (_words.TryGetValue(word, out var pooled)) return pooled;
        _words.Add(word, word);
        return word;
    }

    private static bool IsText(string field)
    {
        foreach (var c in field)
            if (c == '\uFFFD' || (char.IsControl(c) && c != '\t')) return false;
        return true;
    }
}
