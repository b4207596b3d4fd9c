using NodaTime;

namespace SupportWorkflow.Imports;

/// <summary>
/// Turns the rows of somebody else's log into tickets and figures. Rows are taken one at a time, in the order of the file, and kept in a few
/// bytes each; tickets are made at the end, one at a time. It refuses nothing: a step the lifecycle does not allow is carried out and
/// listed, a row that cannot be read is set aside and listed. Not thread-safe.
/// </summary>
public sealed class HistoryImporter
{
    private readonly HistoryMap _map;
    private readonly Dictionary<string, LogState> _states;
    private readonly Dictionary<string, ImportedCase> _byId = new(StringComparer.Ordinal);
    private readonly List<ImportedCase> _cases = [];
    private readonly KeptRows _rows = new();
    private readonly WordPool _words = new();
    private readonly List<ulong> _fingerprints = [];
    private readonly ImportedSteps _steps;
    private readonly List<QuarantinedRow> _quarantined = [];
    private LocalDateTime _earliest = LocalDateTime.MaxIsoValue;
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
        var problems = new ProblemList();
        _steps = new(map, workflow, problems);
        map.Throw(problems);
    }

    /// <summary>Where the log's local times are read: the map's zone, else the profile's, else UTC.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>Rows taken so far, used or set aside.</summary>
    public int Events => _rows.Count + _quarantined.Count;

    /// <summary>Takes the next row of the file.</summary>
    public void Add(HistoryRow row)
    {
        if (Unusable(row, out var state, out var time) is { } why)
        {
            SetAside(row.Line, why.Reason, why.Found);
            return;
        }
        if (_byId.TryGetValue(row.Case, out var known))
        {
            known.Last = Keep(known.Last, row, state, time);
            if (state.Created && !known.IsOpeningKnown) known.Open(time);
        }
        else if (!Opening(row, time, out var opened))
        {
            SetAside(row.Line, QuarantineReason.BadOpening, row.Opened!);
            return;
        }
        else
        {
            _earliest = LocalDateTime.Min(_earliest, opened.Local);
            known = new(row.Case, opened, state.Created || Known(row.Opened) is not null, Keep(-1, row, state, time));
            _byId.Add(row.Case, known);
            _cases.Add(known);
        }
        _earliest = LocalDateTime.Min(_earliest, time.Local);
        _latest = _latest is { } latest ? Instant.Max(latest, time.Instant) : time.Instant;
        if (row.Fingerprint is { } fingerprint) _fingerprints.Add(fingerprint);
    }

    /// <summary>Sets a row aside that the reader of the file could not cut into fields.</summary>
    public void SetAside(long line, QuarantineReason why, string found) => _quarantined.Add(new(line, why, found));

    /// <summary>Makes the tickets and adds everything up.</summary>
    /// <param name="at">The instant at which tickets still open are read; null: the latest time in the log.</param>
    /// <param name="each">Is handed every ticket with its events, in the order of their first rows; nothing is kept of them here. Null: nobody wants them.</param>
    public ImportResult Finish(Instant? at = null, Action<ImportedTicket>? each = null)
    {
        var tally = new HistoryTally(_map.States, Backlog(at ?? _latest), new(_steps, at ?? _latest));
        var trail = new CaseTrail();
        var deviations = new List<Deviation>();
        var events = each is null ? null : new List<TicketEvent>();
        foreach (var one in _cases)
        {
            var story = Tell(one, tally, trail, deviations, events);
            each?.Invoke(new(story.Ticket, [.. events!]));
            events?.Clear();
        }
        var summary = tally.Summary(_map.Columns.Priority is not null) with
        {
            Events = Events,
            ExactDuplicateRows = HistoryTally.Copies(_fingerprints),
            At = at ?? _latest,
            Deviations = deviations.Count,
            Quarantined = _quarantined.Count,
        };
        return new(summary, [.. deviations.OrderBy(d => d.Line)], [.. _quarantined]);
    }

    private BacklogTally Backlog(Instant? until)
    {
        if (until is not { } last || _cases.Count == 0) return new(default, default);
        var local = last.InZone(Zone).LocalDateTime;
        return new(LocalDateTime.Min(_earliest, local), local);
    }

    private ImportedStory Tell(ImportedCase one, HistoryTally tally, CaseTrail trail, List<Deviation> deviations, List<TicketEvent>? events)
    {
        var row = _rows[one.First];
        var words = _rows.WordsOf(row);
        var story = new ImportedStory(one, row, words, _steps, _words, deviations, events);
        trail.Begin(one.Opened);
        while (true)
        {
            var state = _map.States[row.State];
            story.Take(row, state, words);
            trail.Add(state, story.State.Kind, row.WallTicks, tally);
            if (row.Next < 0) break;
            row = _rows[row.Next];
            words = _rows.WordsOf(row);
        }
        tally.Add(trail, story.Ticket, _words[words.Priority]);
        return story;
    }

    private int Keep(int last, HistoryRow row, LogState state, HistoryTime time)
    {
        var before = last < 0 ? RowWords.None : _rows.WordsOf(_rows[last]);
        return _rows.Add(last, time, row.Line, state.Index, new(
            Number(row.Priority, before.Priority), Number(row.Impact, before.Impact), Number(row.Urgency, before.Urgency),
            Number(row.Category, before.Category), Number(row.Team, before.Team), Number(row.Agent, before.Agent)));
    }

    /// <summary>The number of a word; most rows repeat what the case's row before said.</summary>
    private int Number(string? field, int before) => before >= 0 && _words[before] == field ? before : _words.NumberOf(Known(field));

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

    private string? Known(string? field) => field is null || _map.IsMissing(field) ? null : field;

    private static bool IsText(string field)
    {
        foreach (var c in field)
            if (c == '\uFFFD' || (char.IsControl(c) && c != '\t')) return false;
        return true;
    }
}
