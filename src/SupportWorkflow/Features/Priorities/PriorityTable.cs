using SupportWorkflow.Conditions;

namespace SupportWorkflow.Priorities;

/// <summary>The built-in policy: ordered rows, then modifiers.
/// A condition that is unknown does not hold. Immutable and thread-safe.</summary>
internal sealed class PriorityTable : IPriorityPolicy
{
    private static readonly TextTable Texts = PriorityTexts.Table;

    /// <param name="rows">The rows; the first that holds decides.</param>
    /// <param name="modifiers">What changes the result afterwards.</param>
    /// <param name="otherwise">The priority when no row holds.</param>
    public PriorityTable(ValueList<PriorityRow> rows, ValueList<PriorityModifier> modifiers, PriorityCode otherwise) =>
        (Rows, Modifiers, Otherwise) = (rows, modifiers, otherwise);

    internal ValueList<PriorityRow> Rows { get; }

    internal ValueList<PriorityModifier> Modifiers { get; }

    internal PriorityCode Otherwise { get; }

    /// <inheritdoc/>
    public PriorityResult Decide(PriorityInput input)
    {
        var (priority, reason) = FirstRow(input);
        ValueList<LocalText> because = [reason];
        foreach (var modifier in Modifiers)
        {
            if (modifier.If.Evaluate(input) != Truth.True)
                continue;
            var raised = modifier.Change(priority, input.Scale);
            if (raised == priority)
                continue;
            because = because.Add(Texts.Say("raised", modifier.Because, priority, raised));
            priority = raised;
        }
        return new(priority, because);
    }

    private (PriorityCode Priority, LocalText Because) FirstRow(PriorityInput input)
    {
        foreach (var row in Rows)
            if (row.If.Evaluate(input) == Truth.True)
                return (row.Priority, row.Because);
        return (Otherwise, Texts.Say("otherwise", Otherwise));
    }
}
