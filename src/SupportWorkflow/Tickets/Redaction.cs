namespace SupportWorkflow;

/// <summary>
/// What is taken out of events to forget a person: accounts become a pseudonym, texts become <see cref="Erased"/>. Nothing else changes,
/// and what was there stays there, so a ticket rebuilt from redacted events has the same state, clocks and firings as before. Immutable.
/// </summary>
/// <example><code>
/// var forget = new Redaction("chen", "person-7f3a") { AllTexts = true };
/// TicketEvent[] kept = [.. events.Select(e =&gt; e.Redact(forget))];
/// </code></example>
public sealed record Redaction
{
    /// <summary>What stands in the place of a text.</summary>
    public const string Erased = "[…]";

    /// <summary>Forgets an account.</summary>
    /// <param name="person">The account, as events name it.</param>
    /// <param name="pseudonym">What stands in its place: nobody else's account, and the same one in every ticket of the person.</param>
    /// <exception cref="ArgumentException">One of them is empty or one of the system's.</exception>
    public Redaction(string person, string pseudonym)
    {
        (Person, Pseudonym) = (new Actor(person).Id, new Actor(pseudonym).Id);
    }

    /// <summary>The account.</summary>
    public string Person { get; }

    /// <summary>What stands in its place.</summary>
    public string Pseudonym { get; }

    /// <summary>Other ids of the same person, such as the number an agent has at the telephone.</summary>
    public ValueList<string> Aliases { get; init; }

    /// <summary>
    /// Whether the texts of every event go: what a ticket needs that the person asked for, because others write about whom they help.
    /// False: those of events that the person caused, and of the request when it is the person's.
    /// </summary>
    public bool AllTexts { get; init; }

    /// <summary>The profile's own text fields that hold personal data: they go where texts go. Values of other fields stay.</summary>
    public ValueList<string> Fields { get; init; }

    internal bool Names(string? account) => account is not null && (account == Person || Aliases.Contains(account));
}
