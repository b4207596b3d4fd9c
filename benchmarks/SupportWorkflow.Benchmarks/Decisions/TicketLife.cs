using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Profiles;
using SupportWorkflow.Resolutions;

namespace SupportWorkflow.Benchmarks.Decisions;

/// <summary>One ordinary ticket of the call-center profile: opened, assigned, begun, the customer called, asked, answered, solved,
/// confirmed, closed.</summary>
internal static class TicketLife
{
    public static readonly TicketWorkflow Workflow = BuiltInProfiles.CallCenter.Compile();

    /// <summary>Friday 16:30 in Shanghai.</summary>
    public static readonly Instant Opened = Instant.FromUtc(2024, 10, 11, 8, 30);

    private static readonly Actor Customer = new("chen@acme.cn", Role.Requester),
        Agent = new("wang.fang", Role.Agent),
        Lead = new("zhao.min", Role.Lead),
        Engineer = new("li.wei", Role.Engineer);

    /// <summary>The commands after the opening, with the minute of each.</summary>
    public static readonly (int Minute, TicketCommand Command)[] Commands =
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

    public static Decision Open(int number, Instant at) => Workflow.Open(Request(number), at);

    /// <summary>Everything the profile demands, so that nothing is asked back.</summary>
    public static OpenTicket Request(int number) =>
        new(new($"t-{number}"), new($"TS{number}"), "ERP cannot print invoices")
        {
            By = Agent,
            OnBehalfOf = Customer.Id,
            Impact = "usage-question",
            Channel = "online",
            Tier = "normal",
            ContactName = "Chen Jing",
            ContactMeans = "chen@acme.cn",
            Device = "ERP 4.2",
            Description = "Printing an invoice ends with the error E-17.",
            Fields = [new("occurred", FactValue.Of("2024-10-11T08:00:00Z"))],
        };

    /// <summary>The whole history.</summary>
    public static List<TicketEvent> History()
    {
        var decision = Open(1, Opened);
        var events = decision.Events.ToList();
        foreach (var (minute, command) in Commands)
        {
            decision = Workflow.Decide(decision.Ticket, command, Opened + Duration.FromMinutes(minute)).EnsureAccepted();
            events.AddRange(decision.Events);
        }
        return events;
    }
}
