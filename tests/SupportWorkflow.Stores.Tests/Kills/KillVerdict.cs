using Microsoft.Extensions.DependencyInjection;
using SupportWorkflow.Desk;

namespace SupportWorkflow.Stores.Kills;

/// <summary>What is in the database after all, held against what workers were told, and against what the rules make of it.</summary>
/// <param name="database">The database.</param>
/// <param name="workers">Every worker there was.</param>
internal sealed partial class KillVerdict(KilledDatabase database, IReadOnlyList<WorkerOptions> workers)
{
    private readonly Dictionary<string, (TicketId Ticket, int From, int To)> _commands = new(StringComparer.Ordinal);
    private readonly Dictionary<(TicketId Ticket, int From), string> _begun = [];
    private readonly HashSet<string> _expected = new(StringComparer.Ordinal);

    /// <summary>What was acknowledged, or was due, or had to leave, and is not there.</summary>
    public List<string> Lost { get; } = [];

    /// <summary>What happened twice.</summary>
    public List<string> Doubled { get; } = [];

    /// <summary>What left before what was earlier.</summary>
    public List<string> Disordered { get; } = [];

    /// <summary>Histories that miss a version, or have one twice.</summary>
    public List<string> Gaps { get; } = [];

    /// <summary>What only a failure of the database's own would leave: damage, work that counts as failed, columns that
    /// contradict.</summary>
    public List<string> Damaged { get; } = [];

    /// <summary>Figures, a line each.</summary>
    public List<string> Told { get; } = [];

    public int Acknowledged { get; private set; }

    public int Points { get; private set; }

    public int Troubles { get; private set; }

    public IReadOnlyList<string> Violations =>
        [.. Of("lost", Lost), .. Of("doubled", Doubled), .. Of("disordered", Disordered), .. Of("gap", Gaps), .. Of("damaged", Damaged)];

    /// <summary>Commands that were sent and not answered as far as the logs go: ticket and command.</summary>
    public static IReadOnlyCollection<(string Ticket, string Command)> Unanswered(IEnumerable<WorkerOptions> workers)
    {
        var open = new HashSet<(string, string)>();
        foreach (var worker in workers.Where(w => w.Role == "writer"))
        {
            var mine = new HashSet<(string, string)>();
            foreach (var line in WorkerLog.Read(worker.Log))
                if (line[0] == WorkerLog.Sent)
                    mine.Add((line[1], line[2]));
                else if (line[0] is WorkerLog.Acknowledged or WorkerLog.Refused)
                    mine.Remove((line[1], line[2]));
            open.UnionWith(mine);
        }
        return open;
    }

    public async Task GiveAsync()
    {
        await using var services = WorkerDesk.Of(database.IsPostgreSql, database.Store, WorkedTickets.Due);
        var store = services.GetRequiredKeyedService<ITicketStore>(WorkerDesk.Name);
        await CommandsAsync();
        var tickets = await database.QueryAsync($"select id, version from {database.Tables.Tickets} order by id", r =>
            (Id: new TicketId(r.GetString(0)), Version: r.GetInt32(1))
        );
        var events = 0;
        foreach (var (id, version) in tickets)
        {
            var (kept, history) = ((await store.LoadAsync(id)).Ticket!, await ((ITicketHistory)store).EventsAsync(id));
            events += history.Count;
            Judge(kept, version, history);
        }
        await AcknowledgementsAsync();
        await TablesAsync();
        await DeliveriesAsync();
        Troubled();
        Told.Add($"{tickets.Count} tickets, {events} events, {_commands.Count} commands, {Points} clock points");
        Told.Add(
            $"lost {Lost.Count}, doubled {Doubled.Count}, disordered {Disordered.Count}, version gaps {Gaps.Count}, damaged {Damaged.Count}"
        );
    }

    private async Task CommandsAsync()
    {
        var rows = await database.QueryAsync($"select command_id, ticket_id, from_version, to_version from {database.Tables.Commands}", r =>
            (Command: r.GetString(0), Ticket: new TicketId(r.GetString(1)), From: r.GetInt32(2), To: r.GetInt32(3))
        );
        foreach (var (command, ticket, from, to) in rows)
            if (!_commands.TryAdd(command, (ticket, from, to)))
                Doubled.Add($"command {command} is there twice");
            else
                _begun[(ticket, from)] = command;
    }

    /// <summary>Every command that a writer was told is done is there as it was told.</summary>
    private async Task AcknowledgementsAsync()
    {
        var (sent, refused) = (0, 0);
        foreach (var line in workers.Where(w => w.Role == "writer").SelectMany(w => WorkerLog.Read(w.Log)))
        {
            sent += line[0] == WorkerLog.Sent ? 1 : 0;
            refused += line[0] == WorkerLog.Refused ? 1 : 0;
            if (line[0] != WorkerLog.Acknowledged)
                continue;
            Acknowledged++;
            if (!_commands.TryGetValue(line[2], out var there))
                Lost.Add($"command {line[2]} of {line[1]} was acknowledged and is not there");
            else if (there.Ticket.Value != line[1] || there.To != int.Parse(line[3], null))
                Lost.Add($"command {line[2]} was acknowledged as {line[1]} {line[3]} and is there as {there.Ticket} {there.To}");
        }
        var unanswered = Unanswered([workers.Last(w => w.Role == "writer")]).Count;
        if (unanswered > 0)
            Lost.Add($"{unanswered} commands were not answered when all was calm");
        Told.Add($"{sent} commands sent, {Acknowledged} acknowledged, {refused} refused; {workers.Count} processes");

        var twice = await database.QueryAsync(
            $"select command_id, count(distinct ticket_id) from {database.Tables.Events} where command_id is not null "
                + "group by command_id having count(distinct ticket_id) > 1",
            r => r.GetString(0)
        );
        Doubled.AddRange(twice.Select(c => $"command {c} is in the history of two tickets"));
    }

    /// <summary>What stands in columns beside the documents.</summary>
    private async Task TablesAsync()
    {
        var (tickets, events) = (database.Tables.Tickets, database.Tables.Events);
        var counts = await database.QueryAsync(
            $"select t.id from {tickets} t where t.version <> (select count(*) from {events} e where e.desk = t.desk and e.ticket_id = t.id)",
            r => r.GetString(0)
        );
        Gaps.AddRange(counts.Select(id => $"{id} has another number of events than its version"));
        var strangers = await database.CountAsync(
            $"{events} e where not exists (select 1 from {tickets} t where t.desk = e.desk and t.id = e.ticket_id)"
        );
        if (strangers > 0)
            Damaged.Add($"{strangers} events of no ticket");
        if (await database.CountAsync($"{tickets} where attempts > 0") is > 0 and var failed)
            Damaged.Add($"{failed} tickets whose due work counts as failed");
        if (
            await database.CountAsync(
                $"{tickets} where attempts = 0 and not (claim_at = wake_up or (claim_at is null and wake_up is null))"
            )
            is > 0
                and var off
        )
            Lost.Add($"due work of {off} tickets is not on the list");
        if (await database.CountAsync(database.Tables.Outbox) is > 0 and var unsent)
            Lost.Add($"{unsent} entries of the outbox never left");
        if (await database.DamageAsync() is { Length: > 0 } damage)
            Damaged.Add(damage);
    }

    private void Troubled()
    {
        var troubles = workers.SelectMany(w => WorkerLog.Read(w.Log)).Where(l => l[0] == WorkerLog.Trouble).ToList();
        Troubles = troubles.Count;
        Told.AddRange(
            troubles
                .GroupBy(t => t[1].Length > 90 ? t[1][..90] : t[1], StringComparer.Ordinal)
                .OrderByDescending(g => g.Count())
                .Take(12)
                .Select(g => $"trouble {g.Count()} times: {g.Key}")
        );
    }

    private static IEnumerable<string> Of(string kind, List<string> violations) => violations.Select(v => $"{kind}: {v}");
}
