using SupportWorkflow.Lifecycles;
using SupportWorkflow.Resolutions;
using SupportWorkflow.ServiceLevels;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Hosting.Simulations;

internal sealed partial class Simulation
{
    private static readonly string[] Impacts = ["user-blocked", "core-data-lost", "usage-question", "training"];

    /// <summary>A client has something new to say; often on the same few tickets, so that orders meet.</summary>
    private ClientOrder NewOrder()
    {
        var order = _tickets.Count == 0 || _random.Next(12) == 0 ? Opening() : new ClientOrder(Pick(_tickets), Command());
        _orders.Add(order);
        return order;
    }

    private ClientOrder Opening() =>
        new(
            null,
            new OpenTicket("No dial tone")
            {
                By = Customer,
                CommandId = NextId(),
                Impact = Impacts[_random.Next(Impacts.Length)],
                Channel = _random.Next(2) == 0 ? "online" : "phone",
            }.WithDetails()
        );

    private TicketCommand Command()
    {
        var id = NextId();
        return _random.Next(15) switch
        {
            0 => new FireTrigger("verify") { By = Agent, CommandId = id },
            1 => new AssignTicket(Agent: new("li.wei")) { By = Lead, CommandId = id },
            2 => new StartWork { By = Engineer, CommandId = id },
            3 => new RecordContact(id) { By = Agent, CommandId = id },
            4 => new AskRequester(id) { By = Engineer, CommandId = id },
            5 => new RecordReply(id) { By = Customer, CommandId = id },
            6 => new WaitFor(WaitingOn.Schedule, id) { By = Engineer, CommandId = id },
            7 => new ResumeWork { By = Engineer, CommandId = id },
            8 => new PrioritiseTicket
            {
                By = Lead,
                CommandId = id,
                Impact = Impacts[_random.Next(Impacts.Length)],
            },
            9 => new ResolveTicket(new(ResolutionResult.Resolved, id)) { By = Engineer, CommandId = id },
            // A relation of its own: that the other ticket has it already never hides a second delivery.
            10 or 11 => new LinkTicket(Pick(_tickets), $"relation-{id}") { By = Agent, CommandId = id },
            12 => new MoveToProfile(Pick([.. SimulatedProfile.Versions])!.Workflow.Profile, (RetargetMode)_random.Next(3), id)
            {
                By = Lead,
                CommandId = id,
            },
            _ => new LogWork(id) { By = Engineer, CommandId = id },
        };
    }

    private string NextId() => $"c-{_orders.Count}";
}
