namespace SupportWorkflow.Escalations;

/// <summary>Something a rule does (ESC-3). Commands are carried out by <c>system:</c> and the rule's name, whom roles do not bind. Immutable.</summary>
public sealed record RuleAction
{
    private RuleAction(params ValueList<RuleEffect> effects) => Effects = effects;

    internal ValueList<RuleEffect> Effects { get; }

    /// <summary>Whether it orders a notice.</summary>
    public bool Notifies => Effects.AsEnumerable().Any(e => e is RuleEffect.Tell);

    /// <summary>Raises the priority, at most to the top of the scale.</summary>
    /// <param name="levels">By how many levels: 1 or more.</param>
    public static RuleAction RaisePriority(int levels = 1) => new(new RuleEffect.RaisePriority(levels));

    /// <summary>Takes the ticket up to a level of the ladder; nothing when it is there or above.</summary>
    /// <param name="level">Counted from 1; null: the next one.</param>
    public static RuleAction EscalateTo(int? level = null) => new(new RuleEffect.Escalate(level));

    /// <summary>Gives the ticket to a group.</summary>
    /// <param name="team">The group.</param>
    public static RuleAction AssignTo(TeamId team) => new(new RuleEffect.Assign(team));

    /// <summary>Tells somebody.</summary>
    /// <param name="template">The notice of the profile whose text is used.</param>
    /// <param name="to">Recipients in the words of notices, such as <c>role:lead</c>, <c>assignee</c>, <c>responsible</c>.</param>
    public static RuleAction Notify(string template, params IEnumerable<string> to) => new(new RuleEffect.Tell(template, ValueList.From(to)));

    /// <summary>Fires a trigger that only the profile knows.</summary>
    /// <param name="trigger">The trigger.</param>
    public static RuleAction Fire(string trigger) => new(new RuleEffect.Fire(trigger));

    /// <summary>
    /// Asks for the handler's reason (ESC-6): the fact <c>reason.owed</c> is yes until somebody logs an entry with the topic <c>reason</c>.
    /// </summary>
    /// <param name="template">The notice whose text is used.</param>
    /// <param name="to">Who is asked.</param>
    public static RuleAction AskReason(string template, params IEnumerable<string> to) =>
        new(new RuleEffect.Mark(RuleEffect.AskReason), new RuleEffect.Tell(template, ValueList.From(to)));

    /// <summary>Calls a technical review (HND-5); the promise that follows is a clock of its own: <see cref="StartClock"/>.</summary>
    /// <param name="template">The notice whose text is used.</param>
    /// <param name="to">Who takes part.</param>
    public static RuleAction CallReview(string template, params IEnumerable<string> to) =>
        new(new RuleEffect.Mark(RuleEffect.CallReview), new RuleEffect.Tell(template, ValueList.From(to)));

    /// <summary>Opens the green channel (ESC-7): the fact <c>green-channel</c> is yes from then on.</summary>
    public static RuleAction OpenGreenChannel() => new(new RuleEffect.Mark(RuleEffect.GreenChannel));

    /// <summary>Starts the clock of an objective, or its next cycle where it repeats.</summary>
    /// <param name="objective">Which promise.</param>
    public static RuleAction StartClock(string objective) => new(new RuleEffect.Mark(RuleEffect.StartPrefix + objective));

    /// <summary>
    /// Opens the major incident of tickets that are alike, or meets the one that is open, and links this ticket to it as a child (ESC-8). Its id
    /// follows from what they have in common and from the window, so that two that open it meet.
    /// </summary>
    /// <param name="days">How many days one major incident takes in: 1 or more.</param>
    /// <param name="by">In what tickets are alike: <c>category</c>, members of the intake record, own fields.</param>
    public static RuleAction OpenMajorIncident(int days, params IEnumerable<string> by) =>
        new(new RuleEffect.MajorIncident(days, ValueList.From(by)));

    /// <summary>Something only the host can do: it reaches the host as a notice to <c>custom:</c> and the name.</summary>
    /// <param name="name">The host's word.</param>
    public static RuleAction Custom(string name) => new(new RuleEffect.Mark(RuleEffect.CustomPrefix + name));
}
