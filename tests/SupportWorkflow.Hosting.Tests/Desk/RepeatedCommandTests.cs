using static SupportWorkflow.Desks;

namespace SupportWorkflow.Hosting.Desk;

public sealed class RepeatedCommandTests
{
    [Fact]
    public async Task A_repeated_command_is_answered_with_what_came_of_it_first()
    {
        await using var trial = new Trial();
        var ticket = await trial.OpenAsync();
        var first = await trial.Desk.HandleAsync(ticket.Id, new LogWork("once") { By = Agent, CommandId = "c-1" });
        var later = await trial.Desk.HandleAsync(ticket.Id, new LogWork("later") { By = Agent, CommandId = "c-2" });
        var again = await trial.Desk.HandleAsync(ticket.Id, new LogWork("once") { By = Agent, CommandId = "c-1" });
        Assert.Equal(first.Ticket, again.Ticket);
        Assert.Equal(first.Events, again.Events);
        Assert.Equal(later.Ticket, await trial.Desk.FindAsync(ticket.Id));
    }

    [Fact]
    public async Task A_command_that_its_own_effect_would_refuse_is_repeated_all_the_same()
    {
        await using var trial = new Trial();
        var ticket = await trial.OpenAsync();
        var verify = new FireTrigger("verify") { By = Agent, CommandId = "c-1" };
        Assert.True((await trial.Desk.HandleAsync(ticket.Id, verify)).IsAccepted);
        Assert.False((await trial.Desk.HandleAsync(ticket.Id, verify with { CommandId = "c-2" })).IsAccepted);
        Assert.True((await trial.Desk.HandleAsync(ticket.Id, verify)).IsAccepted);
    }

    [Fact]
    public async Task A_repeated_opening_opens_nothing()
    {
        await using var trial = new Trial();
        var first = await trial.OpenAsync("c-1");
        Assert.Equal(first, await trial.OpenAsync("c-1"));
        Assert.NotEqual(first.Id, (await trial.OpenAsync("c-2")).Id);
    }

    [Fact]
    public async Task A_refused_command_is_decided_anew()
    {
        await using var trial = new Trial();
        var ticket = await trial.OpenAsync();
        var start = new StartWork { By = Engineer, CommandId = "c-1" };
        Assert.False((await trial.Desk.HandleAsync(ticket.Id, start)).IsAccepted);
        await trial.Desk.HandleAsync(ticket.Id, new AssignTicket(Agent: new("li.wei")) { By = Lead });
        Assert.True((await trial.Desk.HandleAsync(ticket.Id, start)).IsAccepted);
    }

    [Fact]
    public async Task A_command_id_of_another_ticket_is_refused()
    {
        await using var trial = new Trial();
        var (one, two) = (await trial.OpenAsync(), await trial.OpenAsync());
        await trial.Desk.HandleAsync(one.Id, new LogWork("x") { By = Agent, CommandId = "c-1" });
        Assert.Equal(
            "desk.command-id-taken",
            (await trial.Desk.HandleAsync(two.Id, new LogWork("x") { By = Agent, CommandId = "c-1" })).Rejection?.Code
        );
        Assert.Equal(two, await trial.Desk.FindAsync(two.Id));
    }

    [Fact]
    public async Task A_command_id_that_somebody_else_used_is_a_conflict_and_no_answer()
    {
        await using var trial = new Trial();
        var ticket = await trial.OpenAsync();
        await trial.Desk.HandleAsync(ticket.Id, new LogWork("for the engineers only") { By = Agent, CommandId = "c-1" });
        var other = await trial.Desk.HandleAsync(ticket.Id, new RecordReply("Any news?") { By = Customer, CommandId = "c-1" });
        Assert.Equal("desk.command-id-used", other.Rejection?.Code);
        Assert.Empty(other.Events);
    }

    [Fact]
    public async Task A_command_id_of_another_command_opens_nothing_and_answers_nothing()
    {
        await using var trial = new Trial();
        var ticket = await trial.OpenAsync("c-1");
        await trial.Desk.HandleAsync(ticket.Id, new LogWork("x") { By = Customer, CommandId = "c-2" });
        await trial.Desk.HandleAsync(ticket.Id, new RecordReply("x") { By = Customer, CommandId = "c-3" });
        Assert.Equal(
            "desk.command-id-used",
            (await trial.Desk.OpenAsync(new OpenTicket("y") { By = Customer, CommandId = "c-3" })).Rejection?.Code
        );
        Assert.Equal(
            "desk.command-id-used",
            (await trial.Desk.HandleAsync(ticket.Id, new RecordReply("x") { By = Customer, CommandId = "c-1" })).Rejection?.Code
        );
        Assert.Equal("desk.command-id-taken", (
                await trial.Desk.OpenAsync(
                    new OpenTicket("y")
                    {
                        By = Customer,
                        Id = new("mine"),
                        CommandId = "c-1",
                    }
                )
            ).Rejection?.Code);
    }

    [Fact]
    public async Task A_requester_cannot_take_the_id_of_a_follow_up()
    {
        await using var trial = new Trial();
        var (one, two) = (await trial.OpenAsync(), await trial.OpenAsync());
        var forged = new RecordReply("mine now") { By = Customer, CommandId = $"system:{one.Id}/{one.Version + 1}/0" };
        Assert.Equal("command.reserved", (await trial.Desk.HandleAsync(one.Id, forged)).Rejection?.Code);
        var linked = await trial.Desk.HandleAsync(one.Id, new LinkTicket(two.Id, "related") { By = Agent });
        var followUp = linked.FollowUps[0];
        Assert.Equal(forged.CommandId, followUp.Command.CommandId);
        Assert.Contains(new(one.Id, "related"), (await trial.Desk.HandleAsync(followUp.Ticket, followUp.Command)).Ticket.Links);
    }

    [Fact]
    public async Task Texts_and_ids_longer_than_the_options_say_are_refused()
    {
        await using var trial = new Trial(desk => desk.Configure(o => (o.LongestText, o.LongestId) = (1_000, 40)));
        var ticket = await trial.OpenAsync();
        var text = await trial.Desk.HandleAsync(ticket.Id, new LogWork(new string('x', 1_001)) { By = Agent });
        Assert.Equal(
            ("text.too-long", "text has 1001 characters; at most 1000 are taken."),
            (text.Rejection?.Code, text.Rejection?.Reason.English)
        );
        var id = await trial.Desk.HandleAsync(ticket.Id, new LogWork("x") { By = Agent, CommandId = new string('c', 41) });
        Assert.Equal("text.too-long", id.Rejection?.Code);
        Assert.True((await trial.Desk.HandleAsync(ticket.Id, new LogWork(new string('x', 1_000)) { By = Agent })).IsAccepted);
    }

    [Fact]
    public async Task A_repetition_sends_nothing_again()
    {
        await using var trial = new Trial();
        var (one, two) = (await trial.OpenAsync(), await trial.OpenAsync());
        var link = new LinkTicket(two.Id, "related") { By = Agent, CommandId = "c-1" };
        var first = await trial.Desk.HandleAsync(one.Id, link);
        var again = await trial.Desk.HandleAsync(one.Id, link);
        Assert.Equal((1, 0), (first.FollowUps.Count, again.FollowUps.Count));
        Assert.Single(await trial.Store.ReadAsync(Friday, 10), e => e.FollowUp is not null);
    }

    [Fact]
    public async Task An_id_the_host_chose_is_taken_once_and_gets_a_number()
    {
        await using var trial = new Trial();
        var open = new OpenTicket("No dial tone") { By = Customer, Id = new("mine") };
        var opened = await trial.Desk.OpenAsync(open);
        Assert.Equal(("mine", "TS202410110001"), (opened.Ticket.Id.Value, opened.Ticket.Number.Value));
        Assert.Equal("desk.ticket-exists", (await trial.Desk.OpenAsync(open)).Rejection?.Code);
    }

    [Fact]
    public async Task A_number_that_is_taken_is_drawn_again()
    {
        await using var trial = new Trial();
        var taken = await trial.Desk.OpenAsync(
            new OpenTicket("No dial tone")
            {
                By = Customer,
                Id = new("TS202410110001"),
                Number = new("TS202410110001"),
            }
        );
        Assert.True(taken.IsAccepted);
        Assert.Equal("TS202410110002", (await trial.OpenAsync()).Number.Value);
    }
}
