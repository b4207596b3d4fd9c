using System.Text.Json.Serialization;
using NodaTime;
using SupportWorkflow.Escalations;

namespace SupportWorkflow;

/// <summary>The ticket went up (ESC-2): another role is responsible, and has so long to answer as the profile says.</summary>
/// <param name="Level">The level reached, counted from 1.</param>
/// <param name="Before">The level before; 0: none.</param>
/// <param name="Responsible">The role that is responsible from here on.</param>
/// <param name="Reason">Why: in the words of whoever escalated, or the text of the rule.</param>
public sealed record TicketEscalated(int Level, int Before, string Responsible, [property: Personal] string Reason) : TicketEvent
{
    /// <summary>The promise because of which; null: none.</summary>
    public string? Objective { get; init; }

    /// <summary>Which run of it, counted from 1.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Cycle { get; init; }

    /// <summary>The rule because of which, where it is no promise; null: somebody escalated.</summary>
    public string? Rule { get; init; }

    internal override string StableName => "ticket-escalated";

    internal override void Fold(Ticket own) =>
        own.Escalated = own.Escalation.Raised(new(Level, Responsible, OccurredAt, Objective, Cycle, Rule));

    internal override LocalText Tell(IProfileWords words) =>
        TicketTexts.Reasoned(RuleTexts.Table.Say(StableName, Level, words.Role(Responsible)), Reason);

    internal override TicketEvent Redacted(in Redactor r) => this with { Reason = r.Text(Reason) };
}

/// <summary>Whoever is responsible for an escalated ticket has answered: it does not go up by itself any more.</summary>
/// <param name="Text">What was said.</param>
public sealed record EscalationAnswered([property: Personal] string Text) : TicketEvent
{
    internal override string StableName => "escalation-answered";

    internal override void Fold(Ticket own) => own.Escalated = own.Escalation.Answered(OccurredAt);

    internal override LocalText Tell(IProfileWords words) => RuleTexts.Table.Say(StableName, Text);

    internal override TicketEvent Redacted(in Redactor r) => this with { Text = r.Text(Text) };
}

/// <summary>An escalation rule fired: once for its key (ESC-4). What its actions came to are the events whose cause is this one.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Number">The number of its key: the clock's cycle, the visit of the state, the version of the event,
/// or 1 for the ticket.</param>
/// <param name="DueAt">When it was truly due, however late it was noticed.</param>
public sealed record RuleFired(string Rule, int Number, [property: JsonConverter(typeof(InstantConverter))] Instant DueAt) : TicketEvent
{
    internal const string GreenChannelMark = "green-channel",
        CallReviewMark = "call-review",
        AskReasonMark = "ask-reason";

    internal const string StartPrefix = "start-clock:",
        CustomPrefix = "custom:";

    /// <summary>The promise whose clock set it off, once in each cycle: where the point is withdrawn, the rule may fire again.
    /// Null: something else set it off.</summary>
    public string? Objective { get; init; }

    /// <summary>What it did beyond commands: <c>green-channel</c>, <c>call-review</c>, <c>ask-reason</c>, <c>start-clock:</c> and an
    /// objective, <c>custom:</c> and a name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ValueList<string> Did { get; init; }

    /// <summary>
    /// What it did not do, each with the reason: the rule of higher rank that wrote the same field, or the code of the rejection,
    /// such as <c>raise-priority: priority.unchanged</c>.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ValueList<string> NotDone { get; init; }

    /// <summary>How often it fired for this number before; 0: this is the first time, or the rule does not repeat.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Repetition { get; init; }

    /// <summary>When it fires again for the same number if its condition still holds; null: it does not.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public Instant? NextAt { get; init; }

    /// <summary>Whether everything it does was refused: it is tried again when something happens to the ticket.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Refused { get; init; }

    internal override string StableName => "rule-fired";

    internal override void Fold(Ticket own)
    {
        own.Escalated = own.Escalation.WithFiring(
            new(Rule, Number, DueAt, Version, Track: Track, Objective: Objective)
            {
                Repetition = Repetition,
                NextAt = NextAt,
                Refused = Refused,
            }
        );
        foreach (var did in Did)
        {
            own.Escalated = did switch
            {
                GreenChannelMark => own.Escalation with { GreenChannel = true },
                CallReviewMark => own.Escalation with { ReviewCalled = true },
                AskReasonMark => own.Escalation with { ReasonAskedBy = Rule },
                _ => own.Escalated,
            };
        }
    }

    internal override LocalText Tell(IProfileWords words) =>
        NotDone.Count == 0
            ? Sentence(words.Rule(Rule))
            : RuleTexts.Table.Say("rule-fired-not-done", Sentence(words.Rule(Rule)), string.Join(", ", NotDone.AsEnumerable()));

    /// <summary>That a rule fired.</summary>
    internal static LocalText Sentence(LocalText rule) => RuleTexts.Table.Say("rule-fired", rule);

    /// <summary>Whether it starts the clock of an objective.</summary>
    internal bool Starts(string objective)
    {
        foreach (var did in Did)
            if (did.StartsWith(StartPrefix, StringComparison.Ordinal) && did.AsSpan(StartPrefix.Length).SequenceEqual(objective))
                return true;
        return false;
    }
}

/// <summary>Rules kept setting off rules: after eight passes what was left was not done. Its keys are spent.</summary>
public sealed record CascadeStopped : TicketEvent
{
    /// <summary>The rules that would have fired next, in their order.</summary>
    [JsonIgnore]
    public ValueList<string> Rules => [.. Left.AsSpan().ToArray().Select(l => l.Rule)];

    [JsonInclude]
    internal ValueList<RuleFiring> Left { get; init; }

    internal override string StableName => "cascade-stopped";

    internal override void Fold(Ticket own)
    {
        foreach (var left in Left)
            own.Escalated = own.Escalation.WithFiring(left with { Version = Version });
    }

    internal override LocalText Tell(IProfileWords words) => RuleTexts.Table.Say(StableName, LocalText.Join([.. Rules.Select(words.Rule)]));
}
