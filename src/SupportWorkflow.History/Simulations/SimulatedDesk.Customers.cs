using NodaTime;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.History;

/// <summary>What customers do, in time, late or never, and how the desk deals with it.</summary>
internal sealed partial class SimulatedDesk
{
    private const int TakesTheFirst = 85;

    /// <summary>Who speaks for the customer: nobody has asked for what a schedule opens, so the front desk does.</summary>
    private Actor Customer(SimulatedTicket ticket) =>
        ticket.HasRequester ? new(ticket.Ticket.Intake.Requester, Role.Requester) : _parts.FrontDesk[0];

    private ValueList<Actor> Staff(SimulatedTicket ticket) =>
        ticket.Engineer is { } engineer ? [engineer.Actor, .. _parts.FrontDesk] : _parts.FrontDesk;

    private void Wait(SimulatedTicket ticket)
    {
        var (dice, now) = (ticket.Dice, _agenda.Now);
        if (ticket.Ticket.State.WaitsOn != WaitingOn.Requester)
        {
            Note(ticket, Staffed(ticket, now + Habits.OthersTake.Draw(dice)), () => Resume(ticket));
            return;
        }
        var roll = dice.Below(100);
        var answers = roll < Habits.NeverAnswers + Habits.AnswersLate ? Habits.AnswersLateAfter : Habits.Answers;
        if (roll >= Habits.NeverAnswers)
            Note(ticket, now + answers.Draw(dice), () => Answer(ticket));
        Note(ticket, Staffed(ticket, now + Habits.AnswerWaitedFor), () => Fire(ticket, "cancel", Staff(ticket).AsEnumerable()));
    }

    private void Answer(SimulatedTicket ticket)
    {
        var (customer, visit) = (Customer(ticket), ticket.Visit);
        var ways = Moves(ticket, customer, to => to.Kind is StateKind.Queued or StateKind.Working).ToList();
        if (ways.Contains("reply"))
            Fire(ticket, "reply", customer);
        else if (ways.Count > 0)
            Fire(ticket, ways[ticket.Dice.Chance(TakesTheFirst) ? 0 : ways.Count - 1], customer);
        if (ticket.Visit == visit)
            Note(ticket, Staffed(ticket, Soon(ticket)), () =>
            {
                Complete(ticket);
                Resume(ticket);
            });
    }

    /// <summary>When somebody is there: whoever has it, otherwise the front desk.</summary>
    private Instant Staffed(SimulatedTicket ticket, Instant from) => (ticket.Engineer?.Calendar ?? _frontDesk).NextOpening(from) ?? from;

    /// <summary>What was waited for has come.</summary>
    private void Resume(SimulatedTicket ticket)
    {
        if (KindOf(ticket) != StateKind.Waiting)
            return;
        var kind = WayTo(StateKind.Working, ticket) is null ? StateKind.Queued : StateKind.Working;
        ticket.IsStuck = WayTo(kind, ticket) is not [var next, ..] || !FireWithEffort(ticket, next, Staff(ticket));
    }

    private void AwaitVerdict(SimulatedTicket ticket)
    {
        var (dice, now) = (ticket.Dice, _agenda.Now);
        var roll = dice.Below(100);
        if (roll < Habits.Dissatisfied && ticket.Refusals < Habits.MostRefusals)
            Note(ticket, now + Habits.SaysSo.Draw(dice), () => Refuse(ticket));
        else if (roll >= Habits.Dissatisfied + Habits.NeverSays)
            Note(ticket, now + Habits.SaysSo.Draw(dice), () => Confirm(ticket));
        Note(ticket, Staffed(ticket, now + Habits.ConfirmationWaitedFor), () => Close(ticket));
    }

    private void Refuse(SimulatedTicket ticket)
    {
        var customer = Customer(ticket);
        var ways = Moves(ticket, customer, to => to.Kind is StateKind.Queued or StateKind.Working).ToList();
        if (ways.Count > 0 && Fire(ticket, ways.Contains("refuse") ? "refuse" : ways[0], customer))
            ticket.Refusals++;
    }

    private void Confirm(SimulatedTicket ticket)
    {
        var customer = Customer(ticket);
        if (!Fire(ticket, "confirm", customer) && WayTo(StateKind.Final, ticket) is [var last])
            Fire(ticket, last, customer);
        if (KindOf(ticket) == StateKind.Done)
            Note(ticket, Staffed(ticket, Soon(ticket)), () => Close(ticket));
    }

    private void Close(SimulatedTicket ticket) => ticket.IsStuck = !Reach(ticket, StateKind.Final, Staff(ticket));

    private void AfterTheEnd(SimulatedTicket ticket)
    {
        var (dice, now) = (ticket.Dice, _agenda.Now);
        if (ticket.Ticket.Resolution is null || !ticket.HasRequester)
            return;
        if (dice.Chance(Habits.ComesBack))
            Note(ticket, now + Habits.ComesBackAfter.Draw(dice), () => Fire(ticket, "reopen", [Customer(ticket), .. _parts.FrontDesk]));
        if (ticket.Ticket.Closing.Rating is null && dice.Chance(Habits.Rates))
            Note(ticket, now + Habits.SaysSo.Draw(dice), () => Fire(ticket, "rate", Customer(ticket)));
    }

    private void Cancel(SimulatedTicket ticket)
    {
        if (!KindOf(ticket).IsOver)
            Fire(ticket, "cancel", Customer(ticket));
    }
}
