using NodaTime;
using SupportWorkflow.Clocks;
using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Escalations;

/// <summary>Moments and actions in the words of a profile's people.</summary>
internal sealed class RuleWords(IProfileWords words)
{
    private static readonly TextTable Texts = RuleTexts.Table;

    /// <summary>The moment: "80% of “Resolution” is used".</summary>
    public LocalText Moment(Moment moment)
    {
        var time = moment.Wait == default ? ConditionTime.Words(moment.Time) : Time(moment.Wait);
        return moment.Kind switch
        {
            MomentKind.ClockUsed => Texts.Say("clock-used", words.Objective(moment.Name), moment.Percent),
            MomentKind.ClockBefore => Texts.Say("clock-before", words.Objective(moment.Name), time),
            MomentKind.ClockLate when moment.Time == Duration.Zero => Texts.Say("clock-due", words.Objective(moment.Name)),
            MomentKind.ClockLate => Texts.Say("clock-late", words.Objective(moment.Name), time),
            MomentKind.InState => Texts.Say("in-state", StateText(moment.Name), time),
            MomentKind.Since => Texts.Say("since", moment.Events[0], time),
            MomentKind.At when moment.Wait != default => Texts.Say("at-after", words.Fact(moment.Name), time),
            MomentKind.At when moment.Time > Duration.Zero => Texts.Say("at-before", words.Fact(moment.Name), time),
            MomentKind.At => Texts.Say("at", words.Fact(moment.Name)),
            MomentKind.Without => Texts.Say("without", string.Join(", ", moment.Events.AsEnumerable()), time),
            _ => Texts.Say("on", string.Join(", ", moment.Events.AsEnumerable())),
        };
    }

    /// <summary>A time that is waited for: "4 h of working time (office)", "2 business days (office)".</summary>
    public static LocalText Time(SlaTarget time) =>
        time.Days > 0 ? Texts.Say(time.Days == 1 ? "business-day" : "business-days", time.Days, time.Calendar)
        : time.Calendar is { } calendar ? Texts.Say("working-time", ConditionTime.Words(time.Time), calendar)
        : ConditionTime.Words(time.Time);

    /// <summary>What keeps a moment from coming.</summary>
    public LocalText Obstacle(Moment moment, Ticket ticket)
    {
        if (moment.Kind == MomentKind.InState)
            return Texts.Say("other-state", StateText(ticket.State.Name));
        if (ticket.State.Kind == StateKind.Final)
            return Texts.Say("at-its-end");
        if (moment.Kind == MomentKind.At)
            return Texts.Say("no-instant", words.Fact(moment.Name));
        return moment.IsOfClock ? Texts.Say("clock-" + ClockFacts.PhaseOf(ticket, moment.Name)) : Texts.Say("not-happened");
    }

    private LocalText StateText(string name) =>
        name.StartsWith(Escalations.Moment.KindPrefix, StringComparison.Ordinal)
            ? words.Word("state.kind", name[Escalations.Moment.KindPrefix.Length..])
            : words.State(name);
}
