using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using Properties;
using SupportWorkflow.Calendars;
using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Profiles;
using SupportWorkflow.Resolutions;

namespace SupportWorkflow.Hostile;

/// <summary>Mutants of all that the library reads: the typed error or a value that can be used, and nothing else.</summary>
public sealed class FuzzTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 8, 30);

    private static readonly FactCatalogue Facts = FactCatalogue.Of(
        FactDeclaration.Choice("grade", "a", "b"),
        FactDeclaration.Number("amount"),
        FactDeclaration.YesNo("paid") with
        {
            KnowsSince = true,
        }
    );

    private static readonly CalendarBook Book = CalendarBook.FromJson(Encoding.UTF8.GetBytes(EveryMemberTests.Calendars));

    [Fact]
    public void Mutants_of_profiles_are_refused_or_decide_tickets() =>
        Check<DefinitionException>(
            [
                .. BuiltInProfiles.Ids.Select(id => BuiltInProfiles.Find(id)!.ToJson()),
                Repository("tests/SupportWorkflow.Tests/Profiles/desk.profile.json"),
            ],
            400,
            utf8 =>
            {
                var profile = WorkflowProfile.Parse(utf8);
                var workflow = profile.Compile();
                profile.Lint(new(2026, 1, 1));
                Decide(workflow);
            }
        );

    [Fact]
    public void Mutants_of_profiles_that_extend_others_are_refused_or_decide_tickets() =>
        Check<DefinitionException>([Extending("online-platform"), Extending("support-department")], 150, utf8 =>
            Decide(WorkflowProfile.Parse(utf8).Compile())
        );

    [Fact]
    public void Mutants_of_lifecycles_are_refused_or_answer() => Check<DefinitionException>([Lifecycle.Standard.ToJson()], 1_500, utf8 =>
        {
            var lifecycle = Lifecycle.FromJson(utf8, TicketWorkflow.Standard.Facts);
            foreach (var state in lifecycle.States)
                lifecycle.Permitted(state, default, lifecycle.Roles(Role.Engineer));
            lifecycle.ToMermaid();
            Lifecycle.FromJson(Encoding.UTF8.GetBytes(lifecycle.ToJson()), TicketWorkflow.Standard.Facts);
        });

    [Fact]
    public void Mutants_of_conditions_are_refused_or_answer() => Check<DefinitionException>([EveryMemberTests.Tree], 5_000, utf8 =>
        {
            var condition = Condition.FromJson(utf8, Facts, Book);
            Assert.Equal(condition, Condition.FromJson(Encoding.UTF8.GetBytes(condition.ToJson()), Facts, Book));
        });

    [Fact]
    public void Mutants_of_calendars_are_refused_or_count() => Check<DefinitionException>([EveryMemberTests.Calendars], 800, utf8 =>
        {
            var book = CalendarBook.FromJson(utf8);
            foreach (var name in book.Names)
            {
                var calendar = book[name];
                calendar.TryAdd(Now, Duration.FromHours(100), out var due);
                calendar.WorkBetween(Now, due);
                calendar.Explain(Now, due);
            }
            Assert.Equal(book.Names, CalendarBook.FromJson(Encoding.UTF8.GetBytes(book.ToJson())).Names);
        });

    [Fact]
    public void Mutants_of_holidays_are_refused_or_known() =>
        Check<DefinitionException>([Repository("src/SupportWorkflow/Calendars/cn.holidays.json")], 300, utf8 => HolidaySet.FromJson(utf8));

    [Fact]
    public void Mutants_of_rules_are_refused_or_written_again() =>
        Check<DefinitionException>([.. BuiltInProfiles.CallCenter.Compile().EscalationRules.Select(r => r.ToJson())], 2_000, utf8 =>
        {
            var rule = Escalations.EscalationRule.FromJson(utf8);
            Assert.Equal(rule, Escalations.EscalationRule.FromJson(Encoding.UTF8.GetBytes(rule.ToJson())));
        });

    [Fact]
    public void Mutants_of_tickets_are_refused_or_written_again() =>
        Check<TicketFormatException>([Golden("snapshot.1.json"), Encoding.UTF8.GetString(TicketJson.Write(Desks.Open()))], 2_500, utf8 =>
        {
            var ticket = TicketJson.ReadTicket(utf8);
            Same(ticket, TicketJson.ReadTicket(TicketJson.Write(ticket)), TicketJson.Write);
        });

    [Fact]
    public void Mutants_of_events_are_refused_or_written_again() => Check<TicketFormatException>(Items("events.1.json"), 4_000, utf8 =>
        {
            var e = TicketJson.ReadEvent(utf8);
            Same(e, TicketJson.ReadEvent(TicketJson.Write(e)), TicketJson.Write);
        });

    [Fact]
    public void Mutants_of_commands_are_refused_or_written_again() => Check<TicketFormatException>(Items("commands.1.json"), 2_000, utf8 =>
        {
            var command = TicketJson.ReadCommand(utf8);
            Same(command, TicketJson.ReadCommand(TicketJson.Write(command)), TicketJson.Write);
        });

    [Fact]
    public void Mutants_of_histories_are_refused_or_rebuilt() => Check<TicketFormatException>([Golden("history.1.json")], 600, utf8 =>
        {
            var events = TicketJson.ReadEvents(utf8);
            try
            {
                Desks.CallCenter.Rebuild(events);
            }
            catch (ArgumentException)
            {
                // A history that is none is the caller's mistake.
            }
        });

    private static void Check<TError>(IReadOnlyList<string> documents, int mutants, Action<byte[]> read)
        where TError : Exception
    {
        var failures = Fuzzing.Failures<TError>(documents, mutants, read);
        Assert.True(failures.Length == 0, failures);
    }

    private static void Same<T>(T read, T again, Func<T, byte[]> write) =>
        Assert.True(
            EqualityComparer<T>.Default.Equals(read, again),
            $"{Encoding.UTF8.GetString(write(read))}\nis read again as\n{Encoding.UTF8.GetString(write(again))}"
        );

    /// <summary>A short life of a ticket, whatever is refused in it.</summary>
    private static void Decide(TicketWorkflow workflow)
    {
        var (chen, li) = (new Actor("chen", Role.Requester), new Actor("li", Role.Engineer, new("dispatcher"), Role.Lead));
        var opened = workflow.Open(
            new OpenTicket(new("t"), new("n"), "No dial tone")
            {
                By = chen,
                Channel = "phone",
                Impact = "one",
            },
            Now
        );
        if (!opened.IsAccepted)
            return;
        var (ticket, at) = (opened.Ticket, Now);
        TicketCommand[] commands =
        [
            new AssignTicket(Agent: new("li")) { By = li },
            new StartWork { By = li },
            new LogWork("Looked at it.") { By = li },
            new ResolveTicket(new(ResolutionResult.Resolved, "New cable.")) { By = li },
            new RefuseResolution("Still dead.") { By = chen },
        ];
        foreach (var command in commands)
        {
            at += Duration.FromHours(7);
            var decision = workflow.Decide(ticket, command, at);
            ticket = decision.Ticket!;
            foreach (var notice in decision.Notices)
                _ = notice.Text;
        }
        var later = workflow.Advance(ticket, at + Duration.FromDays(20)).Ticket!;
        workflow.Explain(later, at + Duration.FromDays(20), li);
    }

    private static string Extending(string profile)
    {
        var own = JsonNode.Parse(BuiltInProfiles.Find(profile)!.ToJson())!.AsObject();
        foreach (var name in new[] { "lifecycle", "notices" })
            own.Remove(name);
        own["extends"] = profile;
        return own.ToJsonString();
    }

    private static string[] Items(string golden) => [.. JsonNode.Parse(Golden(golden))!.AsArray().Select(e => e!.ToJsonString())];

    private static string Golden(string file) => Repository($"tests/SupportWorkflow.Tests/Tickets/Golden/{file}");

    private static string Repository(string file) => File.ReadAllText(Path.Combine(Checkout.Root, file));
}
