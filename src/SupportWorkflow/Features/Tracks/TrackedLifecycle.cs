using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Tracks;

/// <summary>The lifecycle of a ticket beside which tracks run: their triggers are possible, and what waits for them is guarded.</summary>
internal static class TrackedLifecycle
{
    /// <summary>The triggers by which tracks are started and moved.</summary>
    public static readonly string[] Triggers = ["start-track", "fire-track", "amend-track", "cancel-track"];

    /// <summary>The document with what the tracks add; the same one where there are none.</summary>
    /// <param name="own">The lifecycle of the profile.</param>
    /// <param name="tracks">The kinds.</param>
    /// <param name="facts">What guards may ask.</param>
    /// <param name="problems">Where problems go.</param>
    public static LifecycleDocument Of(
        LifecycleDocument own,
        IReadOnlyDictionary<string, TrackDocument> tracks,
        FactCatalogue facts,
        ProblemList problems
    )
    {
        if (tracks.Count == 0)
            return own;
        var known = own.Transitions.Select(t => t.Trigger).ToHashSet(StringComparer.Ordinal);
        foreach (var (id, track) in tracks)
        {
            var path = JsonPath.Step("$.tracks", id);
            Check(track.Blocks, path + ".blocks");
            Check(track.Stops, path + ".stops");
        }
        var guards = new Dictionary<string, GuardDocument>(own.Guards ?? new Dictionary<string, GuardDocument>(), StringComparer.Ordinal);
        TransitionDocument[] rows = [.. own.Transitions.Select((t, i) => Guarded(t, i))];
        // What stands in no row any more stands in those that were made of it.
        foreach (var guard in own.Transitions.Select(t => t.Guard).OfType<string>().Except(rows.Select(r => r.Guard).OfType<string>()))
            guards.Remove(guard);
        return new()
        {
            Initial = own.Initial,
            States = own.States,
            Triggers = Named(own.Triggers),
            Guards = guards,
            Transitions =
            [
                .. rows,
                // Where the profile says nothing of them, the tracks' own roles decide.
                .. Triggers.Where(t => !known.Contains(t)).Select(t => new TransitionDocument { Trigger = t, From = ["*"] }),
            ],
        };

        Dictionary<string, TextDocument> Named(IReadOnlyDictionary<string, TextDocument>? texts)
        {
            var named = new Dictionary<string, TextDocument>(texts ?? new Dictionary<string, TextDocument>(), StringComparer.Ordinal);
            foreach (var trigger in Triggers)
                if (TrackTexts.Table.Say(trigger) is var text)
                    named.TryAdd(trigger, new() { En = text.English, ZhCn = text.Chinese });
            return named;
        }

        bool IsValid(ConditionDocument? condition)
        {
            var found = new ProblemList();
            condition?.ParseTimeless("$", facts, found);
            return !found.Any;
        }

        void Check(IReadOnlyList<string> triggers, string path)
        {
            for (var i = 0; i < triggers.Count; i++)
                if (!known.Contains(triggers[i]))
                    problems.AddUnknown($"{path}[{i}]", "track.unknown-trigger", triggers[i], known);
        }

        TransitionDocument Guarded(TransitionDocument row, int at)
        {
            var waits = tracks.Where(t => t.Value.Blocks.Contains(row.Trigger)).ToList();
            var halts = tracks.Where(t => t.Value.Stops.Contains(row.Trigger)).ToList();
            if (waits.Count + halts.Count == 0)
                return row;
            var before = row.Guard is null ? null : guards.GetValueOrDefault(row.Guard);
            // What is wrong is told where it stands, and not of what is made of it.
            if (!IsValid(before?.If) || (row.Guard is not null && before is null) || waits.Any(w => !IsValid(w.Value.BlocksIf)))
                return row;
            if (before is { If: null })
                problems.Add(
                    $"$.lifecycle.transitions[{at}].guard",
                    "track.guard-of-host",
                    $"'{row.Guard}', which the host answers",
                    "a guard with a condition, beside a track that blocks its trigger"
                );
            var name = $"{row.Guard}+{string.Join('+', waits.Concat(halts).Select(w => w.Key).Distinct())}".TrimStart('+');
            var text = LocalText.Join([
                .. before is null ? (LocalText[])[] : [before.Text.Text],
                .. waits.Select(w => TrackTexts.Table.Say("passed", w.Value.Name.Text)),
                .. halts.Select(h => TrackTexts.Table.Say("none-runs", h.Value.Name.Text)),
            ]);
            guards[name] = new()
            {
                If = new()
                {
                    All =
                    [
                        .. before?.If is { } own ? [own] : (ConditionDocument[])[],
                        .. waits.Select(w => w.Value.Passed(w.Key)),
                        .. halts.Select(h => TrackDocument.NoneRuns(h.Key)),
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
