using SupportWorkflow.History;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Resolutions;

namespace SupportWorkflow.Cli.Run;

/// <summary>The people of the demonstration: one for each role of the profile, and what they say.</summary>
internal sealed class Cast(Lifecycle lifecycle, Walk walk, ToolConsole console)
{
    private static readonly string[] SaidByRequesters = ["reply", "confirm", "refuse"];

    public Actor Requester { get; } = new("chen@example.org", Role.Requester);

    /// <summary>Somebody of the desk who may a lot: the lead, where there is one.</summary>
    public Actor Superior =>
        Player(
            lifecycle.RoleNames.Contains(Role.Lead.Name)
                ? Role.Lead.Name
                : lifecycle.RoleNames.FirstOrDefault(r => r != Role.Requester.Name) ?? Role.Requester.Name
        );

    /// <summary>Who may fire the trigger there, if anybody may.</summary>
    public Actor? For(LifecycleState state, string trigger)
    {
        var order = lifecycle.RoleNames.Where(r => r != Role.Requester.Name).Append(Role.Requester.Name);
        if (SaidByRequesters.Contains(trigger))
            order = order.Reverse();
        else if (!lifecycle.RoleNames.Contains(Role.Engineer.Name))
            order = order.Prepend(Role.Engineer.Name);
        foreach (var role in order)
            if (walk.Next(state, trigger, lifecycle.Roles(new Role(role))).IsPermitted)
                return Player(role);
        return null;
    }

    public Actor Player(string role) => role == Role.Requester.Name ? Requester : new($"{role}-1", new Role(role));

    /// <summary>The command that fires a trigger.</summary>
    public TicketCommand Order(string trigger, Actor by) =>
        trigger switch
        {
            "assign" => new AssignTicket(Agent: new AgentId(Player(Role.Engineer.Name).Id)) { By = by },
            "claim" => new ClaimTicket { By = by },
            "log" => new LogWork(console.Say("said-log")) { By = by },
            "start" => new StartWork { By = by },
            "contact" => new RecordContact(console.Say("said-contact")) { By = by },
            "ask" => new AskRequester(console.Say("said-ask")) { By = by },
            "wait-for-vendor" => new WaitFor(WaitingOn.Vendor, console.Say("said-wait")) { By = by },
            "wait-for-other-team" => new WaitFor(WaitingOn.OtherTeam, console.Say("said-wait")) { By = by },
            "wait-for-schedule" => new WaitFor(WaitingOn.Schedule, console.Say("said-wait")) { By = by },
            "hold" => new WaitFor(WaitingOn.Other, console.Say("said-wait")) { By = by },
            "reply" => new RecordReply(console.Say("said-reply")) { By = by },
            "resume" => new ResumeWork { By = by },
            "resolve" => new ResolveTicket(
                new ResolutionRecord(ResolutionResult.Resolved, console.Say("said-measures")) { Cause = console.Say("said-cause") }
            )
            {
                By = by,
            },
            "confirm" => new ConfirmResolution { By = by },
            "refuse" => new RefuseResolution(console.Say("said-refuse")) { By = by },
            "close" => new CloseTicket { By = by },
            "cancel" => new CancelTicket(console.Say("said-cancel")) { By = by },
            "prioritise" => new PrioritiseTicket(console.Say("said-prioritise")) { By = by },
            _ => new FireTrigger(trigger) { By = by },
        };
}
