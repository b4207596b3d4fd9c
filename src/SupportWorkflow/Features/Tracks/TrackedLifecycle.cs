using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Tracks;

/// <summary>The lifecycle of a ticket beside which tracks run: their triggers are possible, and what waits for them is guarded.</summary>
internal static class TrackedLifecycle
{
    private static readonly string[] Triggers = ["start-track", "fire-track", "amend-track", "cancel-track"];

    /// <summary>The document with what the tracks add; the same one where there are none.</summary>
    /// <param name="own">The lifecycle of the profile.</param>
    /// <param name="tracks">The kinds.</param>
    /// <param name="problems">Where problems go.</param>
    public static LifecycleDocument Of(LifecycleDocument own, IReadOnlyDictionary<string, TrackDocument> tracks, ProblemList problems)
    {
        if (tracks.Count == 0)
            return own;
        var known = own.Transitions.Select(t => t.Trigger).ToHashSet(StringComparer.Ordinal);
        foreach (var (id, track) in tracks)
            for (var i = 0; i < track.Blocks.Count; i++)
                if (!known.Contains(track.Blocks[i]))
                    problems.AddUnknown($"{JsonPath.Step("$.tracks", id)}.blocks[{i}]", "track.unknown-trigger", track.Blocks[i], known);
        var guards = new Dictionary<string, GuardDocument>(own.Guards ?? new Dictionary<string, GuardDocument>(), StringComparer.Ordinal);
        return new()
        {
            Initial = own.Initial,
            States = own.States,
            Triggers = own.Triggers,
            Guards = guards,
            Transitions =
            [
                .. own.Transitions.Select((t, i) => Guarded(t, i)),
                // Where the profile says nothing of them, the tracks' own roles decide.
                .. Triggers.Where(t => !known.Contains(t)).Select(t => new TransitionDocument { Trigger = t, From = ["*"] }),
            ],
        };

        TransitionDocument Guarded(TransitionDocument row, int at)
        {
            var waits = tracks.Where(t => t.Value.Blocks.Contains(row.Trigger)).ToList();
            if (waits.Count == 0)
                return row;
            var before = row.Guard is null ? null : guards.GetValueOrDefault(row.Guard);
            if (before is { If: null })
                problems.Add(
                    $"$.lifecycle.transitions[{at}].guard",
                    "track.guard-of-host",
                    $"'{row.Guard}', which the host answers",
                    "a guard with a condition, beside a track that blocks its trigger"
                );
            var name = $"{row.Guard}+{string.Join('+', waits.Select(w => w.Key))}".TrimStart('+');
            var text = LocalText.Join([
                .. before is null ? (LocalText[])[] : [before.Text.Text],
                .. waits.Select(w => TrackTexts.Table.Say("passed", w.Value.Name.Text)),
            ]);
            guards[name] = new()
            {
                If = new()
                {
                    All =
                    [
                        .. before?.If is { } own ? [own] : (Conditions.ConditionDocument[])[],
                        .. waits.Select(w => w.Value.Passed(w.Key)),
                    ],
                },
                Text = new() { En = text.English, ZhCn = text.Chinese },
            };
            return new()
            {
                Trigger = row.Trigger,
                From = row.From,
                To = row.To,
                Reentry = row.Reentry,
                Ignored = row.Ignored,
                Roles = row.Roles,
                Guard = name,
            };
        }
    }
}
