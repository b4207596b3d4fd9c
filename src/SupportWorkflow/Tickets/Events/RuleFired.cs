using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow;

/// <summary>An escalation rule fired: once for its key (ESC-4). What its actions came to are the events whose cause is this one.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Number">The number of its key: the clock's cycle, the visit of the state, the version of the event, or 1 for the ticket.</param>
/// <param name="DueAt">When it was truly due, however late it was noticed.</param>
public sealed record RuleFired(string Rule, int Number, Instant DueAt) : TicketEvent
{
    /// <summary>What it did beyond commands: <c>green-channel</c>, <c>call-review</c>, <c>ask-reason</c>, <c>start-clock:</c> and an objective, <c>custom:</c> and a name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ValueList<string> Did { get; init; }

    /// <summary>
    /// What it did not do, each with the reason: the rule of higher rank that wrote the same field, or the code of the rejection, such as
    /// <c>raise-priority: priority.unchanged</c>.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    [JsonInclude]
    public ValueList<string> NotDone { get; internal set; }

    internal override string StableName => "rule-fired";

    /// <summary>Whether it starts the clock of an objective.</summary>
    internal bool Starts(string objective)
    {
        foreach (var did in Did)
            if (did.StartsWith(RuleEffect.StartPrefix, StringComparison.Ordinal) && did.AsSpan(RuleEffect.StartPrefix.Length).SequenceEqual(objective)) return true;
        return false;
    }
}
