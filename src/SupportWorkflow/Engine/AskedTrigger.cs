using NodaTime;
using SupportWorkflow.Closing;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Engine;

/// <summary>One trigger by one actor, put to the lifecycle.</summary>
internal readonly struct AskedTrigger(
    Ticket ticket,
    LifecycleTrigger trigger,
    Actor actor,
    TicketCommand command,
    Instant at,
    TicketPolicies policies
)
{
    private readonly LifecycleState _from = policies.Lifecycle.State(ticket.State.Name);

    /// <summary>What the lifecycle says, its guards answered from ticket, actor, command and what was given.</summary>
    public Transition Answer() => Answer(Roles(ticket, actor, policies));

    /// <summary>What the lifecycle says whatever roles are played.</summary>
    public Transition Anyway() => Answer(RoleSet.All);

    /// <summary>Whether somebody asked who is nothing but the requester of other tickets: what is open to everybody is not open to
    /// them.</summary>
    public static bool IsOutsider(Actor actor, Ticket ticket) => !actor.IsSystem && IsStranger(actor, ticket) && actor.Roles.Count == 1;

    /// <summary>The clearer reason when a requester would have been allowed on a ticket of their own.</summary>
    public Rejection? NotOwn() =>
        !actor.IsSystem && IsStranger(actor, ticket) && Answer(policies.Lifecycle.Roles(actor.Roles.AsSpan())).IsPermitted
            ? NotTheirs
            : null;

    /// <summary>The ticket is somebody else's.</summary>
    public Rejection NotTheirs => TicketTexts.Table.No("actor.not-own-ticket", actor.Id, ticket.Intake.Requester);

    public Ticket Ticket => ticket;

    /// <summary>The same refusal with everything that is missing, where a guard asked whether something is complete.</summary>
    public Rejection Gated(Rejection refusal)
    {
        var guards = policies.Gates == 0 ? 0 : policies.Gates & policies.Lifecycle.GuardsOf(_from, trigger);
        return guards != 0 && refusal.Code == "lifecycle.guard-does-not-hold"
            ? new GateRefusal(refusal, ticket, guards, policies)
            : refusal;
    }

    /// <summary>The roles an actor plays on this ticket: a requester is one on the own tickets only (ROL-2).</summary>
    public static RoleSet Roles(Ticket ticket, Actor actor, TicketPolicies policies)
    {
        if (actor.IsSystem)
            return RoleSet.All;
        return policies.Lifecycle.Roles(
            IsStranger(actor, ticket) ? [.. actor.Roles.Where(r => r != Role.Requester)] : actor.Roles.AsSpan()
        );
    }

    /// <summary>A requester, but of other tickets.</summary>
    private static bool IsStranger(Actor actor, Ticket ticket) => actor.Is(Role.Requester) && actor.Id != ticket.Intake.Requester;

    private Transition Answer(RoleSet roles)
    {
        var wanted = policies.Lifecycle.GuardsOf(_from, trigger);
        if (wanted == 0)
            return policies.Lifecycle.Next(_from, trigger, default, roles);
        var facts = policies.Facts.Of(new FactSubject(ticket, command, command.Given).By(actor));
        return policies.Lifecycle.Next(_from, trigger, policies.Lifecycle.Given(wanted, ref facts, at, policies.Calendars), roles);
    }
}
