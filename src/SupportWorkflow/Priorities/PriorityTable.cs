using SupportWorkflow.Conditions;

namespace SupportWorkflow.Priorities;

/// <summary>The built-in policy: ordered rows, then modifiers. A condition that is unknown does not hold. Immutable and thread-safe.</summary>
public sealed class PriorityTable : IPriorityPolicy
{
    private static readonly TextTable Texts = new("Priorities");

    private readonly ValueList<PriorityRow> _rows;
    private readonly ValueList<PriorityModifier> _modifiers;
    private readonly PriorityCode _otherwise;

    /// <param name="rows">The rows; the first that holds decides.</param>
    /// <param name="modifiers">What changes the result afterwards.</param>
    /// <param name="otherwise">The priority when no row holds.</param>
    public PriorityTable(ValueList<PriorityRow> rows, ValueList<PriorityModifier> modifiers, PriorityCode otherwise) =>
        (_rows, _modifiers, _otherwise) = (rows, modifiers, otherwise);

    /// <inheritdoc/>
    public PriorityResult Decide(PriorityInput input)
    {
        var (priority, reason) = FirstRow(input);
        ValueList<LocalText> because = [reason];
        foreach (var modifier in _modifiers)
        {
            if (modifier.If.Evaluate(input) != Truth.True) continue;
            var raised = input.Scale.Raise(priority, modifier.Raise);
            if (modifier.AtLeast is { } least && input.Scale.Rank(least) < input.Scale.Rank(raised)) raised = least;
            if (raised == priority) continue;
            because = because.Add(Texts.Say("raised", modifier.Because, priority, raised));
            priority = raised;
        }
        return new(priority, because);
    }

    private (PriorityCode Priority, LocalText Because) FirstRow(PriorityInput input)
    {
        foreach (var row in _rows)
            if (row.If.Evaluate(input) == Truth.True) return (row.Priority, row.Because);
        return (_otherwise, Texts.Say("otherwise", _otherwise));
    }
}
