using SupportWorkflow.Conditions;

namespace SupportWorkflow.Escalations;

/// <summary>Moments in the words of a profile's people.</summary>
internal sealed class RuleWords(RuleFactSource source)
{
    /// <summary>The moment: "80% of “Resolution” is used".</summary>
    public LocalText Moment(Moment moment)
    {
        var texts = RuleTexts.Table;
        var time = moment.Calendar is { } calendar ? texts.Say("working-time", ConditionTime.Words(moment.Time), calendar) : ConditionTime.Words(moment.Time);
        return moment.Kind switch
        {
            MomentKind.ClockUsed => texts.Say("clock-used", source.ObjectiveText(moment.Name), moment.Percent),
            MomentKind.ClockBefore => texts.Say("clock-before", source.ObjectiveText(moment.Name), time),
            MomentKind.ClockLate when moment.Time == NodaTime.Duration.Zero => texts.Say("clock-due", source.ObjectiveText(moment.Name)),
            MomentKind.ClockLate => texts.Say("clock-late", source.ObjectiveText(moment.Name), time),
            MomentKind.InState => texts.Say("in-state", StateText(moment.Name), time),
            MomentKind.Since => texts.Say("since", moment.Events[0], time),
            MomentKind.Without => texts.Say("without", string.Join(", ", moment.Events.AsEnumerable()), time),
            _ => texts.Say("on", string.Join(", ", moment.Events.AsEnumerable())),
        };
    }

    /// <summary>What an action does: "escalate to level 2".</summary>
    public LocalText Does(RuleAction action)
    {
        var parts = action.Effects.AsEnumerable().Select(Does).ToList();
        return new(string.Join("; ", parts.Select(p => p.English)), string.Join("；", parts.Select(p => p.In("zh-CN"))));
    }

    private LocalText Does(RuleEffect effect)
    {
        var texts = RuleTexts.Table;
        return effect switch
        {
            RuleEffect.RaisePriority raise => texts.Say("do-raise", raise.Levels),
            RuleEffect.Escalate { Level: { } level } => texts.Say("do-escalate-to", level),
            RuleEffect.Escalate => texts.Say("do-escalate"),
            RuleEffect.Assign assign => texts.Say("do-assign", assign.Team),
            RuleEffect.Fire fire => texts.Say("do-fire", fire.Name),
            RuleEffect.MajorIncident major => texts.Say("do-major", major.Window, string.Join(", ", major.By.AsEnumerable())),
            RuleEffect.Tell tell => texts.Say("do-tell", string.Join(", ", tell.To.AsEnumerable()), tell.Template),
            RuleEffect.Mark { Said: RuleEffect.GreenChannel } => texts.Say("do-green"),
            RuleEffect.Mark { Said: RuleEffect.CallReview } => texts.Say("do-review"),
            RuleEffect.Mark { Said: RuleEffect.AskReason } => texts.Say("do-ask"),
            RuleEffect.Mark mark when mark.Said.StartsWith(RuleEffect.StartPrefix, StringComparison.Ordinal) => texts.Say("do-start", source.ObjectiveText(mark.Said[RuleEffect.StartPrefix.Length..])),
            var other => texts.Say("do-custom", ((RuleEffect.Mark)other).Said[RuleEffect.CustomPrefix.Length..]),
        };
    }

    /// <summary>What keeps a moment from coming.</summary>
    public LocalText Standing(Moment moment, Ticket ticket)
    {
        if (moment.Kind == MomentKind.InState) return RuleTexts.Table.Say("other-state", StateText(ticket.State.Name));
        if (RuleFactSource.IsFinal(ticket)) return RuleTexts.Table.Say("at-its-end");
        return moment.IsOfClock ? RuleTexts.Table.Say("clock-" + source.PhaseOf(ticket, moment.Name)) : RuleTexts.Table.Say("not-happened");
    }

    private LocalText StateText(string name)
    {
        var (fact, value) = name.StartsWith(Escalations.Moment.KindPrefix, StringComparison.Ordinal) ? ("state.kind", name[Escalations.Moment.KindPrefix.Length..]) : ("state", name);
        return source.Facts.Find(fact)!.Choices.AsEnumerable().FirstOrDefault(c => c.Value == value)?.Text ?? value;
    }
}
