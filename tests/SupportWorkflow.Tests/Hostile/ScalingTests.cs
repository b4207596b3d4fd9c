using System.Globalization;
using System.Text;
using NodaTime;
using SupportWorkflow.Calendars;
using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Profiles;
using SupportWorkflow.Resolutions;
using Xunit.Abstractions;

namespace SupportWorkflow.Hostile;

/// <summary>
/// Eight times as much takes eight times as much: the slope of bytes against size, both as logarithms, is at most 1.3. Times are printed
/// beside them; SCALING_TIMES=1 holds them to the same slope.
/// </summary>
public sealed class ScalingTests(ITestOutputHelper output)
{
    private const double Steepest = 1.3;

    [Fact]
    public void A_list_of_values_of_a_condition() => Check("values of 'in'", 12_500, n =>
        {
            var json = Utf8($$"""{ "fact": "note", "in": [{{Many(n, i => $"\"value-{i}\"")}}] }""");
            var facts = FactCatalogue.Of(FactDeclaration.Text("note"));
            return () => Condition.FromJson(json, facts);
        });

    [Fact]
    public void A_list_of_choices_of_a_condition() => Check("choices of 'in'", 12_500, n =>
        {
            var json = Utf8($$"""{ "fact": "grade", "in": [{{Many(n, i => $"\"value-{i}\"")}}] }""");
            var facts = FactCatalogue.Of(
                FactDeclaration.Choice("grade", [.. Enumerable.Range(0, n).Select(i => (FactChoice)$"value-{i}")])
            );
            return () => Condition.FromJson(json, facts);
        });

    [Fact]
    public void States() => Check("states", 2_000, n =>
        {
            var states = Many(n, i => $$"""
                    "s{{i}}": { "kind": "working", "parent": "group{{i % 100}}", "name": { "en": "S" } }
                    """);
            var groups = Many(100, i => $$"""
                    "group{{i}}": { "kind": "working", "name": { "en": "G" } }
                    """);
            var rows = Many(n, i => $$"""
                    { "trigger": "go", "from": ["s{{i}}"], "to": "s{{(i + 1) % n}}" }
                    """);
            var json = Utf8($$"""{ "initial": "s0", "states": { {{states}}, {{groups}} }, "transitions": [{{rows}}] }""");
            return () => Lifecycle.FromJson(json);
        });

    [Fact]
    public void Transitions() => Check("transitions", 1_000, n =>
        {
            var states = Many(100, i => $$"""
                    "s{{i}}": { "kind": "working", "name": { "en": "S" } }
                    """);
            var guards = Many(64, i => $$"""
                    "g{{i}}": { "text": { "en": "G" } }
                    """);
            var rows = Many(n, i => $$"""
                    { "trigger": "go-{{i / 100 % 100}}", "from": ["s{{i % 100}}"], "to": "s{{(i + 1) % 100}}", "guard": "g{{i % 64}}" }
                    """);
            var json = Utf8($$"""{ "initial": "s0", "states": { {{states}} }, "guards": { {{guards}} }, "transitions": [{{rows}}] }""");
            return () =>
            {
                try
                {
                    Lifecycle.FromJson(json);
                }
                catch (DefinitionException)
                {
                    // Some rows never match: saying so is part of the work.
                }
            };
        });

    [Fact]
    public void Rules_and_their_lint() => Check("rules", 625, n =>
        {
            var profile = Ruled(n);
            return () =>
            {
                var read = WorkflowProfile.Parse(profile);
                read.Compile();
                read.Lint(new(2026, 1, 1));
            };
        });

    [Fact]
    public void A_profile_laid_over_one_with_many_fields() => Check("fields", 2_000, n =>
        {
            var fields = Many(n, i => $$"""
                    "f{{i}}": { "type": "text", "name": { "en": "F" } }
                    """);
            var json = Utf8($$"""{ "id": "own", "version": "1", "extends": "online-platform", "fields": { {{fields}} } }""");
            return () => WorkflowProfile.Parse(json);
        });

    [Fact]
    public void Problems() => Check("problems", 2_000, n =>
        {
            var json = Utf8($$"""{ {{Many(n, i => $$""" "c{{i}}": { "zone": "Nowhere", "week": { "mon": ["9"] } } """)}} }""");
            return () => Assert.Equal(100, Assert.Throws<DefinitionException>(() => CalendarBook.FromJson(json)).Problems.Count);
        });

    [Theory]
    [InlineData("\"always\", \"always\"", 55)]
    [InlineData("\"always\", \"office\"", 55)]
    public void Calendars_that_leave_nothing_of_each_other_took_half_a_gigabyte(string two, int times)
    {
        var json = Utf8(
            $$"""
            { "always": { "zone": "UTC", "open": "24x7" }, "office": { "zone": "UTC", "week": { "mon-fri": ["09:00-17:00"] } },
              "rest": { "except": ["always", {{Many(times, _ => "\"office\"")}}, {{Many(times, _ => two)}}] } }
            """
        );
        var cost = Measure(() => Assert.Throws<DefinitionException>(() => CalendarBook.FromJson(json)));
        output.WriteLine($"{cost.Bytes:#,0} bytes");
        Assert.True(cost.Bytes < 200_000_000, $"{cost.Bytes} bytes");
    }

    [Fact]
    public void A_decision_with_a_long_memory_of_firings() => Check("rules that have fired", 125, n =>
        {
            var workflow = WorkflowProfile.Parse(Ruled(n)).Compile();
            var ticket = workflow.Open(Desks.Opening(), Desks.Friday).EnsureAccepted().Ticket;
            var log = new LogWork("Looked.") { By = new("li.wei", Role.Engineer) };
            return () =>
            {
                for (var i = 0; i < 20; i++)
                    workflow.Decide(ticket, log, Desks.Friday).EnsureAccepted();
            };
        });

    [Theory]
    [InlineData("pauses")]
    [InlineData("reopenings")]
    [InlineData("promises kept")]
    public void A_ticket_with_a_long_history(string what) => Check($"{what} of a ticket", 1_250, n => () => LongLived(what, n));

    [Theory]
    [InlineData("pauses")]
    [InlineData("reopenings")]
    [InlineData("promises kept")]
    public void One_more_decision_costs_the_same_after_a_long_history(string what)
    {
        var (early, late) = (Cost(64), Cost(4_096));
        output.WriteLine(
            $"{what}: {early.Bytes:#,0} bytes after 64 rounds, {late.Bytes:#,0} after 4,096; {early.Milliseconds:0.0} and {late.Milliseconds:0.0} ms"
        );
        Assert.True(late.Bytes <= 1.1 * early.Bytes, $"{what}: {early.Bytes} bytes became {late.Bytes}");

        // As many decisions as fill several blocks of marks, for it costs more to begin one.
        (double Bytes, double Milliseconds) Cost(int n)
        {
            var ticket = LongLived(what, n);
            Live(what, ticket, 64);
            return Measure(() => Live(what, ticket, 64));
        }
    }

    private static Ticket LongLived(string what, int n) => Live(what, Desks.InProgress(), n);

    /// <summary>A minute of work, a minute of something else, and so on.</summary>
    private static Ticket Live(string what, Ticket ticket, int times)
    {
        TicketCommand[] round = what switch
        {
            "pauses" => [new WaitFor(WaitingOn.Schedule, "visit") { By = Desks.Engineer }, new ResumeWork { By = Desks.Engineer }],
            "reopenings" =>
            [
                new ResolveTicket(new(ResolutionResult.Resolved, "done")) { By = Desks.Engineer },
                new RefuseResolution("no") { By = Desks.Agent },
            ],
            _ => [new RecordReply("!") { By = Desks.Customer }, new RecordContact { By = Desks.Agent }],
        };
        var now = ticket.ChangedAt;
        for (var i = 0; i < times; i++)
            foreach (var order in round)
                ticket = Lasting.Decide(ticket, order, now += Duration.FromSeconds(10)).EnsureAccepted().Ticket;
        return ticket;
    }

    private static readonly TicketWorkflow Lasting = Desks.With(
        """
        {
          "rules": [],
          "objectives": {
            "resolution": { "targets": [{ "within": "90 business days", "calendar": "business" }] },
            "round": {
              "name": { "en": "Round" }, "start": { "events": ["reply-recorded"] }, "stop": { "events": ["requester-contacted"] },
              "repeats": true, "targets": [{ "within": "PT1H" }]
            }
          }
        }
        """
    );

    private static byte[] Ruled(int rules)
    {
        var profile = System.Text.Json.Nodes.JsonNode.Parse(BuiltInProfiles.CallCenter.ToJson())!.AsObject();
        var all = profile["rules"]!.AsArray();
        for (var i = 0; i < rules; i++)
            all.Add(
                System.Text.Json.Nodes.JsonNode.Parse(
                    $$"""
                    { "name": "r{{i}}", "when": { "in": "kind:queued", "for": "PT{{i
                        + 1}}M" }, "if": { "fact": "affected-users", "is": {{i}} },
                      "then": [{ "raisePriority": 1 }] }
                    """
                )
            );
        return Utf8(profile.ToJsonString());
    }

    private void Check(string what, int size, Func<int, Action> prepare)
    {
        const int times = 8;
        prepare(size / 4)(); // What is made once is not counted.
        var (few, many) = (Measure(prepare(size)), Measure(prepare(times * size)));
        var (bytes, time) = (Slope(few.Bytes, many.Bytes), Slope(few.Milliseconds, many.Milliseconds));
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: {size} → {times * size}: {few.Bytes:#,0} → {many.Bytes:#,0} bytes (slope {bytes:0.00}), {few.Milliseconds:0} → {many.Milliseconds:0} ms (slope {time:0.00})"
            )
        );
        Assert.True(bytes <= Steepest, $"{what}: slope {bytes}");
        if (Environment.GetEnvironmentVariable("SCALING_TIMES") == "1")
            Assert.True(time <= Steepest, $"{what}: slope of time {time}");

        double Slope(double from, double to) => Math.Log(to / from) / Math.Log(times);
    }

    private static (double Bytes, double Milliseconds) Measure(Action work)
    {
        var (bytes, time) = (GC.GetAllocatedBytesForCurrentThread(), System.Diagnostics.Stopwatch.GetTimestamp());
        work();
        return (GC.GetAllocatedBytesForCurrentThread() - bytes, System.Diagnostics.Stopwatch.GetElapsedTime(time).TotalMilliseconds);
    }

    private static string Many(int count, Func<int, string> one) => string.Join(", ", Enumerable.Range(0, count).Select(one));

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
