namespace SupportWorkflow.Lifecycles;

/// <summary>
/// What there is to draw: the rows as they were written, so that a row for many states is one arrow from "any working state" and not one
/// from each. Arrows between the same two nodes are one, with a line for each row.
/// </summary>
internal sealed class LifecycleDrawing
{
    private static readonly TextTable Texts = new("Lifecycles");

    private readonly string _language;
    private readonly LifecycleDraft _draft;

    public LifecycleDrawing(LifecycleDraft draft, Lifecycle lifecycle, string language)
    {
        (_draft, Lifecycle, _language) = (draft, lifecycle, language);
        Groups = [.. draft.Rows.SelectMany(r => r.From.AsEnumerable()).Where(IsGroup).Distinct()];
        Arrows =
        [
            .. draft
                .Rows.SelectMany(row => row.From.Select(from => (From: from, To: row.To ?? from, Stays: Stays(row), Line: Line(row))))
                .GroupBy(a => (a.From, a.To, a.Stays))
                .Select(g => new Arrow(g.Key.From, g.Key.To, g.Key.Stays, [.. g.Select(a => a.Line)])),
        ];
    }

    public Lifecycle Lifecycle { get; }

    /// <summary>The selectors that name no state: <c>kind:working</c>, <c>*</c>.</summary>
    public ValueList<string> Groups { get; }

    public ValueList<Arrow> Arrows { get; }

    /// <summary>Whether a state is an end: of a track, states that mean done are one too.</summary>
    public bool IsEnd(LifecycleState state) => state.Kind == StateKind.Final || (_draft.EndsDone && state.Kind == StateKind.Done);

    public string Text(LifecycleState state) => state.Text.In(_language);

    public string GroupText(string selector) => Texts.Say(selector == "*" ? "any-state" : "any-" + selector[5..]).In(_language);

    /// <param name="From">A state, a superstate or a group.</param>
    /// <param name="To">The same where the state stays or is entered anew.</param>
    /// <param name="Stays">Whether the visit goes on.</param>
    /// <param name="Lines">Trigger, guard and roles of each row.</param>
    internal sealed record Arrow(string From, string To, bool Stays, ValueList<string> Lines);

    private static bool IsGroup(string selector) => selector == "*" || selector.StartsWith("kind:", StringComparison.Ordinal);

    private static bool Stays(LifecycleDraft.Row row) => row.Effect is TransitionKind.Internal or TransitionKind.Ignored;

    private string Line(LifecycleDraft.Row row)
    {
        LocalText text = Lifecycle.Trigger(row.Trigger).Text;
        if (row.Effect != TransitionKind.Move)
            text = Texts.Say("drawn-" + row.Effect.ToString().ToLowerInvariant(), text);
        if (row.Guard is not null)
            text = Texts.Say("drawn-guard", text, _draft.Guards.First(g => g.Name == row.Guard).Text);
        if (row.Roles.Count > 0)
            text = Texts.Say("drawn-roles", text, string.Join(", ", row.Roles.AsEnumerable()));
        return text.In(_language);
    }
}
