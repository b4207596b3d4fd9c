using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SupportWorkflow.Assignments;
using SupportWorkflow.Desk;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Hosting.Desk;

public sealed class OutsideFactsTests
{
    [Fact]
    public async Task The_roster_is_asked_only_when_a_decision_would_use_it()
    {
        var roster = new Roster("li.wei");
        await using var trial = new Trial(more: s => s.AddSingleton<IRosterSource>(roster));
        var ticket = await trial.OpenAsync();
        await trial.Desk.HandleAsync(ticket.Id, new LogWork("looked") { By = Agent });
        Assert.Equal(0, roster.Asked);
        var off = await trial.Desk.HandleAsync(ticket.Id, new AssignTicket(Agent: new("wu")) { By = Lead });
        Assert.Equal(("assign.off-duty", 1), (off.Rejection?.Code, roster.Asked));
        Assert.True((await trial.Desk.HandleAsync(ticket.Id, new AssignTicket(Agent: new("li.wei")) { By = Lead })).IsAccepted);
    }

    [Fact]
    public async Task What_the_caller_gives_is_not_asked_for()
    {
        var roster = new Roster("li.wei");
        await using var trial = new Trial(more: s => s.AddSingleton<IRosterSource>(roster));
        var ticket = await trial.OpenAsync();
        var given = new OutsideFacts { AsOf = Friday, Roster = new(Friday, [new(new("wu"))]) };
        Assert.True((await trial.Desk.HandleAsync(ticket.Id, new AssignTicket(Agent: new("wu")) { By = Lead, Given = given })).IsAccepted);
        Assert.Equal(0, roster.Asked);
    }

    [Fact]
    public async Task A_source_that_fails_leaves_its_fact_unknown()
    {
        await using var trial = new Trial(desk => desk.UseRoster<BrokenRoster>().UseClassificationAdviser<BrokenAdviser>());
        var ticket = await trial.OpenAsync();
        Assert.Null(ticket.Category);
        Assert.True((await trial.Desk.HandleAsync(ticket.Id, new AssignTicket(Agent: new("wu")) { By = Lead })).IsAccepted);
    }

    [Fact]
    public async Task A_source_that_is_slow_is_not_waited_for_longer_than_its_patience()
    {
        await using var trial = new Trial(desk => desk.UseRoster<SleepingRoster>());
        var ticket = await trial.OpenAsync();
        var assigning = trial.Desk.HandleAsync(ticket.Id, new AssignTicket(Agent: new("wu")) { By = Lead });
        Assert.False(assigning.IsCompleted);
        trial.Clock.Advance(Duration.FromSeconds(2));
        Assert.True((await assigning).IsAccepted);
    }

    [Fact]
    public async Task A_proposed_category_is_taken_and_its_adviser_named()
    {
        await using var trial = new Trial(desk => desk.UseClassificationAdviser<Adviser>());
        var ticket = await trial.OpenAsync();
        Assert.Equal("network-connection", ticket.Category?.Path);
        Assert.Equal("system:classification", trial.Store.EventsOf(ticket.Id).OfType<TicketClassified>().Single().By);
    }

    private sealed class Roster(string agent) : IRosterSource
    {
        public int Asked { get; private set; }

        public Task<RosterSnapshot> ReadAsync(CancellationToken cancellationToken = default)
        {
            Asked++;
            return Task.FromResult(new RosterSnapshot(Friday, [new(new(agent))]));
        }
    }

    private sealed class BrokenRoster : IRosterSource
    {
        public Task<RosterSnapshot> ReadAsync(CancellationToken cancellationToken = default) => throw new IOException("No line.");
    }

    private sealed class SleepingRoster : IRosterSource
    {
        public Task<RosterSnapshot> ReadAsync(CancellationToken cancellationToken = default) => new TaskCompletionSource<RosterSnapshot>().Task;
    }

    private sealed class Adviser : IClassificationAdviser
    {
        public Task<CategoryPath?> AdviseAsync(OpenTicket command, CancellationToken cancellationToken = default) =>
            Task.FromResult<CategoryPath?>(new("network-connection"));
    }

    private sealed class BrokenAdviser : IClassificationAdviser
    {
        public Task<CategoryPath?> AdviseAsync(OpenTicket command, CancellationToken cancellationToken = default) => Task.FromException<CategoryPath?>(new IOException("No line."));
    }
}
