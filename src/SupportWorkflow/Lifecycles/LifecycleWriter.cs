using SupportWorkflow.Conditions;

namespace SupportWorkflow.Lifecycles;

/// <summary>Turns a draft into the JSON it could have been read from.</summary>
internal static class LifecycleWriter
{
    public static LifecycleDocument Write(LifecycleDraft draft) =>
        new()
        {
            Initial = draft.Initial!,
            States = draft.States.ToDictionary(s => s.Name, Write, StringComparer.Ordinal),
            Triggers =
                draft.Triggers.Count == 0 ? null : draft.Triggers.ToDictionary(t => t.Name, t => Write(t.Text), StringComparer.Ordinal),
            Guards = draft.Guards.Count == 0 ? null : draft.Guards.ToDictionary(g => g.Name, Write, StringComparer.Ordinal),
            Transitions = [.. draft.Rows.Select(Write)],
        };

    private static StateDocument Write(LifecycleDraft.State state) =>
        new()
        {
            Kind = LifecycleWords.Of(state.Kind),
            On = state.WaitsOn is { } on ? LifecycleWords.Of(on) : null,
            Parent = state.Parent,
            Name = Write(state.Text),
        };

    private static GuardDocument Write(LifecycleDraft.Guard guard) =>
        new() { If = guard.Condition is null ? null : ConditionDocument.Of(guard.Condition), Text = Write(guard.Text) };

    private static TransitionDocument Write(LifecycleDraft.Row row) =>
        new()
        {
            Trigger = row.Trigger,
            From = row.From,
            To = row.To,
            Reentry = row.Effect == TransitionKind.Reentry,
            Ignored = row.Effect == TransitionKind.Ignored,
            Roles = row.Roles.Count == 0 ? null : row.Roles,
            Guard = row.Guard,
        };

    private static TextDocument Write(LocalText text) => new() { En = text.English, ZhCn = text.Chinese };
}
