using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Properties;
using SupportWorkflow.Conditions;
using SupportWorkflow.Escalations;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Messages;
using SupportWorkflow.Profiles;
using SupportWorkflow.Resolutions;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Decisions;

[Properties(Arbitrary = [typeof(TicketMachineTests)])]
public sealed class TicketMachineTests
{
    /// <summary>The call centre with rules that move tickets: at once when work is logged, and when nobody verified for two
    /// hours.</summary>
    private static readonly TicketWorkflow Moving = Escalations.Ruled.By(
        Escalations.Ruled.Rule("logged", Moment.On("work-logged"), null, RuleAction.Fire("verify")),
        Escalations.Ruled.Rule("waited", Moment.InState("to-verify", Duration.FromHours(2)), null, RuleAction.Fire("verify"))
    );

    private static readonly Actor[] People =
    [
        Customer,
        new("wu@other.cn", Role.Requester),
        Agent,
        Lead,
        Engineer,
        Actor.System("test"),
        Actor.System("waited"),
    ];

    private static readonly Func<Actor, TicketCommand>[] Commands =
    [
        by => new FireTrigger("verify") { By = by },
        by => new AssignTicket(Agent: new("li.wei")) { By = by, Reason = "knows printers" },
        by => new ClaimTicket { By = by },
        by => new AcknowledgeTicket { By = by },
        by => new StartWork { By = by },
        by => new RecordContact { By = by },
        by => new AskRequester("?") { By = by },
        by => new RecordReply("!") { By = by },
        by => new WaitFor(WaitingOn.Vendor, "part") { By = by },
        by => new ResumeWork { By = by },
        by => new ResolveTicket(new(ResolutionResult.Resolved, "done")) { By = by },
        by => new ConfirmResolution { By = by },
        by => new RefuseResolution("no") { By = by },
        by => new CloseTicket { By = by },
        by => new CancelTicket("gone") { By = by },
        by => new ReopenTicket("again") { By = by },
        by => new ArchiveTicket { By = by },
        by => new RateTicket(4) { By = by },
        by => new LogWork("tried") { By = by },
        by => new HandOver("sales", "a question", "Wu") { By = by },
        by => new ReturnToQueue("other work") { By = by },
        by => new DeclineTicket("busy") { By = by },
        by => new PrioritiseTicket("by hand") { By = by, Priority = new("P1") },
        by => new SetFields([new("device", FactValue.Of("ERP 5"))]) { By = by },
    ];

    public sealed record Step(int Command, int Person, int Minutes, int Back)
    {
        public TicketCommand At(Instant now) =>
            Commands[Command](People[Person]) with
            {
                OccurredAt = Back == 0 ? null : now - Duration.FromMinutes(Back),
            };
    }

    public static Arbitrary<Step[]> Steps =>
        Arb.From(
            (
                from command in Gen.Choose(0, Commands.Length - 1)
                from person in Gen.Choose(0, People.Length - 1)
                from minutes in Gen.Frequency((4, Gen.Choose(0, 120)), (1, Gen.Choose(0, 20_000)))
                from back in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Choose(1, 200)))
                select new Step(command, person, minutes, back)
            ).ArrayOf(),
            steps => steps.Select((_, i) => (Step[])[.. steps[..i], .. steps[(i + 1)..]])
        );

    [Property(Cases = 150)]
    public Property A_machine_over_a_ticket_that_rules_move_does_what_the_workflow_decides(Step[] steps) =>
        SideBySide(Moving, Opening(), steps);

    [Property(Cases = 60)]
    public Property So_it_does_in_the_call_centre(Step[] steps) => SideBySide(CallCenter, Opening(), steps);

    [Property(Cases = 60)]
    public Property So_it_does_on_the_online_platform(Step[] steps) =>
        SideBySide(BuiltInProfiles.OnlinePlatform.Compile(), AtPlatform, steps);

    [Property(Cases = 60)]
    public Property So_it_does_in_the_support_department(Step[] steps) =>
        SideBySide(BuiltInProfiles.SupportDepartment.Compile(), AtDepartment, steps);

    private static OpenTicket AtPlatform =>
        new(new("t-1"), new("TS1"), "The report stays empty")
        {
            By = Customer,
            Channel = "platform",
            ChosenPriority = new("high"),
            Category = new("software-fault"),
            ContactMeans = "chen@acme.cn",
            Description = "Since this morning the report stays empty.",
        };

    private static OpenTicket AtDepartment =>
        new(new("t-1"), new("TS1"), "The importer stops")
        {
            By = Customer,
            Channel = "phone",
            Impact = "significant",
            Urgency = "high",
            Category = new("fault"),
            ContactName = "Chen Jing",
            ContactMeans = "chen@acme.cn",
            Organisation = "Acme",
            Device = "ERP 4.2",
            Description = "The importer stops with the error E-17.",
            Fields = [new("occurred", FactValue.Of("2024-09-01T08:00:00Z"))],
        };

    /// <summary>
    /// The machine and plain decisions: the same tickets and events, the same refusals, and one transition for every move, each from where
    /// the one before led.
    /// </summary>
    private static Property SideBySide(TicketWorkflow workflow, OpenTicket opening, Step[] steps)
    {
        var now = Friday;
        var ticket = workflow.Open(opening, now).EnsureAccepted().Ticket;
        var machine = workflow.ToStateless(ticket, Agent, () => now);
        var seen = new List<(string From, string To)>();
        machine.OnTransitioned(t => seen.Add((t.Source, t.Destination)));
        var (refused, several, inTime) = (0, 0, 0);
        machine.OnUnhandledTrigger((_, _) => refused++);
        foreach (var step in steps)
        {
            now += Duration.FromMinutes(step.Minutes);
            var (command, at) = (step.At(now), ticket.State.Name);
            if (workflow.Lifecycle.FindTrigger(MessageTable.TriggerOf(command)) is null)
                continue;
            var decision = workflow.Decide(ticket, command, now);
            if (machine.CanFire(command, out var why) != decision.IsAccepted || why?.Code != decision.Rejection?.Code)
                return false.Label($"{command}: {why}, {decision.Rejection}");
            seen.Clear();
            refused = 0;
            machine.Fire(command);
            ticket = decision.Ticket;
            if (machine.Ticket != ticket || !machine.Last!.Events.SequenceEqual(decision.Events))
                return false.Label($"{command}: another ticket, {machine.Ticket.State.Name} and not {ticket.State.Name}");
            if (machine.State != ticket.State.Name)
                return false.Label($"{command}: machine in {machine.State}, ticket in {ticket.State.Name}");
            if (refused != (decision.IsAccepted ? 0 : 1) || machine.Last.Rejection?.Code != decision.Rejection?.Code)
                return false.Label($"{command}: refused {refused} times, {decision.Rejection}");
            string[] moves = [.. decision.Events.Where(e => e.To is not null).Select(e => e.To!)];
            if (!moves.SequenceEqual(seen.Select(s => s.To)))
                return false.Label($"{command}: moves {string.Join(',', moves)}, transitions {string.Join(',', seen)}");
            foreach (var (from, to) in seen)
            {
                if (from != at)
                    return false.Label($"{command}: not from {at} but from {from}");
                at = to;
            }
            if (moves.Length > 1)
                several++;
            if (decision.Events.Any(e => e.To is not null && e.By != command.By.Id))
                inTime++;
        }
        return true.Classify(several > 0, "several moves").Classify(inTime > 0, "moved by a rule or time");
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
        machine.Configure(machine.State).Permit("vanish", "closed").Permit("close", "closed").Permit("cancel", "closed");

        Assert.Contains("Only the workflow", Assert.Throws<InvalidOperationException>(() => machine.Fire("vanish")).Message);
        Assert.Contains(
            "Only the workflow",
            Assert.Throws<InvalidOperationException>(() => machine.Fire(new CloseTicket { By = Agent })).Message
        );
        var ticket = machine.Ticket;
        // Two rows of one trigger: Stateless itself.
        Assert.Throws<InvalidOperationException>(() => machine.Fire(new CancelTicket("gone") { By = Customer }));

        Assert.Equal((ticket.State.Name, ticket), (machine.State, machine.Ticket));
        machine.Fire(new RecordContact { By = Agent });
        Assert.True(machine.Last!.IsAccepted);
    }

    [Fact]
    public void What_was_due_before_a_command_is_part_of_the_one_decision_that_is_kept()
    {
        var now = Friday;
        var machine = Moving.ToStateless(Moving.Open(Opening(), now).Ticket, Agent, () => now);
        Assert.Equal("to-verify", machine.Fire(new RecordReply("!") { By = Customer }).Ticket.State.Name);
        var kept = machine.Ticket;
        var seen = new List<string>();
        machine.OnTransitioned(t => seen.Add($"{t.Source} {t.Trigger} {t.Destination}"));

        now += Duration.FromHours(3);
        machine.Fire(new AssignTicket(Agent: new("li.wei")) { By = Lead });

        Assert.Equal(["to-verify (moved) to-dispatch", "to-dispatch assign dispatched"], seen);
        Assert.Equal(kept.Version + machine.Last!.Events.Count, machine.Ticket.Version);
        Assert.Equal(kept.Version + 1, machine.Last.Events[0].Version);
    }

    [Fact]
    public void A_command_inside_the_action_of_another_is_refused_since_each_decision_is_kept_by_itself()
    {
        var machine = CallCenter.ToStateless(Open(), Agent, () => Friday);
        machine.Configure("cancelled").OnEntry(() => machine.Fire(new ArchiveTicket { By = Lead }));
        Assert.Contains(
            "has returned",
            Assert.Throws<InvalidOperationException>(() => machine.Fire(new CancelTicket("gone") { By = Customer })).Message
        );
        Assert.Equal(("cancelled", "cancelled"), (machine.State, machine.Ticket.State.Name));
    }

    [Fact]
    public void An_action_that_throws_leaves_machine_ticket_and_decision_where_they_belong()
    {
        var now = Friday;
        var machine = Moving.ToStateless(Moving.Open(Opening(), now).Ticket, Agent, () => now);
        machine.Configure("to-dispatch").OnEntry(() => throw new InvalidDataException());
        now += Duration.FromHours(3);
        Assert.Throws<InvalidDataException>(() => machine.Fire(new AssignTicket(Agent: new("li.wei")) { By = Lead }));
        Assert.Equal(("dispatched", "dispatched", true), (machine.State, machine.Ticket.State.Name, machine.Last!.IsAccepted));
        Assert.True(machine.Fire(new StartWork { By = Engineer }).IsAccepted);
    }

    [Fact]
    public async Task Time_alone_moves_the_machine_too()
    {
        var now = Friday;
        var machine = Moving.ToStateless(Moving.Open(Opening(), now).Ticket, Agent, () => now);
        var seen = new List<object>();
        machine
            .Configure("to-dispatch")
            .OnEntryAsync(async t =>
            {
                await Task.Yield();
                seen.AddRange(t.Parameters);
            });
        now += Duration.FromHours(3);
        var decision = await machine.AdvanceAsync();
        Assert.Same(decision, machine.Last);
        Assert.Equal("waited", Assert.IsType<TriggerFired>(Assert.Single(seen), exactMatch: false).By.Split(':')[1]);
        Assert.Empty((await machine.AdvanceAsync()).Events);
    }

    [Fact]
    public async Task Actions_can_be_awaited()
    {
        var machine = CallCenter.ToStateless(Open(), Agent, () => Friday);
        var told = 0;
        machine
            .Configure("cancelled")
            .OnEntryAsync(async () =>
            {
                await Task.Yield();
                told++;
            });
        Assert.True((await machine.FireAsync(new CancelTicket("works again") { By = Customer })).IsAccepted);
        Assert.Equal((1, "cancelled"), (told, machine.State));
    }
}
