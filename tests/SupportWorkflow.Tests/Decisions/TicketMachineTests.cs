using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using SupportWorkflow.Escalations;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Resolutions;
using static SupportWorkflow.Desks;
using Property = FsCheck.Property;
using PropertyAttribute = Properties.PropertyAttribute;

namespace SupportWorkflow.Decisions;

[Properties(Arbitrary = [typeof(TicketMachineTests)])]
public sealed class TicketMachineTests
{
    /// <summary>The call centre with rules that move tickets: at once when work is logged, and when nobody verified for two hours.</summary>
    private static readonly TicketWorkflow Moving = Escalations.Ruled.By(
        Escalations.Ruled.Rule("logged", Moment.On("work-logged"), null, RuleAction.Fire("verify")),
        Escalations.Ruled.Rule("waited", Moment.InState("to-verify", Duration.FromHours(2)), null, RuleAction.Fire("verify")));

    private static readonly Actor[] People = [Customer, Agent, Lead, Engineer, Actor.System("test")];

    private static readonly Func<Actor, TicketCommand>[] Orders =
    [
        by => new FireTrigger("verify") { By = by }, by => new AssignTicket(Agent: new("li.wei")) { By = by, Reason = "knows printers" }, by => new StartWork { By = by },
        by => new RecordContact { By = by }, by => new AskRequester("?") { By = by }, by => new RecordReply("!") { By = by }, by => new WaitFor(WaitingOn.Vendor, "part") { By = by },
        by => new ResumeWork { By = by }, by => new ResolveTicket(new(ResolutionResult.Resolved, "done")) { By = by }, by => new ConfirmResolution { By = by },
        by => new RefuseResolution("no") { By = by }, by => new CloseTicket { By = by }, by => new CancelTicket("gone") { By = by }, by => new ReopenTicket("again") { By = by },
        by => new ArchiveTicket { By = by }, by => new RateTicket(4) { By = by },
        by => new LogWork("tried") { By = by },
    ];

    public sealed record Step(int Order, int Person, int Minutes);

    public static Arbitrary<Step[]> Steps => Arb.From(
        (from order in Gen.Choose(0, Orders.Length - 1)
         from person in Gen.Choose(0, People.Length - 1)
         from minutes in Gen.Frequency((4, Gen.Choose(0, 120)), (1, Gen.Choose(0, 20_000)))
         select new Step(order, person, minutes)).ArrayOf(),
        steps => steps.Select((_, i) => (Step[])[.. steps[..i], .. steps[(i + 1)..]]));

    /// <summary>The machine and plain decisions side by side: the same tickets, and one transition for every move, each from where the one before led.</summary>
    [Property(Cases = 200)]
    public Property A_machine_over_a_ticket_does_what_the_workflow_decides(Step[] steps)
    {
        var now = Friday;
        var ticket = Moving.Open(Opening(), now).Ticket;
        var machine = Moving.ToStateless(ticket, Agent, () => now);
        var seen = new List<(string From, string To)>();
        machine.OnTransitioned(t => seen.Add((t.Source, t.Destination)));
        var (refused, alone, inTime) = (0, 0, 0);
        machine.OnUnhandledTrigger((_, _) => refused++);
        foreach (var step in steps)
        {
            now += Duration.FromMinutes(step.Minutes);
            var (command, at) = (Orders[step.Order](People[step.Person]), ticket.State.Name);
            var before = ticket.WakeUp < now ? Moving.Advance(ticket, now - Duration.Epsilon) : null;
            var decision = Moving.Decide(before?.Ticket ?? ticket, command, now);
            seen.Clear();
            refused = 0;
            machine.Fire(command);
            ticket = decision.Ticket;
            if (machine.Ticket != ticket) return false.Label($"{command}: another ticket, {machine.Ticket.State.Name} and not {ticket.State.Name}");
            if (machine.State != ticket.State.Name) return false.Label($"{command}: machine in {machine.State}, ticket in {ticket.State.Name}");
            if (refused != (decision.IsAccepted ? 0 : 1)) return false.Label($"{command}: refused {refused} times, {decision.Rejection}");
            if (decision.Events.Count(e => e.To is not null) > 1 || (decision.Events.AsEnumerable().FirstOrDefault()?.To is null && decision.Events.Any(e => e.To is not null))) alone++;
            if (before?.Events.Any(e => e.To is not null) == true) inTime++;
            string[] moves = [.. (before?.Events ?? default).Concat(decision.Events).Where(e => e.To is not null).Select(e => e.To!)];
            if (!moves.SequenceEqual(seen.Select(s => s.To))) return false.Label($"{command}: moves {string.Join(',', moves)}, transitions {string.Join(',', seen)}");
            foreach (var (from, to) in seen) { if (from != at) return false.Label("not from where it was"); at = to; }
        }
        return true.Classify(alone > 0, "moved by a rule at a command").Classify(inTime > 0, "moved by time");
    }

    [Fact]
    public async Task A_refusal_without_a_handler_says_why()
    {
        var machine = CallCenter.ToStateless(CallCenter.Open(Opening(), Friday).Ticket, Agent, () => Friday);
        var no = Assert.Throws<TicketRefusedException>(() => machine.Fire(new CloseTicket { By = Agent }));
        Assert.Equal("lifecycle.not-from-state", no.Rejection.Code);
        Assert.Contains("command", Assert.Throws<InvalidOperationException>(() => machine.Fire("close")).Message);
        Assert.DoesNotContain("close", await machine.GetPermittedTriggersAsync());
        Assert.Contains("cancel", await CallCenter.ToStateless(machine.Ticket, Customer, () => Friday).GetPermittedTriggersAsync());
    }

    [Fact]
    public void A_row_of_somebodys_own_cannot_move_the_ticket_past_the_workflow()
    {
        var machine = CallCenter.ToStateless(Open(), Agent, () => Friday);
        machine.Configure(machine.State).Permit("vanish", "closed");
        machine.Fire("vanish");
        Assert.Contains("only the workflow", Assert.Throws<InvalidOperationException>(() => machine.Fire(new RateTicket(4) { By = Customer })).Message);
    }

    [Fact]
    public async Task Actions_can_be_awaited()
    {
        var machine = CallCenter.ToStateless(Open(), Agent, () => Friday);
        var told = 0;
        machine.Configure("cancelled").OnEntryAsync(async () => { await Task.Yield(); told++; });
        Assert.True((await machine.FireAsync(new CancelTicket("works again") { By = Customer })).IsAccepted);
        Assert.Equal((1, "cancelled"), (told, machine.State));
    }
}
