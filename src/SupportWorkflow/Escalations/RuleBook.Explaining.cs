using NodaTime;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.Escalations;

internal sealed partial class RuleBook
{
    /// <summary>Every rule in its order: whether it has fired, and why not.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="at">The instant of asking.</param>
    /// <param name="local">An instant as people read it.</param>
    public ValueList<RuleExplanation> Explain(Ticket ticket, Instant at, Func<Instant, string> local) => [.. _rules.Select(r => Explain(r, ticket, at, local))];

    private RuleExplanation Explain(CompiledRule rule, Ticket ticket, Instant at, Func<Instant, string> local)
    {
        var facts = Source.Read(ticket);
        var condition = rule.Condition.Explain(ref facts, at, Source.Calendars);
        var firing = ticket.Escalation.Firing(rule.Rule.Name);
        var words = new RuleWords(Source);
        if (rule.Events != 0)
        {
            var heard = words.Moment(rule.Rule.When);
            var told = firing is { } last ? RuleTexts.Table.Say(last.Stopped ? "event-stopped" : "event-fired", rule.Rule.Called, heard, local(last.DueAt)) : RuleTexts.Table.Say("event-not", rule.Rule.Called, heard);
            return new(rule.Rule, told, condition) { LastDueAt = firing?.DueAt };
        }
        var time = _moments[rule.Moment].On(ticket);
        var spent = time.Comes && firing is { } one && one.Number >= rule.Number(ticket, time.Number);
        var waits = !spent && time.Comes && !RuleFactSource.IsArchived(ticket);
        Instant? next = waits && !rule.AsksOutside ? First(rule, ref facts, Instant.Max(time.At, at)) : null;
        return new(rule.Rule, Why(), condition)
        {
            Fired = spent,
            LastDueAt = firing?.DueAt,
            MomentAt = time.Comes ? time.At : null,
            NextPossible = next,
        };

        LocalText Why()
        {
            var moment = words.Moment(rule.Rule.When);
            if (spent) return RuleTexts.Table.Say(firing!.Value.Stopped ? "stopped" : "fired", rule.Rule.Called, moment, local(firing.Value.DueAt));
            if (!time.Comes) return RuleTexts.Table.Say("cannot-come", rule.Rule.Called, moment, words.Standing(rule.Rule.When, ticket));
            if (!waits) return RuleTexts.Table.Say("archived", rule.Rule.Called, moment);
            var key = (time.At > at ? "will-come" : "has-come") + (rule.AsksOutside ? "-outside" : next is null ? "-not" : next > Instant.Max(time.At, at) ? "-later" : "");
            return RuleTexts.Table.Say(key, rule.Rule.Called, moment, local(time.At), next is { } then ? local(then) : null);
        }
    }
}
