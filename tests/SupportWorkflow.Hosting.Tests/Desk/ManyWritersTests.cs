using System.Collections.Concurrent;
using SupportWorkflow.Desk;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Hosting.Desk;

public sealed class ManyWritersTests
{
    private static readonly Func<string, TicketCommand>[] Commands =
    [
        id => new LogWork("looked") { By = Engineer, CommandId = id },
        id => new RecordContact("called") { By = Agent, CommandId = id },
        id => new AskRequester("which one?") { By = Engineer, CommandId = id },
        id => new RecordReply("this one") { By = Customer, CommandId = id },
        id => new AssignTicket(Agent: new("li.wei")) { By = Lead, CommandId = id },
        id => new StartWork { By = Engineer, CommandId = id },
        id => new ResumeWork { By = Engineer, CommandId = id },
        id => new CloseTicket { By = Customer, CommandId = id },
    ];

    [Fact]
    public async Task What_32_writers_leave_on_one_ticket_is_a_serial_replay_of_what_was_accepted()
    {
        const int writers = 32,
            each = 313; // 10,016 commands
        await using var trial = new Trial();
        var ticket = await trial.OpenAsync("open");
        var outcomes = new ConcurrentDictionary<string, Decision?>();
        await Task.WhenAll(
            Enumerable
                .Range(0, writers)
                .Select(writer =>
                    Task.Run(async () =>
                    {
                        for (var i = 0; i < each; i++)
                        {
                            var command = Commands[(writer + i) % Commands.Length]($"{writer}/{i}");
                            try
                            {
                                outcomes[command.CommandId!] = await trial.Desk.HandleAsync(ticket.Id, command);
                            }
                            catch (TicketConflictException e) when (e.Ticket == ticket.Id)
                            {
                                outcomes[command.CommandId!] = null;
                            }
                            await Task.Yield();
                        }
                    })
                )
        );

        Assert.Equal(writers * each, outcomes.Count);
        var history = trial.Store.EventsOf(ticket.Id);
        Assert.Equal(Enumerable.Range(1, history.Count), history.Select(e => e.Version));
        var accepted = outcomes.Values.OfType<Decision>().Where(d => d.Events.Count > 0).OrderBy(d => d.Ticket.Version).ToList();
        Assert.All(outcomes.Values.OfType<Decision>().Where(d => d.Events.Count == 0), d => Assert.NotNull(d.Rejection));

        var serial = CallCenter.Open(
            new OpenTicket(ticket.Id, ticket.Number, "No dial tone")
            {
                By = Customer,
                Channel = "phone",
                Impact = "user-blocked",
                CommandId = "open",
            }.WithDetails(),
            Friday
        );
        var (replayed, events) = (serial.Ticket, serial.Events.ToList());
        foreach (var decision in accepted)
        {
            var id = decision.Events[0].CommandId!.Split('/');
            var command = Commands[(int.Parse(id[0], null) + int.Parse(id[1], null)) % Commands.Length](decision.Events[0].CommandId!);
            var again = CallCenter.Decide(replayed, command, Friday).EnsureAccepted();
            Assert.Equal(decision.Events, again.Events);
            (replayed, _) = (again.Ticket, 0);
            events.AddRange(again.Events);
        }
        Assert.Equal(history, events);
        Assert.Equal(await trial.Desk.FindAsync(ticket.Id), replayed);
        Assert.True(accepted.Count > 1000, $"Only {accepted.Count} were accepted.");
    }
}
