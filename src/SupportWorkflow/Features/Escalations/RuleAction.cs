namespace SupportWorkflow.Escalations;

/// <summary>Something a rule does (ESC-3). Commands are carried out by <c>system:</c> and the rule's name,
/// whom roles do not bind. Immutable.</summary>
public abstract partial record RuleAction
{
    private protected RuleAction() { }

    /// <summary>Whether it sends a notice.</summary>
    public bool Notifies => Notice is not null;

    /// <summary>Whether it has to know who is on duty.</summary>
    internal virtual bool AsksRoster => false;

    /// <summary>What it is called where it was not done.</summary>
    internal abstract string Word { get; }

    /// <summary>What it writes: of several rules in one pass the first in rank does.</summary>
    internal virtual WrittenField Writes(TicketPolicies policies) => WrittenField.None;

    /// <summary>The trigger of the lifecycle it needs; null: none.</summary>
    internal virtual string? TriggerIn(TicketPolicies policies) => null;

    /// <summary>The events that come of it.</summary>
    internal virtual ValueList<string> EventsIn(TicketPolicies policies) => default;

    /// <summary>What the event of the firing says of it, so that the fold understands it; null: nothing.</summary>
    internal virtual string? Mark => null;

    /// <summary>Whom it tells, with the firing; null: nobody.</summary>
    internal virtual RuleNotice? Notice => null;

    /// <summary>The command it is carried out by; null: the event of the firing says it all.</summary>
    internal virtual TicketCommand? CommandFor(in ActionSubject on) => null;

    /// <summary>The same where the ticket has no say in it: made once for all firings; null: <see cref="CommandFor"/> makes it.</summary>
    internal virtual TicketCommand? Prepare(Actor by, string because, TicketPolicies policies) => null;

    /// <summary>What it does, in the words of the profile's people.</summary>
    internal abstract LocalText Say(IProfileWords words);

    /// <summary>Adds what is wrong with it.</summary>
    internal virtual void Check(RuleVocabulary words, string path, ProblemList problems) { }

    /// <summary>The action in JSON.</summary>
    internal abstract RuleActionDocument ToDocument();
}

/// <summary>What an action is carried out on.</summary>
/// <param name="By">Who does what the rule does.</param>
/// <param name="Rule">What people call the rule.</param>
/// <param name="Ticket">The ticket as it stands.</param>
/// <param name="Policies">The profile.</param>
internal readonly record struct ActionSubject(Actor By, LocalText Rule, Ticket Ticket, TicketPolicies Policies)
{
    /// <summary>Why, for the record.</summary>
    public string Because => RuleTexts.Because(Rule);
}

/// <summary>Whom an action tells.</summary>
/// <param name="Template">The notice of the profile whose text is used.</param>
/// <param name="To">Recipients in the words of notices.</param>
internal sealed record RuleNotice(string Template, ValueList<string> To);
