namespace SupportWorkflow.Conditions;

/// <summary>One value that a fact of type <see cref="FactType.Choice"/> can have.</summary>
/// <param name="Value">The value, as definitions write it.</param>
/// <param name="Text">What people call it.</param>
public sealed record FactChoice(string Value, LocalText Text)
{
    /// <summary>A value that people call what it is.</summary>
    public static implicit operator FactChoice(string value) => new(value, value);
}
