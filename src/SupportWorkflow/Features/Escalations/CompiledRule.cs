using SupportWorkflow.Conditions;

namespace SupportWorkflow.Escalations;

/// <summary>A rule with its condition compiled.</summary>
internal sealed class CompiledRule
{
    public CompiledRule(EscalationRule rule, int place, TicketPolicies policies)
    {
        (Rule, Place, Condition) = (rule, place, ConditionCompiler.Compile(rule.If, policies.RuleFacts.Catalogue));
        var ofClock = rule.When.IsOfClock;
        Fires = new(rule.Name, rule.Called, rule.Then, rule.Rank, place)
        {
            Climbs = rule.When.Kind == MomentKind.Since && rule.When.Events.AsEnumerable().Contains("ticket-escalated"),
            Repeat = rule.Repeat,
            Calendar = rule.Repeat?.Every.Calendar is { } calendar ? policies.Calendars[calendar] : null,
            Prepared = rule.Then.Select(a => a.Prepare(Actor.System(rule.Name), RuleTexts.Because(rule.Called), policies)).ToArray(),
            OnlyCommands = rule.Then.AsEnumerable().All(a => a.TriggerIn(policies) is not null),
            Writes = [.. rule.Then.AsEnumerable().Select(a => a.Writes(policies))],
            Objective = ofClock && rule.Key == OncePer.ClockCycle ? rule.When.Name : null,
        };
        AsksOutside = policies.RuleFacts.AsksOutside(rule.If);
        AsksRoster = rule.Then.AsEnumerable().Any(a => a.AsksRoster);
        WaitsForRoster = rule.Then.AsEnumerable().All(a => a.AsksRoster);
        Events = rule.When.Kind == MomentKind.On ? policies.Events.Of(rule.When.Events) : default;
    }

    public EscalationRule Rule { get; }

    /// <summary>Its place in the order of declaration.</summary>
    public int Place { get; }

    public CompiledCondition Condition { get; }

    /// <summary>What it does when it fires.</summary>
    public FiringRule Fires { get; }

    /// <summary>Whether it asks what only the host can find out.</summary>
    public bool AsksOutside { get; }

    /// <summary>Whether it has to know who is on duty to do what it does.</summary>
    public bool AsksRoster { get; }

    /// <summary>Whether it does nothing else: it is not asked while nobody knows who is on duty.</summary>
    public bool WaitsForRoster { get; }

    /// <summary>The events it is asked with; none: it waits for a moment of time.</summary>
    public EventSet Events { get; }

    /// <summary>Which of the book's moments it waits for; meaningless for a rule of events.</summary>
    public int Moment { get; init; }

    /// <summary>Which moments come in a known order with its own.</summary>
    public int Family { get; init; }

    /// <summary>The number of its key.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="own">The number of its own moment: the cycle, the visit or the version of the event.</param>
    public int Number(Ticket ticket, int own) =>
        Rule.Key switch
        {
            OncePer.Ticket => 1,
            OncePer.StateVisit when Rule.When.Kind != MomentKind.InState => ticket.State.Number,
            _ => own,
        };
}
