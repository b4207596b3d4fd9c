namespace SupportWorkflow.Lifecycles;

/// <summary>Writes rows that leave several states at once; see <see cref="LifecycleBuilder.From"/>.</summary>
public sealed class SelectionBuilder : RowBuilder<SelectionBuilder>
{
    internal SelectionBuilder(LifecycleDraft draft, ValueList<string> selectors)
        : base(draft, selectors, $"{draft.Path}.from({string.Join(", ", selectors.AsEnumerable())})") { }
}
