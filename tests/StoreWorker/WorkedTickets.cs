using System.Globalization;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Resolutions;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Stores;

/// <summary>The tickets of the workers, and what is said to them: an id of a command says which command it is, so that anybody can send it
/// again.</summary>
public static class WorkedTickets
{
    /// <summary>When writers write.</summary>
    public static readonly DateTimeOffset Opened = Friday.ToDateTimeOffset();

    /// <summary>When pumps look at what is due: for the tickets of the writers, everything.</summary>
    public static readonly DateTimeOffset Due = Opened.AddDays(30);

    /// <summary>When senders look at what is ready: everything that pumps decide.</summary>
    public static readonly DateTimeOffset Ready = Opened.AddDays(60);

    private const string Opens = "open-";

    private static readonly string[] Impacts = ["user-blocked", "core-data-lost", "usage-question", "training"];

    public static TicketId Ticket(int number) => new(string.Create(CultureInfo.InvariantCulture, $"t-{number:000000}"));

    /// <summary>The command by which a ticket is opened, whoever does it.</summary>
    public static string Opening(TicketId ticket) => Opens + ticket.Value;

    public static bool IsOpening(string command) => command.StartsWith(Opens, StringComparison.Ordinal);

    /// <summary>The command of an id.</summary>
    public static TicketCommand Command(TicketId ticket, string id)
    {
        var hash = Hash(id);
        if (IsOpening(id))
            return new OpenTicket(ticket, default, "No dial tone")
            {
                By = Customer,
                CommandId = id,
                Impact = Impacts[hash % 4],
                Channel = hash % 8 < 4 ? "online" : "phone",
            }.WithDetails();
        return (hash % 16) switch
        {
            0 => new AssignTicket(Agent: new("li.wei")) { By = Lead, CommandId = id },
            1 => new StartWork { By = Engineer, CommandId = id },
            2 => new RecordContact(id) { By = Agent, CommandId = id },
            3 => new AskRequester(id) { By = Engineer, CommandId = id },
            4 => new RecordReply(id) { By = Customer, CommandId = id },
            5 => new WaitFor(WaitingOn.Schedule, id) { By = Engineer, CommandId = id },
            6 => new ResumeWork { By = Engineer, CommandId = id },
            7 => new PrioritiseTicket
            {
                By = Lead,
                CommandId = id,
                Impact = Impacts[hash / 16 % 4],
            },
            8 => new ResolveTicket(new(ResolutionResult.Resolved, id)) { By = Engineer, CommandId = id },
            9 or 10 or 11 => new LinkTicket(Ticket(hash / 16 % 100), $"relation-{id}") { By = Agent, CommandId = id },
            _ => new LogWork(id) { By = Engineer, CommandId = id },
        };
    }

    /// <summary>A number of a text that is the same in every process.</summary>
    private static int Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var letter in text)
            hash = (hash ^ letter) * 16777619u;
        return (int)((hash ^ (hash >> 15)) & int.MaxValue);
    }
}
