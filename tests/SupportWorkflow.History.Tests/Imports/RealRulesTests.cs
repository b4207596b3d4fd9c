using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using Properties;
using SupportWorkflow.Profiles;
using Xunit.Abstractions;
using static SupportWorkflow.History.PlainIncidents;

namespace SupportWorkflow.History;

/// <summary>
/// Rules over the log of real incidents: every firing and its minute against a walk over the lines of the file, with nothing of this
/// library. What is due in the very minute of a row waits for all rows of that minute.
/// </summary>
[Trait("Requirement", "ESC-4")]
public class RealRulesTests(ITestOutputHelper output)
{
    private const string Log = "data/uci-incidents-dev.csv.gz";

    private const string Rules = """
        [
          { "name": "overdue", "when": { "clock": "resolved" }, "then": [{ "greenChannel": true }, { "fire": "requeue" }] },
          { "name": "overdue-paused", "when": { "clock": "resolved-paused" }, "then": [{ "custom": "x" }] },
          { "name": "queue", "when": { "in": "new", "for": "PT4H" }, "then": [{ "custom": "x" }, { "fire": "work" }] },
          { "name": "waiting", "when": { "in": "kind:waiting", "for": "PT24H" }, "then": [{ "custom": "x" }] },
          { "name": "stalled", "when": { "without": ["movement"], "for": "PT72H" }, "if": { "not": { "fact": "state.kind", "in": ["done",
            "final"] } }, "then": [{ "custom": "x" }] },
          { "name": "reopened", "when": { "on": ["ticket-reopened"] }, "then": [{ "custom": "x" }] }
        ]
        """;

    [SharedFileFact(Log)]
    public void Every_firing_is_the_one_of_a_plain_walk()
    {
        var fired = Importer(Profile(true), out var figures).ToLookup(f => f.Rule, f => (f.Case, f.At));

        var incidents = Read();
        Same("overdue", Breaches(incidents, Resolved(false)), fired);
        Same("overdue-paused", Breaches(incidents, Resolved(true)), fired);
        Same("queue", Stays(incidents, s => s == "New", Duration.FromHours(4), true), fired);
        Same("waiting", Stays(incidents, s => s.StartsWith("Awaiting", StringComparison.Ordinal), Duration.FromHours(24), false), fired);
        Same("stalled", Stalls(incidents, Duration.FromHours(72)), fired);
        Same(
            "reopened",
            incidents.SelectMany(i =>
                i.Updates.Zip(i.Updates.Skip(1))
                    .Where(p => IsOver(p.First.State) && !IsOver(p.Second.State))
                    .Select(p => (i.Number, p.Second.At))
            ),
            fired
        );
        Assert.Equal(
            fired.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => (f.Key, f.Count())),
            figures.Escalations!.Rules.Select(r => (r.Name, r.Fired)).OrderBy(r => r.Name, StringComparer.Ordinal)
        );
    }

    [SharedFileFact(Log)]
    public void Promises_are_the_same_with_rules_and_without()
    {
        Importer(Profile(true), out var with);
        Importer(Profile(false), out var without);

        Assert.Equal((true, false), (with.Escalations is not null, without.Escalations is not null));
        Assert.Equal(without, with with { Escalations = null });
    }

    [SharedFileFact(Log)]
    public void As_many_threads_as_are_free_count_the_same()
    {
        Importer(Profile(true), out var oneByOne);

        Assert.Equal(oneByOne, Taken(Profile(true)).Finish().Summary);
    }

    /// <summary>
    /// Told row by row: what is due under the rows so far comes if no row comes before it or with it; once a ticket. While the clock is
    /// paused nothing comes, and what a row made due in the past comes with that row.
    /// </summary>
    private static IEnumerable<(string, Instant)> Breaches(IReadOnlyList<Incident> incidents, Promise promise)
    {
        foreach (var one in incidents)
        {
            for (var i = -1; i < one.Updates.Count; i++)
            {
                // From the opening on holds what the first row says.
                var told = i < 0 ? [one.Updates[0] with { At = one.Opened, State = "New" }] : one.Updates.Take(i + 1).ToList();
                var (from, until) = (
                    Instant.Max(one.Opened, told[^1].At),
                    i + 1 < one.Updates.Count ? one.Updates[i + 1].At : Instant.MinValue
                );
                if (until <= from || promise.Pauses(told[^1].State))
                    continue;
                var (due, kept) = Judge(one with { Updates = told }, promise);
                if (kept is not null || Instant.Max(due, from) >= until)
                    continue;
                yield return (one.Number, Instant.Max(due, from));
                break;
            }
        }
    }

    /// <summary>Stays in states of a kind; an incident is new from its opening on.</summary>
    private static IEnumerable<(string, Instant)> Stays(
        IReadOnlyList<Incident> incidents,
        Func<string, bool> isIn,
        Duration time,
        bool fromOpening
    )
    {
        foreach (var one in incidents)
        {
            var since = fromOpening ? one.Opened : default(Instant?);
            foreach (var update in one.Updates)
            {
                var at = Instant.Max(update.At, one.Opened);
                if (since + time < at && !isIn(update.State))
                    yield return (one.Number, since!.Value + time);
                since = isIn(update.State) ? since ?? at : null;
            }
        }
    }

    /// <summary>As long without a row while it is open.</summary>
    private static IEnumerable<(string, Instant)> Stalls(IReadOnlyList<Incident> incidents, Duration time)
    {
        foreach (var one in incidents)
        {
            var (last, state) = (one.Opened, "New");
            foreach (var update in one.Updates)
            {
                var at = Instant.Max(update.At, one.Opened);
                if (!IsOver(state) && last + time < at)
                    yield return (one.Number, last + time);
                (last, state) = (at, update.State);
            }
        }
    }

    private static bool IsOver(string state) => state is "Resolved" or "Closed";

    private static Promise Resolved(bool paused) =>
        new(
            IsOver,
            s => paused && s == "Awaiting User Info",
            p =>
                p[0] switch
                {
                    '1' => (240, false),
                    '2' => (480, false),
                    '3' => (1200, true),
                    _ => (3000, true),
                }
        );

    private void Same(string rule, IEnumerable<(string, Instant)> walked, ILookup<string, (string, Instant)> fired)
    {
        var expected = walked.Order().ToList();
        output.WriteLine($"{rule}: {expected.Count}");
        Assert.True(expected.Count > 100, $"{rule} fires {expected.Count} times: too seldom to mean anything.");
        var found = fired[rule].Order().ToList();
        Assert.True(
            expected.SequenceEqual(found),
            $"{rule}: {expected.Count} and {found.Count}; only walked {string.Join(", ", expected.Except(found).Take(5))}; only fired {string.Join(", ", found.Except(expected).Take(5))}"
        );
    }

    private static List<(string Rule, string Case, Instant At)> Importer(string profile, out HistorySummary summary)
    {
        var fired = new List<(string, string, Instant)>();
        summary = Taken(profile)
            .Finish(null, t =>
                fired.AddRange(t.Events.AsEnumerable().OfType<RuleFired>().Select(f => (f.Rule, t.Ticket.Id.Value, f.DueAt)))
            )
            .Summary;
        return fired;
    }

    private static HistoryImporter Taken(string profile)
    {
        var map = HistoryMap.Parse(File.ReadAllBytes(Sample("uci-incidents.map.json")));
        var importer = new HistoryImporter(map, WorkflowProfile.Parse(Encoding.UTF8.GetBytes(profile)).Compile());
        importer.Read(Open());
        return importer;
    }

    private static string Profile(bool withRules)
    {
        var profile = JsonNode.Parse(File.ReadAllText(Sample("uci-incidents.profile.json")))!;
        if (withRules)
            profile["rules"] = JsonNode.Parse(Rules);
        return profile.ToJsonString();
    }

    private static string Sample(string name) => Path.Combine(Checkout.Root, "samples", "replay", name);
}
