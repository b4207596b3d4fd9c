using System.Diagnostics;
using System.Globalization;

namespace SupportWorkflow.Stores.Kills;

/// <summary>
/// Two writers, two pumps and two senders over one database, each a process. Round after round one of them, or the database itself, is
/// dealt a blow; who dies is replaced. After the last round everybody finishes, what nobody answered is sent again, what is due is done,
/// and what is ready is delivered. Then the verdict is given.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="blows">What is dealt, again from the beginning after the last.</param>
/// <param name="flaw">What is wrong on purpose with the store of writers and pumps.</param>
internal sealed class KillRounds(KilledDatabase database, IReadOnlyList<Blow> blows, StoreFlaw flaw = StoreFlaw.None) : IDisposable
{
    /// <summary>How long blows are apart, in milliseconds: at least, and less than.</summary>
    private static readonly (int Least, int Below) Pause = (200, 700);

    private readonly string _folder = Directory.CreateTempSubdirectory("sw-kills-").FullName;
    private readonly Random _random = new(1);
    private readonly Stopwatch _running = Stopwatch.StartNew();
    private readonly List<WorkerProcess> _alive = [];
    private readonly List<WorkerProcess> _gone = [];
    private readonly List<(WorkerProcess Worker, int Round)> _frozen = [];
    private readonly SortedDictionary<Blow, int> _dealt = [];
    private int _started;

    public async Task<KillVerdict> RunAsync(int rounds)
    {
        await database.PrepareAsync(flaw);
        foreach (var role in (string[])["writer", "pump", "sender"])
        {
            Start(role);
            Start(role);
        }
        await UntilAllWorkAsync();
        for (var round = 0; round < rounds; round++)
        {
            var blow = blows[round % blows.Count];
            _dealt[blow] = _dealt.GetValueOrDefault(blow) + 1;
            await DealAsync(blow, round);
            await Task.Delay(_random.Next(Pause.Least, Pause.Below));
            foreach (var (worker, _) in _frozen.FindAll(f => f.Round <= round))
                Thaw(worker);
            if (round % 20 == 19)
                await File.WriteAllTextAsync(Path.Combine(_folder, "rounds"), $"{round + 1} rounds in {_running.Elapsed:c}\n");
        }
        var dealt = _running.Elapsed;
        await FinishAsync();
        var finished = _running.Elapsed;
        var verdict = new KillVerdict(database, [.. _gone.Select(w => w.Options)]);
        await verdict.GiveAsync();
        verdict.Told.Insert(
            0,
            $"{rounds} rounds in {dealt.TotalSeconds:F1} s, finished after {finished.TotalSeconds:F1} s, verdict after "
                + $"{_running.Elapsed.TotalSeconds:F1} s: {string.Join(", ", _dealt.Select(d => $"{d.Value} {d.Key}"))}"
        );
        return verdict;
    }

    public void Dispose()
    {
        foreach (var worker in _alive.Concat(_gone))
            worker.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task DealAsync(Blow blow, int round)
    {
        switch (blow)
        {
            case Blow.KillPump:
                await ReplaceAsync(Any("pump"));
                break;
            case Blow.KillWriter:
                await ReplaceAsync(Any("writer"));
                break;
            case Blow.KillSender:
                await ReplaceAsync(Any("sender"));
                break;
            case Blow.KillAll:
                await ReplaceAsync([.. _alive]);
                break;
            case Blow.FreezePump:
                Freeze(Any("pump"), round);
                break;
            case Blow.FreezeWriter:
                Freeze(Any("writer"), round);
                break;
            case Blow.FreezeSender:
                Freeze(Any("sender"), round);
                break;
            case Blow.TerminateSome or Blow.TerminateAll:
                await database.TerminateAsync(all: blow == Blow.TerminateAll);
                break;
            case Blow.CrashConnection or Blow.CrashServer:
                await database.CrashAsync(whole: blow == Blow.CrashServer);
                break;
            case Blow.FillDisk:
                await FillDiskAsync();
                break;
        }
    }

    /// <summary>
    /// A writer whose log is still short has no room for longer files: what it adds to the journal of the database is cut off in the
    /// middle, until there is room again.
    /// </summary>
    private async Task FillDiskAsync()
    {
        await ReplaceAsync(Any("writer"));
        var writer = _alive[^1];
        await UntilItWorksAsync(writer);
        writer.LimitFiles(200_000);
        // Until it has noticed, however little it is let do: the journal is as long as it was when it was last begun anew.
        for (var patience = Stopwatch.StartNew(); patience.Elapsed < TimeSpan.FromSeconds(10); )
        {
            await Task.Delay(_random.Next(Pause.Least, Pause.Below));
            if (WorkerLog.Read(writer.Options.Log).Any(line => line[0] == WorkerLog.Trouble))
                break;
        }
        writer.LimitFiles(null);
    }

    private async Task FinishAsync()
    {
        foreach (var (worker, _) in _frozen.ToList())
            Thaw(worker);
        await Task.WhenAll(_alive.Select(w => w.EndAsync()));
        _gone.AddRange(_alive);
        _alive.Clear();
        var again = Path.Combine(_folder, "again");
        await File.WriteAllLinesAsync(again, KillVerdict.Unanswered(_gone.Select(w => w.Options)).Select(c => $"{c.Ticket}\t{c.Command}"));
        await DrainAsync("writer", again);
        await DrainAsync("pump");
        await DrainAsync("sender");
    }

    private async Task DrainAsync(string role, string? again = null)
    {
        var worker = new WorkerProcess(Options(role) with { Again = again, Drains = true, Flaw = StoreFlaw.None });
        _gone.Add(worker);
        await worker.EndedAsync();
    }

    private async Task ReplaceAsync(params WorkerProcess[] workers)
    {
        foreach (var worker in workers)
        {
            await worker.KillAsync();
            _alive.Remove(worker);
            _gone.Add(worker);
            _frozen.RemoveAll(f => f.Worker == worker);
            Start(worker.Role);
        }
    }

    private void Start(string role) => _alive.Add(new(Options(role)));

    private WorkerOptions Options(string role)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{role}{++_started}");
        return new()
        {
            Role = role,
            Name = name,
            Store = database.Store,
            IsPostgreSql = database.IsPostgreSql,
            Log = Path.Combine(_folder, name),
            Now = role switch
            {
                "writer" => WorkedTickets.Opened,
                "pump" => WorkedTickets.Due,
                _ => WorkedTickets.Ready,
            },
            Hands = database.Hands,
            First = (int)(_running.Elapsed / Writer.Slide),
            Flaw = role == "sender" ? StoreFlaw.None : flaw,
        };
    }

    /// <summary>The one of a role that works longest: it is sure to be in the middle of something.</summary>
    private WorkerProcess Any(string role) => _alive.Find(w => w.Role == role && !w.IsFrozen) ?? _alive.First(w => w.Role == role);

    private void Freeze(WorkerProcess worker, int round)
    {
        worker.Freeze();
        _frozen.Add((worker, round + database.FrozenRounds - 1));
    }

    private void Thaw(WorkerProcess worker)
    {
        worker.Thaw();
        _frozen.RemoveAll(f => f.Worker == worker);
    }

    private async Task UntilAllWorkAsync()
    {
        // Of the senders one waits until the other is gone.
        foreach (var worker in _alive.Where(w => w.Role != "sender").ToList())
            await UntilItWorksAsync(worker);
    }

    private async Task UntilItWorksAsync(WorkerProcess worker)
    {
        while (new FileInfo(worker.Options.Log) is not { Exists: true, Length: > 100 } || worker.HasEnded)
        {
            if (worker.HasEnded)
                await worker.EndedAsync();
            await Task.Delay(10);
        }
    }
}
