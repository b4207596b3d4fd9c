using System.Collections;
using System.Reflection;
using System.Text;
using Properties;
using SupportWorkflow.Conditions;
using SupportWorkflow.Messages;
using static SupportWorkflow.Desks;
using static SupportWorkflow.Tickets.TicketJsonTests;

namespace SupportWorkflow.Tickets;

/// <summary>A person can be forgotten: what events say of the person goes, and everything that is computed from them stays.</summary>
public sealed class RedactionTests
{
    private static readonly Redaction Forget = new("by", "nobody-1")
    {
        AllTexts = true,
        Aliases =
        [
            "intake.requester",
            "intake.agentNumber",
            "assignment.agent",
            "transfer.agent",
            "transfer.by",
            "passedOver.agent",
            "watcher.who",
            "who",
            "after.requester",
            "before.requester",
        ],
    };

    public static TheoryData<string> Kinds => [.. MessageTable.EventNames.All];

    /// <summary>
    /// Which members are personal is read from their marks, what became of them from the event: nothing that is marked keeps its text, and
    /// nothing else changes.
    /// </summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_marked_as_personal_goes_and_all_else_stays(string kind)
    {
        var sample = MessageSamples.Events.Single(e => e.Name == kind);
        var redacted = sample.Redact(Forget with { Fields = ["fields.name", "after.name", "before.name"] });

        Assert.Equal(kind, redacted.Name);
        var (before, after) = (Texts(sample, false).ToList(), Texts(redacted, false).ToList());
        Assert.Equal(before.Select(t => t.Path), after.Select(t => t.Path));
        Assert.Contains(before, t => t.IsPersonal);
        foreach (var (was, now) in before.Zip(after))
            Assert.True(was.IsPersonal == (was.Text != now.Text), $"{was.Path}: '{was.Text}' became '{now.Text}'.");
    }

    /// <summary>A new member of an event that holds a text is looked at once: is it personal?</summary>
    [Fact]
    public void Every_text_that_is_not_personal_is_named_in_the_golden_list()
    {
        var golden = Golden("not-personal.txt");
        var found = MessageSamples
            .Events.SelectMany(e => Texts(e, false).Where(t => !t.IsPersonal).Select(t => $"{e.Name}: {t.Path}"))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Where(p => !p.EndsWith(": CommandId", StringComparison.Ordinal))
            .ToList();
        if (Environment.GetEnvironmentVariable("ACCEPT_GOLDEN") == "1")
            File.WriteAllLines(golden, found);
        Assert.Equal(File.ReadAllLines(golden), found);
    }

    [Fact]
    public void Somebody_elses_texts_stay_unless_all_of_a_ticket_go()
    {
        var forget = new Redaction("li.wei", "agent-9");
        var own = new WorkLogged("Called Mr Chen.") { Version = 2, By = "li.wei" };
        var other = new WorkLogged("Li Wei was here.") { Version = 3, By = "sun.lei" };

        var (first, second) = ((WorkLogged)own.Redact(forget), (WorkLogged)other.Redact(forget));

        Assert.Equal(("agent-9", "[…]", 2), (first.By, first.Text, first.Version));
        Assert.Equal(other, second);
        Assert.Equal("[…]", ((WorkLogged)other.Redact(forget with { AllTexts = true })).Text);
    }

    [Fact]
    public void The_request_of_a_person_goes_even_where_an_agent_wrote_it_down()
    {
        var opened = CallCenter.Open(Opening() with { By = Agent, OnBehalfOf = "chen", ContactMeans = "139 0000 0000" }, Friday).Events[0];

        var intake = ((TicketOpened)opened.Redact(new("chen", "person-1"))).Intake;

        Assert.Equal(("person-1", "[…]", "[…]"), (intake.Requester, intake.Subject, intake.ContactMeans));
        Assert.Equal("wang.fang", opened.By);
    }

    [Fact]
    public void A_field_of_ones_own_goes_where_texts_go()
    {
        var forget = new Redaction("chen", "person-1") { Fields = ["licence"] };
        FieldsSet Set(string by) => new([new("licence", FactValue.Of("B-17"))], []) { By = by };

        Assert.Equal("[…]", ((FieldsSet)Set("chen").Redact(forget)).After[0].Value.Text);
        Assert.Equal("B-17", ((FieldsSet)Set("li.wei").Redact(forget)).After[0].Value.Text);
        Assert.Equal("[…]", ((FieldsSet)Set("li.wei").Redact(forget with { AllTexts = true })).After[0].Value.Text);
    }

    [Fact]
    public void What_is_empty_stays_empty_and_a_file_keeps_its_kind()
    {
        var forget = new Redaction("chen", "person-1");
        var reply = new ReplyRecorded("") { By = "chen", Attachments = [new("Chen passport.PDF", 10, "k1"), new("", 1)] };

        var redacted = (ReplyRecorded)reply.Redact(forget);

        Assert.Equal("", redacted.Text);
        Assert.Equal([new("[…].pdf", 10, "k1"), new("", 1)], redacted.Attachments);
    }

    [Fact]
    public void An_account_that_an_unknown_event_names_becomes_the_pseudonym()
    {
        var json = """
            {"type":"ticket-sung","version":2,"recordedAt":"2024-10-11T09:00:00Z","occurredAt":"2024-10-11T09:00:00Z","by":"chen","choir":["li.wei","chen"]}
            """;
        var e = TicketJson.ReadEvent(Encoding.UTF8.GetBytes(json));

        var redacted = Encoding.UTF8.GetString(TicketJson.Write(e.Redact(new("chen", "person-1"))));

        Assert.Equal(json.Replace("\"chen\"", "\"person-1\"", StringComparison.Ordinal), redacted);
    }

    [Theory]
    [InlineData("", "x")]
    [InlineData("x", "")]
    [InlineData("system:rule", "x")]
    [InlineData("x", "system:rule")]
    public void Nobody_becomes_the_system_and_no_rule_is_forgotten(string person, string pseudonym) =>
        Assert.Throws<ArgumentException>(() => new Redaction(person, pseudonym));

    /// <summary>The whole life of a ticket, forgotten after every step: state, clocks, firings and links come out as they were.</summary>
    [Property]
    public void What_is_rebuilt_from_redacted_events_differs_in_nothing_that_counts(byte steps, bool all)
    {
        var (events, forget) = (Walked().Events, new Redaction("chen", "person-1") { AllTexts = all });
        TicketEvent[] some = [.. events.Take(1 + (steps % events.Count))];

        var (before, after) = (CallCenter.Rebuild(some), CallCenter.Rebuild(some.Select(e => e.Redact(forget))));

        Assert.Equal(before.State, after.State);
        Assert.Equal(before.Clocks.Select(Instants), after.Clocks.Select(Instants));
        Assert.Equal(before.Escalation, after.Escalation);
        Assert.Equal(before.Priority?.Code, after.Priority?.Code);
        Assert.Equal(before.Category, after.Category);
        Assert.Equal(before.WakeUp, after.WakeUp);
        Assert.Equal(before.Version, after.Version);
        var json = Encoding.UTF8.GetString(TicketJson.Write(after));
        Assert.DoesNotContain("\"chen\"", json);
        Assert.Equal(after, CallCenter.Rebuild(some.Select(e => e.Redact(forget).Redact(forget))));
    }

    private static string Instants(ServiceLevels.SlaClock clock) =>
        $"{clock.Objective} {clock.Phase} {clock.StartedAt} {clock.DueAt(CallCenter.Calendars)} {clock.Raised}";

    /// <summary>Every text of a value with the path to it, and whether a member on the path is marked.</summary>
    private static IEnumerable<(string Path, string Text, bool IsPersonal)> Texts(object value, bool isPersonal, string path = "")
    {
        foreach (var property in value.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            if (
                property.GetIndexParameters().Length > 0
                || property.Name is "Name" or "StableName" or "EqualityContract" or "To" or "Track"
            )
                if (property.Name != "Name" || value is TicketEvent)
                    continue;
            var here = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            // A record that is marked says itself which of its members are.
            var marked = property.GetCustomAttribute<PersonalAttribute>() is not null;
            foreach (var found in Of(property.GetValue(value), marked, here))
                yield return found;
        }
    }

    private static IEnumerable<(string Path, string Text, bool IsPersonal)> Of(object? value, bool marked, string path) =>
        value switch
        {
            string text => [(path, text, marked)],
            LocalText text => [(path, text.English, marked), (path, text.Chinese!, marked)],
            FactValue { Text: { } text } => [(path, text, marked)],
            AgentId agent => [(path, agent.Value, marked)],
            TicketId or TicketNumber or TeamId or null => [],
            IEnumerable items => items.Cast<object>().SelectMany(i => Of(i, marked, path)),
            _ when value.GetType().Assembly == typeof(Ticket).Assembly && !value.GetType().IsEnum => Texts(value, marked, path),
            _ => [],
        };
}
