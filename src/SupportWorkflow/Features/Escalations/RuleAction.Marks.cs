namespace SupportWorkflow.Escalations;

/// <summary>Actions that the event of the firing itself carries out: it tells people, and the fold understands what it says.</summary>
public abstract partial record RuleAction
{
    /// <summary>Tells somebody.</summary>
    /// <param name="template">The notice of the profile whose text is used.</param>
    /// <param name="to">Recipients in the words of notices, such as <c>role:lead</c>, <c>assignee</c>, <c>responsible</c>.</param>
    public static RuleAction Notify(string template, params IEnumerable<string> to) => new Tell(new(template, ValueList.From(to)));

    /// <summary>
    /// Asks for the handler's reason (ESC-6): the fact <c>reason.owed</c> is yes until somebody logs an entry with the topic <c>reason</c>.
    /// </summary>
    /// <param name="template">The notice whose text is used.</param>
    /// <param name="to">Who is asked.</param>
    public static RuleAction AskReason(string template, params IEnumerable<string> to) =>
        new CallForReason(new(template, ValueList.From(to)));

    /// <summary>Calls a technical review (HND-5); the promise that follows is a clock of its own: <see cref="StartClock"/>.</summary>
    /// <param name="template">The notice whose text is used.</param>
    /// <param name="to">Who takes part.</param>
    public static RuleAction CallReview(string template, params IEnumerable<string> to) =>
        new CallForReview(new(template, ValueList.From(to)));

    /// <summary>Opens the green channel (ESC-7): the fact <c>green-channel</c> is yes from then on.</summary>
    public static RuleAction OpenGreenChannel() => new GreenChannel();

    /// <summary>Starts the clock of an objective, or its next cycle where it repeats.</summary>
    /// <param name="objective">Which promise.</param>
    public static RuleAction StartClock(string objective) => new StartPromise(objective);

    /// <summary>Something only the host can do: it reaches the host as a notice to <c>custom:</c> and the name.</summary>
    /// <param name="name">The host's word.</param>
    public static RuleAction Custom(string name) => new HostDoes(name);

    internal sealed record Tell(RuleNotice Sent) : RuleAction
    {
        internal override string Word => "notify:" + Sent.Template;

        internal override RuleNotice Notice => Sent;

        internal override LocalText Say(IProfileWords words) =>
            RuleTexts.Table.Say("do-tell", string.Join(", ", Sent.To.AsEnumerable()), Sent.Template);

        internal override RuleActionDocument ToDocument() => new() { Notify = Sent.To, Template = Sent.Template };
    }

    /// <param name="Said">What the event of the firing says of it.</param>
    /// <param name="Text">The key of its sentence.</param>
    /// <param name="Sent">Whom it tells.</param>
    internal abstract record CallFor(string Said, string Text, RuleNotice Sent) : RuleAction
    {
        internal override string Word => Said;

        internal override string Mark => Said;

        internal override RuleNotice Notice => Sent;

        internal override LocalText Say(IProfileWords words) => LocalText.Join([RuleTexts.Table.Say(Text), new Tell(Sent).Say(words)]);
    }

    internal sealed record CallForReason(RuleNotice Sent) : CallFor(RuleFired.AskReasonMark, "do-ask", Sent)
    {
        internal override RuleActionDocument ToDocument() => new() { AskReason = Sent.To, Template = Sent.Template };
    }

    internal sealed record CallForReview(RuleNotice Sent) : CallFor(RuleFired.CallReviewMark, "do-review", Sent)
    {
        internal override RuleActionDocument ToDocument() => new() { CallReview = Sent.To, Template = Sent.Template };
    }

    internal sealed record GreenChannel : RuleAction
    {
        internal override string Word => RuleFired.GreenChannelMark;

        internal override string Mark => RuleFired.GreenChannelMark;

        internal override LocalText Say(IProfileWords words) => RuleTexts.Table.Say("do-green");

        internal override RuleActionDocument ToDocument() => new() { GreenChannel = true };
    }

    internal sealed record StartPromise(string Objective) : RuleAction
    {
        internal override string Word => Mark;

        internal override string Mark { get; } = RuleFired.StartPrefix + Objective;

        internal override LocalText Say(IProfileWords words) => RuleTexts.Table.Say("do-start", words.Objective(Objective));

        internal override void Check(RuleVocabulary words, string path, ProblemList problems)
        {
            if (!words.Policies.Objectives.Any(o => o.Name == Objective))
                problems.AddUnknown(path + ".startClock", "rule.unknown-clock", Objective, words.Policies.Objectives.Select(o => o.Name));
        }

        internal override RuleActionDocument ToDocument() => new() { StartClock = Objective };
    }

    internal sealed record HostDoes(string Name) : RuleAction
    {
        internal override string Word => Mark;

        internal override string Mark { get; } = RuleFired.CustomPrefix + Name;

        internal override LocalText Say(IProfileWords words) => RuleTexts.Table.Say("do-custom", Name);

        internal override void Check(RuleVocabulary words, string path, ProblemList problems)
        {
            if (Name.Length == 0)
                problems.Add(path + ".custom", "rule.bad-name", "''", "a name the host knows");
        }

        internal override RuleActionDocument ToDocument() => new() { Custom = Name };
    }
}
