using NodaTime;

namespace SupportWorkflow.History;

/// <summary>
/// Turns the rows of somebody else's log into tickets and figures. Rows are taken one at a time, in the order of the file, and kept in a
/// few bytes each; tickets are made at the end, one at a time. It refuses nothing: a step the lifecycle does not allow is carried out and
/// listed, a row that cannot be read is set aside and listed. Not thread-safe.
/// </summary>
public sealed class HistoryImporter
{
    private readonly HistoryMap _map;
    private readonly Dictionary<string, LogState> _states;
    private readonly Dictionary<string, ImportedCase> _byId;
    private readonly List<ImportedCase> _cases;
    private readonly KeptRows _rows;
    private readonly WordPool _words;
    private readonly List<ulong> _fingerprints;
    private readonly ImportedSteps _steps;
    private readonly List<QuarantinedRow> _quarantined;
    private readonly bool[] _occurs;
    private LocalDateTime _earliest = LocalDateTime.MaxIsoValue;
    private Instant? _latest;
    private readonly HistoryClock _clock;
    private ImportedCase? _case;

    /// <param name="map">What the log's columns and words mean.</param>
    /// <param name="workflow">
    /// The profile whose lifecycle the history runs through; null: the standard lifecycle without any promise.
    /// </param>
    /// <exception cref="DefinitionException">The map speaks of states the lifecycle does not have; lists all of them.</exception>
    public HistoryImporter(HistoryMap map, TicketWorkflow? workflow = null)
    {
        workflow ??= TicketWorkflow.Standard;
        _map = map;
        Zone = map.Zone ?? workflow.Zone;
        _clock = new(Zone);
        _states = map.States.ToDictionary(s => s.Name, StringComparer.Ordinal);
        (_byId, _cases, _rows, _words, _fingerprints, _quarantined) = (new(StringComparer.Ordinal), [], new(), new(), [], []);
        _occurs = new bool[map.States.Length];
        _steps = Steps(map, workflow);
    }

    private HistoryImporter(HistoryImporter same, TicketWorkflow workflow)
    {
        (_map, Zone, _clock, _states, _earliest, _latest) = (same._map, same.Zone, same._clock, same._states, same._earliest, same._latest);
        (_occurs, _byId, _cases, _rows, _words, _fingerprints, _quarantined) = (
            same._occurs,
            same._byId,
            same._cases,
            same._rows,
            same._words,
            same._fingerprints,
            same._quarantined
        );
        _steps = Steps(_map, workflow);
    }

    /// <summary>Where the log's local times are read: the map's zone, else the profile's, else UTC.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>The profile whose lifecycle the history runs through.</summary>
    public TicketWorkflow Workflow => _steps.Workflow;

    /// <summary>The latest time of the rows taken so far; null: none was used.</summary>
    public Instant? Latest => _latest;

    /// <summary>Rows set aside so far.</summary>
    public int Quarantined => _quarantined.Count;

    /// <summary>Rows taken so far, used or set aside.</summary>
    public int Events => _rows.Count + _quarantined.Count;

    /// <summary>
    /// Takes every row of a log in CSV, cut as the map says, or every event of one in XES. What cannot be cut is set aside; what was read
    /// before stays.
    /// </summary>
    /// <param name="log">The log from its first byte on; it is read to its end and stays open.</param>
    /// <param name="progress">Is told after every 50,000 rows how many were read; null: nobody wants to know.</param>
    /// <exception cref="DefinitionException">The map names columns that the header does not have; lists all of them.</exception>
    /// <exception cref="LogFormatException">
    /// The log is empty, has one column where the map names several, a line that does not end, or is XML that is none.
    /// </exception>
    /// <exception cref="IOException">The log cannot be read to its end.</exception>
    public void Read(Stream log, IProgress<int>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(log);
        LogReader.Read(log, _map, this, progress);
    }

    /// <summary>Takes the next row of a log that was read elsewhere, such as a database.</summary>
    public void Add(HistoryRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        string?[] texts = [row.Case, row.State, row.Substate, row.Priority, row.Impact, row.Urgency, row.Category, row.Team, row.Agent];
        if (Array.Find(texts, t => t is not null && t.Contains('\0', StringComparison.Ordinal)) is { } torn)
            SetAside(row.Line, QuarantineReason.NotText, torn);
        else
            Add(new RowFields(row));
    }

    /// <summary>Takes the next row, with the fields where they were read.</summary>
    internal void Add(in RowFields row)
    {
        // The rows of a case mostly stand together.
        var known = _case is not null && row.Case.SequenceEqual(_case.Id) ? _case : Known(row.Case);
        if (Unusable(row, known is not null, out var state, out var time) is { } why)
        {
            SetAside(row.Line, why.Reason, why.Found);
            return;
        }
        if (known is not null)
        {
            known.Last = Keep(known.Last, row, state, time);
            if (state.Created && !known.IsOpeningKnown)
                known.Open(time);
        }
        else if (!Opening(row, time, out var opened))
        {
            SetAside(row.Line, QuarantineReason.BadOpening, row.Opened.ToString());
            return;
        }
        else
        {
            _earliest = LocalDateTime.Min(_earliest, opened.Local);
            known = new(row.Case.ToString(), opened, state.Created || IsKnown(row.Opened), Keep(-1, row, state, time));
            _byId.Add(known.Id, known);
            _cases.Add(known);
        }
        _case = known;
        _occurs[state.Index] = true;
        _earliest = LocalDateTime.Min(_earliest, time.Local);
        _latest = _latest is { } latest ? Instant.Max(latest, time.Instant) : time.Instant;
        if (row.Fingerprint is { } fingerprint)
            _fingerprints.Add(fingerprint);
    }

    /// <summary>Sets a row aside that the reader of the file could not cut into fields.</summary>
    public void SetAside(long line, QuarantineReason why, string found) => _quarantined.Add(new(line, why, found));

    /// <summary>
    /// The same history through another profile: the rows taken so far, at the instants they were read as.
    /// Both share the rows; take no more afterwards.
    /// </summary>
    /// <exception cref="DefinitionException">The map speaks of states the other lifecycle does not have; lists all of them.</exception>
    public HistoryImporter Through(TicketWorkflow other) => new(this, other);

    /// <summary>Makes the tickets and adds everything up.</summary>
    /// <param name="at">The instant at which tickets still open are read; null: the latest time in the log.</param>
    /// <param name="each">
    /// Is handed every ticket with its events, in the order of their first rows; nothing is kept of them here. Null: nobody wants them.
    /// </param>
    public ImportResult Finish(Instant? at = null, Action<TicketHistory>? each = null)
    {
        var history = History(at);
        var backlog = Backlog(at ?? _latest);
        ImportedFigures figures;
        if (each is null)
            figures = history.TellAll(() => new(_map, _steps, backlog.Anew(), at ?? _latest));
        else
            history.TellEach(figures = new(_map, _steps, backlog, at ?? _latest), each);
        var summary = figures.Summary() with
        {
            Events = Events,
            ExactDuplicateRows = HistoryTally.Copies(_fingerprints),
            Quarantined = _quarantined.Count,
        };
        return new()
        {
            Summary = summary,
            Remarks = Remarks(figures.Promises),
            Deviations = [.. figures.Deviations.OrderBy(d => d.Line)],
            Quarantined = [.. _quarantined],
        };
    }

    /// <summary>What to know before a figure is believed.</summary>
    internal ValueList<HistoryRemark> Remarks(PromiseTally promises) =>
        [.. ImportRemarks.OfWords([.. _map.States.Where(s => _occurs[s.Index])], _steps), .. ImportRemarks.OfHolidays(promises.Gaps)];

    /// <summary>Adds up what <see cref="Outcomes"/> hands out.</summary>
    internal PromiseTally NewTally() => new(_steps);

    /// <summary>Adds up what rules came to over <see cref="Outcomes"/>.</summary>
    internal FiringTally NewFirings() => new(_steps);

    /// <summary>How every ticket's promises stand, in the order of the tickets' first rows; each is read while it is handed out.</summary>
    internal IEnumerable<ImportedOutcome> Outcomes(Instant? at, List<Deviation> deviations)
    {
        var history = History(at);
        return _cases.Select(c => new ImportedOutcome(history.Tell(c, deviations), _steps, at ?? _latest));
    }

    private static ImportedSteps Steps(HistoryMap map, TicketWorkflow workflow)
    {
        var problems = new ProblemList();
        var steps = new ImportedSteps(map, workflow, problems);
        map.Throw(problems);
        return steps;
    }

    private BacklogTally Backlog(Instant? until)
    {
        if (until is not { } last || _cases.Count == 0)
            return new(default, default);
        var local = last.InZone(Zone).LocalDateTime;
        return new(LocalDateTime.Min(_earliest, local), local);
    }

    private ImportedHistory History(Instant? at) => new(_map, _steps, _cases, _rows, _words, at ?? _latest);

    private int Keep(int last, in RowFields row, LogState state, HistoryTime time)
    {
        var before = last < 0 ? RowWords.None : _rows.WordsOf(_rows[last]);
        return _rows.Add(
            last,
            time,
            row.Line,
            state.Index,
            new(
                Number(row.Priority, before.Priority),
                Number(row.Impact, before.Impact),
                Number(row.Urgency, before.Urgency),
                Number(row.Category, before.Category),
                Number(row.Team, before.Team),
                Number(row.Agent, before.Agent)
            )
        );
    }

    /// <summary>The number of a word; most rows repeat what the case's row before said.</summary>
    private int Number(ReadOnlySpan<char> field, int before) =>
        before >= 0 && field.SequenceEqual(_words[before]) ? before
        : IsKnown(field) ? _words.NumberOf(field)
        : -1;

    private (QuarantineReason Reason, string Found)? Unusable(in RowFields row, bool isKnown, out LogState state, out HistoryTime time)
    {
        (state, time) = (null!, default);
        // A ticket may be called by any word, also by one that means nothing elsewhere.
        if (!isKnown && row.Case.IsWhiteSpace())
            return (QuarantineReason.NoCase, row.Case.ToString());
        if (!isKnown && !IsText(row.Case))
            return (QuarantineReason.NotText, row.Case.ToString());
        if (!IsKnown(row.State))
            return (QuarantineReason.NoState, row.State.ToString());
        if (!IsKnown(row.Time))
            return (QuarantineReason.NoTime, row.Time.ToString());
        if (Find(row) is not { } found)
            return IsText(row.State) ? (QuarantineReason.UnknownState, Name(row)) : (QuarantineReason.NotText, row.State.ToString());
        state = found;
        return _map.Times.TryRead(row.Time.Trim(), _clock, out time) ? null : (QuarantineReason.BadTime, row.Time.ToString());
    }

    /// <summary>The opening as the log's column has it, else the case's first row.</summary>
    private bool Opening(in RowFields row, HistoryTime first, out HistoryTime opened)
    {
        opened = first;
        return !IsKnown(row.Opened) || _map.Times.TryRead(row.Opened.Trim(), _clock, out opened);
    }

    private ImportedCase? Known(ReadOnlySpan<char> id) =>
        _byId.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(id, out var found) ? found : null;

    private LogState? Find(in RowFields row)
    {
        if (IsKnown(row.Substate) && _states.TryGetValue(Name(row), out var both))
            return both;
        return _states.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(row.State, out var state) ? state : null;
    }

    private string Name(in RowFields row) => IsKnown(row.Substate) ? $"{row.State} / {row.Substate}" : row.State.ToString();

    private bool IsKnown(ReadOnlySpan<char> field) => !_map.IsMissing(field);

    private static bool IsText(ReadOnlySpan<char> field)
    {
        foreach (var c in field)
            if (c == '\uFFFD' || (char.IsControl(c) && c != '\t'))
                return false;
        return true;
    }
}
