using NodaTime.Text;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.ServiceLevels;

/// <summary>One row of an objective's targets: the first whose condition holds decides.</summary>
/// <param name="If">The condition; where a field says until when, it asks too whether the field has a value.</param>
/// <param name="Target">The time allowed; no time at all where a field says until when.</param>
public sealed record TargetRow(Condition If, SlaTarget Target)
{
    /// <summary>The fact that holds the instant until which time is allowed, such as <c>field.promised</c>; null:
    /// <see cref="Target"/> says how much.</summary>
    public string? Until { get; init; }

    /// <summary>What people call that fact.</summary>
    internal LocalText? Label { get; init; }

    /// <summary>The time allowed, in words.</summary>
    public LocalText Text => Label is null ? Target.Text : ServiceLevelTexts.Table.Say("until-field", Label);

    /// <summary>The target of a ticket; null: the fact holds no instant.</summary>
    /// <param name="value">What the fact is on that ticket; not asked where the row says itself how much.</param>
    internal SlaTarget? TargetOf(FactValue value) =>
        Until is null ? Target
        : value.Text is { } text && InstantPattern.ExtendedIso.Parse(text).TryGetValue(default, out var at) ? SlaTarget.Until(at)
        : null;
}
