using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Profiles;
using SupportWorkflow.Resolutions;

namespace SupportWorkflow.StoreBenchmarks.Stores;

/// <summary>An ordinary ticket of the call-center profile: opened, then ten commands until it is closed.</summary>
internal static class TicketLife
{
    public static readonly TicketWorkflow Workflow = BuiltInProfiles.CallCenter.Compile();

    /// <summary>Friday 16:30 in Shanghai.</summary>
    public static readonly Instant Begin = Instant.FromUtc(2024, 10, 11, 8, 30);

    private static readonly Actor Customer = new("chen@acme.cn", Role.Requester),
        Agent = new("wang.fang", Role.Agent),
        Lead = new("zhao.min", Role.Lead),
        Engineer = new("li.wei", Role.Engineer);

    private static readonly (int Minute, TicketCommand Command)[] Commands =
    [
        (2, new FireTrigger("verify") { By = Agent }),
        (4, new AssignTicket(Agent: new("li.wei")) { By = Lead }),
        (6, new StartWork { By = Engineer }),
        (9, new RecordContact { By = Engineer }),
        (12, new LogWork("compared the drivers") { By = Engineer }),
        (15, new AskRequester("Which printer?") { By = Engineer }),
        (40, new RecordReply("The red one.") { By = Customer }),
        (55, new ResolveTicket(new(ResolutionResult.Resolved, "Driver replaced")) { By = Engineer }),
        (58, new ConfirmResolution { By = Customer }),
        (60, new CloseTicket { By = Agent }),
    ];

    /// <summary>How many commands a life is, the opening included.</summary>
    public static int Steps => Commands.Length + 1;

    /// <summary>The command id of a step.</summary>
    public static string CommandId(string ticket, int step) => $"{ticket}/{step}";

    /// <summary>The next decision of a life; null as the ticket: its opening.</summary>
    public static Decision Decide(Ticket? ticket, string id, string number, int step) =>
        step == 0
            ? Open(id, number, Begin, CommandId(id, 0))
            : Workflow
                .Decide(
                    ticket!,
                    Commands[step - 1].Command with
                    {
                        CommandId = CommandId(id, step),
                    },
                    Begin + Duration.FromMinutes(Commands[step - 1].Minute)
                )
                .EnsureAccepted();

    public static Decision Open(string id, string number, Instant at, string? commandId = null) =>
        Workflow
            .Open(
                new OpenTicket(new(id), new(number), "ERP cannot print invoices")
                {
                    By = Agent,
                    OnBehalfOf = Customer.Id,
                    CommandId = commandId,
                    Impact = "usage-question",
                    Channel = "online",
                    Tier = "normal",
                    ContactName = "Chen Jing",
                    ContactMeans = "chen@acme.cn",
                    Device = "ERP 4.2",
                    Description = "Printing an invoice ends with the error E-17.",
                    Fields = [new("occurred", FactValue.Of("2024-10-11T08:00:00Z"))],
                },
                at
            )
            .EnsureAccepted();
}
