using System.Diagnostics;
using System.Text;
using NodaTime;
using SupportWorkflow.Desk;
using SupportWorkflow.EntityFrameworkCore;
using SupportWorkflow.StoreBenchmarks.Stores;

namespace SupportWorkflow.StoreBenchmarks.Measuring;

/// <summary>What due work on a ticket is made of, without a database: the best of many, because the machine may be shared.</summary>
internal static class PartsRun
{
    public static Task RunAsync(RunOptions options)
    {
        var rounds = options.Number("rounds", 300);
        var opened = TicketLife.Open("t-1", "TS1", TicketLife.Begin);
        var now = opened.WakeUp!.Value + Duration.FromMilliseconds(1);
        var (utf8, texts) = (TicketJson.Write(opened.Ticket), new StoredText(null));
        var text = Encoding.UTF8.GetString(utf8);
        var ticket = TicketJson.ReadTicket(utf8);
        var decided = TicketLife.Workflow.Advance(ticket, now)!;
        var commit = new TicketCommit(ticket.Version, decided);
        var table = new Table("part", "us", "KiB");
        Console.WriteLine($"A document of {utf8.Length} bytes, {decided.Events.Count} events, {commit.Outbox.Count} entries of the outbox");
        Add("text to UTF-8", () => texts.Read(text));
        Add("UTF-8 to ticket", () => TicketJson.ReadTicket(utf8));
        Add("decision", () => TicketLife.Workflow.Advance(ticket, now));
        Add("reading and decision", () => TicketLife.Workflow.Advance(TicketJson.ReadTicket(utf8), now));
        Add("commit with its outbox and summary", () => new TicketCommit(ticket.Version, decided).Summary);
        Add("ticket to UTF-8", () => TicketJson.Write(decided.Ticket));
        Add("events to text", () => decided.Events.Select(e => texts.Write(TicketJson.Write(e))).ToList());
        Add("outbox to text", () => commit.Outbox.Select(o => texts.Write(o.ToJson())).ToList());
        Add("columns with the document", () => TicketValues.Of(decided, commit.Summary, Dialect.PostgreSql, texts));
        table.Print();
        return Task.CompletedTask;

        void Add(string name, Func<object?> part)
        {
            const int Times = 500;
            var best = double.MaxValue;
            var bytes = 0L;
            for (var round = 0; round < rounds; round++)
            {
                var (before, began) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
                for (var i = 0; i < Times; i++)
                    part();
                best = Math.Min(best, Stopwatch.GetElapsedTime(began).TotalMicroseconds / Times);
                bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / Times;
            }
            table.Add(name, best, bytes / 1024.0);
        }
    }
}
