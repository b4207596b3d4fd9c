namespace SupportWorkflow;

/// <summary>One thing a rule does, as a decision carries it out. The hierarchy is closed.</summary>
/// <param name="Word">What it is called where it was not done.</param>
internal abstract record RuleEffect(string Word)
{
    public const string GreenChannel = "green-channel", CallReview = "call-review", AskReason = "ask-reason", StartPrefix = "start-clock:", CustomPrefix = "custom:";

    /// <summary>What it writes: of several rules in one pass the first in rank does.</summary>
    public virtual WrittenField Writes => WrittenField.None;

    /// <summary>The trigger of the lifecycle it needs; null: none.</summary>
    public virtual string? Trigger => null;

    public sealed record RaisePriority(int Levels) : RuleEffect("raise-priority")
    {
        public override WrittenField Writes => WrittenField.Priority;

        public override string Trigger => "prioritise";
    }

    /// <param name="Level">The level; null: the next one.</param>
    public sealed record Escalate(int? Level) : RuleEffect("escalate")
    {
        public override WrittenField Writes => WrittenField.Level;

        public override string Trigger => "escalate-level";
    }

    public sealed record Assign(TeamId Team) : RuleEffect("assign")
    {
        public override WrittenField Writes => WrittenField.Assignment;

        public override string Trigger => "assign";
    }

    public sealed record Fire(string Name) : RuleEffect("fire:" + Name)
    {
        public override WrittenField Writes => WrittenField.State;

        public override string Trigger => Name;
    }

    /// <summary>Opens the major incident of tickets that are alike, or meets the one that is open, and links this ticket to it.</summary>
    /// <param name="Window">How many days one major incident takes in.</param>
    /// <param name="By">In what tickets are alike: names of fields.</param>
    public sealed record MajorIncident(int Window, ValueList<string> By) : RuleEffect("major-incident")
    {
        public override string Trigger => "link";
    }

    /// <summary>What the event itself says and the fold understands.</summary>
    public sealed record Mark(string Said) : RuleEffect(Said);

    /// <summary>Tells people: carried out by the notices of the event.</summary>
    public sealed record Tell(string Template, ValueList<string> To) : RuleEffect("notify:" + Template);
}

/// <summary>What of a ticket an effect writes.</summary>
[Flags]
internal enum WrittenField
{
    None = 0,
    Priority = 1,
    Level = 2,
    Assignment = 4,
    State = 8,

    /// <summary>What imported history tells itself.</summary>
    Told = Priority | Assignment | State,
}
