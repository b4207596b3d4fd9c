using System.Globalization;
using NodaTime;
using SupportWorkflow.Desk;
using SupportWorkflow.Hosting.Stores;
using SupportWorkflow.Testing;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Hosting.Simulations;

/// <summary>
/// Three nodes of one desk over one store, on one thread: whatever they await is let go by a seeded choice, so that a seed is one history.
/// A node is killed wherever it stands; a call fails before or after it was done; clocks jump and stand; clients send again what they sent
/// before.
/// </summary>
internal sealed partial class Simulation
{
    private const int Nodes = 3;

    private readonly Random _random;
    private readonly InMemoryTicketStore _memory = new();
    private readonly Func<TicketId, ValueList<TicketEvent>> _events;
    private readonly List<Gate> _gates = [];
    private readonly List<SimulatedNode> _nodes = [];
    private readonly List<ClientOrder> _orders = [];
    private readonly List<TicketId> _tickets = [];
    private readonly List<DigestMessage> _mail = [];
    private bool _isCalm;

    public Simulation(int seed, Plant? plant = null)
    {
        _random = new(seed);
        if (plant is { } what)
        {
            var planted = new PlantedStore(what, () => Hold(_caller!, "between"));
            (Store, _events) = (StoreParts.Of(planted), planted.EventsOf);
        }
        else
        {
            (Store, _events) = (StoreParts.Of(_memory), _memory.EventsOf);
        }
    }

    /// <summary>True time.</summary>
    public Instant Now { get; private set; } = Friday;

    public StoreParts Store { get; }

    public List<SimulatedTimer> Timers { get; } = [];

    /// <summary>How often what happened.</summary>
    public Dictionary<string, int> Counts { get; } = [];

    /// <summary>What was done, a line each; null: nobody wants to know.</summary>
    public List<string>? Trace { get; init; }

    /// <summary>Runs so many steps with every fault there is, then lets everything calm down, and gives what is wrong.</summary>
    public List<string> Run(int steps)
    {
        // Without a context whatever waits at a gate runs on inline when the gate opens, and a seed is one history.
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            for (var i = 0; i < Nodes; i++)
                _nodes.Add(new(this, i, SimulatedProfile.Versions[0]));
            Begin();
            for (var i = 0; i < steps; i++)
                Step();
            CalmDown();
            return [.. Violations()];
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    /// <summary>A node's call of the store waits here until it is let go, and hears what goes wrong with it.</summary>
    public async Task<StoreFault> Before(SimulatedNode node, StoreCall call)
    {
        await Hold(node, call.ToString());
        _caller = node;
        if (_isCalm)
            return StoreFault.None;
        var fault = _random.Next(100) switch
        {
            < 4 => StoreFault.FailBefore,
            < 8 => StoreFault.FailAfter,
            < 12 when call == StoreCall.Load => StoreFault.StaleRead,
            < 12 when call == StoreCall.FireDue => StoreFault.PoisonDecision,
            _ => StoreFault.None,
        };
        Count(fault.ToString());
        return fault;
    }

    /// <summary>The call was made; whether its caller lives to hear of it is another matter.</summary>
    public Task After(SimulatedNode node, StoreCall call) => Hold(node, $"{call} done");

    /// <summary>Every decision a store was asked to keep.</summary>
    public List<Decision> Decided { get; } = [];

    /// <summary>Every time of a schedule that a store took.</summary>
    public List<(string Schedule, Instant? After, Instant Slot)> Taken { get; } = [];

    /// <summary>Exceptions that no fault explains.</summary>
    public List<string> Broken { get; } = [];

    public async Task Send(SimulatedNode node, DigestMessage message)
    {
        await Hold(node, "Send");
        var luck = _isCalm ? 100 : _random.Next(100);
        if (luck < 8)
            throw new IOException("The mail is away.");
        _mail.Add(message);
        Count("mail");
        await Hold(node, "Send done");
        if (luck < 12)
            throw new TimeoutException("The mail was sent, but nobody heard of it.");
    }

    public void Forget(SimulatedNode node)
    {
        _gates.RemoveAll(g => g.Node == node);
        Timers.RemoveAll(t => t.Node == node);
    }

    private void Step()
    {
        if (!_memory.IsAvailable && _random.Next(12) == 0)
            ComeBack();
        switch (_random.Next(1000))
        {
            case < 600:
                LetGo();
                break;
            case < 730:
                Send(NewOrder());
                break;
            case < 780:
                Send(Pick(_orders));
                break;
            case < 890:
                Pass();
                break;
            case < 910:
                Kill();
                break;
            case < 945:
                Restart();
                break;
            case < 950:
                RestartAll();
                break;
            case < 965:
                Jump();
                break;
            case < 975:
                Stall();
                break;
            case < 987:
                Slow();
                break;
            default:
                GoAway();
                break;
        }
    }

    /// <summary>A few tickets, so that orders meet from the first step on.</summary>
    private void Begin()
    {
        _isCalm = true;
        for (var i = 0; i < 3; i++)
        {
            _orders.Add(Opening());
            Send(_orders[^1]);
        }
        LetAllGo();
        _isCalm = false;
    }

    private void LetGo()
    {
        for (var i = _random.Next(1, 5); i > 0 && _gates.Count > 0; i--)
        {
            var gate = Pick(_gates)!;
            if (!gate.Node.IsSlow || _random.Next(10) == 0)
                Open(gate);
        }
    }

    private void Open(Gate gate)
    {
        _gates.Remove(gate);
        Tell($"node {gate.Node.Number} goes on: {gate.What}");
        gate.Opened.SetResult();
    }

    private void Send(ClientOrder? order)
    {
        if (order is null || Pick([.. _nodes.Where(n => n.IsAlive)]) is not { } node)
            return;
        Tell($"node {node.Number} is sent {order.Id} {order.Command.GetType().Name} for {order.Ticket?.ToString() ?? "a new ticket"}");
        _ = SendAsync(order, node);
    }

    private async Task SendAsync(ClientOrder order, SimulatedNode node)
    {
        order.UnderWay++;
        try
        {
            var answer = order.Ticket is { } ticket
                ? await node.Desk.HandleAsync(ticket, order.Command)
                : await node.Desk.OpenAsync((OpenTicket)order.Command);
            order.Answers.Add(answer);
            Count(answer.IsAccepted ? "accepted" : answer.Rejection!.Code);
            if (order.Answers.Count > 1)
                Count("answered again");
            if (order.Ticket is null && answer.IsAccepted && !_tickets.Contains(answer.Ticket.Id))
                _tickets.Add(answer.Ticket.Id);
            Tell(
                $"{order.Id} is answered: {(answer.IsAccepted ? string.Join(' ', answer.Events.Select(e => e.Version)) : answer.Rejection!.Code)}"
            );
        }
        catch (Exception e) when (e is TimeoutException or IOException or TicketConflictException)
        {
            Count($"heard {e.GetType().Name}");
            Tell($"{order.Id} hears {e.GetType().Name}");
        }
        catch (Exception e)
        {
            // No fault of the world is answered like this.
            Broken.Add($"{order.Id}: {e}");
        }
        order.UnderWay--;
    }

    private void Pass()
    {
        Now += Duration.FromSeconds(_random.Next(1, 600));
        Ring();
    }

    /// <summary>Rings every timer that is due, once.</summary>
    private void Ring()
    {
        Tell($"it is {Now}");
        foreach (var timer in Timers.Where(t => t.At <= Now).OrderBy(t => t.At).ToList())
            if (Timers.Remove(timer))
                timer.Ring();
    }

    private void Kill()
    {
        if (Pick([.. _nodes.Where(n => n.IsAlive)]) is not { } node)
            return;
        Tell($"node {node.Number} is killed");
        foreach (var gate in _gates.Where(g => g.Node == node))
            Count($"killed at {gate.What}");
        node.Kill();
    }

    private void Restart()
    {
        if (_nodes.FindIndex(n => !n.IsAlive) is var i and >= 0)
            Start(i);
    }

    private void RestartAll()
    {
        foreach (var node in _nodes)
            node.Kill();
        for (var i = 0; i < Nodes; i++)
            Start(i);
    }

    private void Start(int i)
    {
        var profile = SimulatedProfile.Versions[_random.Next(SimulatedProfile.Versions.Length)];
        Count($"started with {profile.Workflow.Profile}");
        Tell($"node {i} starts with {profile.Workflow.Profile}");
        _nodes[i] = new(this, i, profile);
    }

    private void Jump()
    {
        var node = Pick(_nodes)!;
        node.Clock.Offset = Duration.FromSeconds(_random.Next(-900, 900));
        Count("clock jumped");
        Tell($"the clock of node {node.Number} jumps to {node.Clock.Now}");
    }

    private void Stall()
    {
        var node = Pick(_nodes)!;
        if (_random.Next(2) == 0)
            node.Clock.Stall();
        else
            node.Clock.GoOn();
    }

    private void Slow()
    {
        var node = Pick(_nodes)!;
        node.IsSlow = !node.IsSlow;
    }

    private void GoAway()
    {
        _memory.IsAvailable = false;
        Count("store away");
        Tell("the store is away");
    }

    private void ComeBack()
    {
        _memory.IsAvailable = true;
        Tell("the store is back");
    }

    private Task Hold(SimulatedNode node, string what)
    {
        var gate = new Gate(node, what);
        if (node.IsAlive)
            _gates.Add(gate);
        return gate.Opened.Task;
    }

    private T? Pick<T>(List<T> list) => list.Count == 0 ? default : list[_random.Next(list.Count)];

    private void Tell(FormattableString what) => Trace?.Add(what.ToString(CultureInfo.InvariantCulture));

    private void Tell(string what) => Trace?.Add(what);

    private void Count(string what, int times = 1) => Counts[what] = Counts.GetValueOrDefault(what) + times;

    /// <summary>Where a node waits. Let go, it runs on at once, on the thread of whoever lets it go.</summary>
    private sealed record Gate(SimulatedNode Node, string What)
    {
        public TaskCompletionSource Opened { get; } = new();
    }
}
