using NodaTime;

namespace SupportWorkflow.Escalations;

internal sealed partial class RuleBook
{
    /// <summary>Every rule in its order: whether it has fired, and why not.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="at">The instant of asking.</param>
    /// <param name="words">What people call things.</param>
    public ValueList<RuleExplanation> Explain(Ticket ticket, Instant at, IProfileWords words) =>
        [.. _rules.Select(r => Explain(r, ticket, at, words))];

    private RuleExplanation Explain(CompiledRule rule, Ticket ticket, Instant at, IProfileWords profile)
    {
        var facts = _policies.RuleFacts.Of(ticket);
        var condition = rule.Condition.Explain(ref facts, at, _policies.Calendars);
        var firing = ticket.Escalation.Firing(rule.Rule.Name);
        var words = new RuleWords(profile);
        if (!rule.Events.IsEmpty)
        {
            var heard = words.Moment(rule.Rule.When);
            var told = firing is { } last
                ? RuleTexts.Table.Say(last.Stopped ? "event-stopped" : "event-fired", rule.Rule.Called, heard, profile.Local(last.DueAt))
                : RuleTexts.Table.Say("event-not", rule.Rule.Called, heard);
            return new(rule.Rule, told, condition) { LastDueAt = firing?.DueAt };
        }
        var number = _moments[rule.Moment].Number(ticket);
        var time = number > 0 ? _moments[rule.Moment].At(ticket) : null;
        var spent = number > 0 && firing is { } one && one.Number >= rule.Number(ticket, number);
        var again = spent && rule.Rule.Repeat is not null ? firing?.NextAt : null;
        var waits = !spent && time is not null && ticket.Closing.ArchivedAt is null;
        Instant? next = waits && !rule.AsksOutside ? First(rule, ref facts, Instant.Max(time!.Value, at)) : null;
        return new(rule.Rule, Why(), condition)
        {
            Fired = spent && firing is { Refused: false },
            LastDueAt = firing?.DueAt,
            MomentAt = time,
            NextPossible = next ?? again,
        };

        LocalText Why()
        {
            var moment = words.Moment(rule.Rule.When);
            if (spent && (firing!.Value.Refused || again is not null))
                return RuleTexts.Table.Say(
                    firing.Value.Refused ? "refused" : "repeats",
                    rule.Rule.Called,
                    moment,
                    profile.Local(firing.Value.DueAt),
                    again is { } next ? profile.Local(next) : null
                );
            if (spent)
                return RuleTexts.Table.Say(
                    firing!.Value.Stopped ? "stopped" : "fired",
                    rule.Rule.Called,
                    moment,
                    profile.Local(firing.Value.DueAt)
                );
            if (time is not { } comes)
                return RuleTexts.Table.Say("cannot-come", rule.Rule.Called, moment, words.Obstacle(rule.Rule.When, ticket));
            if (!waits)
                return RuleTexts.Table.Say("archived", rule.Rule.Called, moment);
            var key =
                (comes > at ? "will-come" : "has-come")
                + (
                    rule.AsksOutside ? "-outside"
                    : next is null ? "-not"
                    : next > Instant.Max(comes, at) ? "-later"
                    : ""
                );
            return RuleTexts.Table.Say(key, rule.Rule.Called, moment, profile.Local(comes), next is { } then ? profile.Local(then) : null);
        }
    }
}
