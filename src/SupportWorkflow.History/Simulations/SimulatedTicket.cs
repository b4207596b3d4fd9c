using NodaTime;

namespace SupportWorkflow.History;

/// <summary>A ticket on its way: as the workflow has it, and what the people of the simulation remember of it.</summary>
/// <param name="index">Its number among all, counted from 0.</param>
/// <param name="dice">Its own chance.</param>
internal sealed class SimulatedTicket(int index, Dice dice)
{
    public int Index => index;

    public Dice Dice => dice;

    /// <summary>As the workflow decided it last.</summary>
    public Ticket Ticket { get; private set; } = null!;

    public List<TicketEvent> Events { get; } = [];

    /// <summary>Whether a customer asked for it; what a schedule opens is asked for by nobody.</summary>
    public bool HasRequester => Ticket.Intake.Requester.Length > 0;

    /// <summary>Counts the states entered; what was planned in an earlier one is off.</summary>
    public int Visit { get; private set; }

    /// <summary>The last state entered in which somebody saw to what is to happen.</summary>
    public int Settled { get; set; }

    /// <summary>How many things are noted for it.</summary>
    public int Noted { get; set; }

    /// <summary>Up to which wake-up it is noted.</summary>
    public Instant? WakesAt { get; set; }

    /// <summary>Who has it in hand; null: nobody.</summary>
    public Engineer? Engineer { get; set; }

    /// <summary>What it is about: the place of its category among the profile's.</summary>
    public int Category { get; set; }

    /// <summary>Its place among those that wait for an engineer; null: it is not among them.</summary>
    public (string Key, int Index)? WaitsAs { get; set; }

    /// <summary>How many began to wait up to it.</summary>
    public int WaitsSince { get; set; }

    public bool SeenByFrontDesk { get; set; }

    /// <summary>How often the requester was asked or something else waited for; how often the solution was refused.</summary>
    public int Waits { get; set; }

    public int Refusals { get; set; }

    /// <summary>The last time it went up, until somebody at the front desk has noticed; null: nothing to notice.</summary>
    public TicketEscalated? WentUp { get; set; }

    /// <summary>The tracks somebody sees to, in the state into which they came then.</summary>
    public HashSet<(string Track, Instant EnteredAt)> SeenTo => field ??= [];

    /// <summary>What goes on when a track has come to its end; null: nothing waits.</summary>
    public Action? Waited { get; set; }

    /// <summary>Somebody wanted to go on and was refused every way.</summary>
    public bool IsStuck { get; set; }

    /// <summary>How urgent it is, 0 most.</summary>
    public int Rank(TicketWorkflow workflow) => Ticket.Priority is { } priority ? workflow.Priorities.Rank(priority.Code) : 0;

    /// <summary>Nothing more will happen to it.</summary>
    public bool IsOver { get; set; }

    /// <summary>How often the front desk passed it on.</summary>
    public int Checks { get; set; }

    /// <summary>Takes over what the workflow decided.</summary>
    public void Keep(Decision decision)
    {
        Ticket = decision.Ticket;
        foreach (var e in decision.Events)
        {
            Events.Add(e);
            if (e.To is not null)
                Visit++;
            if (e is TicketEscalated up)
                WentUp = up;
        }
    }
}
