using System.Text.Json.Serialization;
using NodaTime;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.Escalations;

/// <summary>Why a rule has fired on a ticket, or has not (ESC-10): data first, sentences in both languages second.
/// Same input, same text.</summary>
public sealed class RuleExplanation
{
    internal RuleExplanation(EscalationRule rule, LocalText why, ConditionExplanation condition) =>
        (Rule, Why, Condition) = (rule, why, condition);

    /// <summary>The rule's name.</summary>
    public string Name => Rule.Name;

    /// <summary>The rule.</summary>
    [JsonIgnore]
    public EscalationRule Rule { get; }

    /// <summary>Whether it has fired for the key it would have now: this run of the clock, this visit, the latest event.</summary>
    public bool Fired { get; internal init; }

    /// <summary>When it was truly due the last time it fired; null: it never did.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public Instant? LastDueAt { get; internal init; }

    /// <summary>When its moment comes or came; null: it cannot come as things are, or it is asked with events.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public Instant? MomentAt { get; internal init; }

    /// <summary>When it could fire next if nothing more happens; null: it does not by itself.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public Instant? NextPossible { get; internal init; }

    /// <summary>The moment and how things stand with it, in a sentence.</summary>
    public LocalText Why { get; }

    /// <summary>Every condition with the value it found; facts that nobody knows are named.
    /// Facts of events are unknown while none is asked about.</summary>
    public ConditionExplanation Condition { get; }

    /// <summary>The sentence, then the conditions, a line each.</summary>
    /// <param name="language">A language tag; every one that begins with <c>zh</c> is Chinese, all others are English.</param>
    public string ToText(string language = "en")
    {
        ArgumentNullException.ThrowIfNull(language);
        return Rule.If.Equals(Conditions.Condition.Always)
            ? Why.In(language)
            : $"{Why.In(language)}\n{string.Join('\n', Condition.ToText(language).Split('\n').Select(l => "  " + l))}";
    }
}
