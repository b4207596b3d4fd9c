using System.Text;
using System.Text.Json.Nodes;
using Properties;
using SupportWorkflow.Conditions;
using SupportWorkflow.Messages;
using SupportWorkflow.Resolutions;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Tickets;

/// <summary>Stored JSON is for ever: golden files hold what version 1 wrote, and every later version reads it.</summary>
public sealed class TicketJsonTests
{
    private static readonly string[] Seldom =
    [
        "clock-point-withdrawn",
        "due-set",
        "watcher-added",
        "ticket-amended",
        "ticket-tagged",
        "solutions-proposed",
        "earlier-cases-proposed",
        "watcher-removed",
        "outcome-recorded",
        "pause-recorded",
        "profile-changed",
        "promise-made",
        "target-dropped",
        "ticket-handed-over",
        "ticket-claimed",
        "assignment-declined",
        "ticket-cancelled",
        "state-imported",
        "person-erased",
        "resolution-refused",
        "wait-started",
        "ticket-returned",
        "cascade-stopped",
        "escalation-answered",
        "transfer-offered",
        "transfer-accepted",
        "transfer-refused",
        "track-started",
        "track-moved",
        "track-amended",
        "track-cancelled",
    ];

    [Fact]
    public void A_snapshot_survives_the_round_trip() =>
        Assert.Equal(Walked().Ticket, TicketJson.ReadTicket(TicketJson.Write(Walked().Ticket)));

    [Fact]
    public void A_history_survives_the_round_trip_and_rebuilds_the_ticket()
    {
        var (ticket, events) = Walked();
        var read = TicketJson.ReadEvents(TicketJson.Write(events));
        Assert.Equal(events, read);
        Assert.Equal(ticket, CallCenter.Rebuild(read));
    }

    [Fact]
    public void Chinese_is_written_as_it_is()
    {
        var ticket = CallCenter.Open(Opening() with { Subject = "发票无法“打印”😀 & <b>" }, Friday).Ticket;
        var json = System.Text.Encoding.UTF8.GetString(TicketJson.Write(ticket));
        Assert.Contains("发票无法“打印”", json);
        Assert.DoesNotContain("\\u53", json);
        Assert.Equal(ticket, TicketJson.ReadTicket(TicketJson.Write(ticket)));
    }

    [Theory]
    [InlineData("snapshot.1.json")]
    [InlineData("history.1.json")]
    public void What_version_1_wrote_is_written_alike_for_ever(string file)
    {
        var (ticket, events) = Walked();
        var written = file.StartsWith("snapshot", StringComparison.Ordinal) ? TicketJson.Write(ticket) : TicketJson.Write(events);
        var golden = Golden(file);
        if (Environment.GetEnvironmentVariable("ACCEPT_GOLDEN") == "1")
            File.WriteAllText(golden, Pretty(written));
        Assert.Equal(File.ReadAllText(golden), Pretty(written));
    }

    [Fact]
    public void The_golden_history_still_rebuilds_the_golden_snapshot() =>
        Assert.Equal(
            TicketJson.ReadTicket(File.ReadAllBytes(Golden("snapshot.1.json"))),
            CallCenter.Rebuild(TicketJson.ReadEvents(File.ReadAllBytes(Golden("history.1.json"))))
        );

    [Fact]
    public void Every_event_that_the_story_does_not_tell_is_named_here()
    {
        var told = Walked().Events.Select(e => e.Name).Distinct();
        Assert.Equal(MessageTable.EventNames.All.Order(), told.Concat(Seldom).Order());
    }

    [Fact]
    public void An_event_of_a_newer_version_is_kept_reported_and_written_back_as_it_was()
    {
        const string json = """
            {"mood":{"is":"sunny"},"type":"ticket-serenaded","version":2,"recordedAt":"2024-10-11T09:00:00Z","occurredAt":"2024-10-11T08:59:00Z","by":"li.wei"}
            """;
        var read = Assert.IsType<UnknownEvent>(TicketJson.ReadEvent(Encoding.UTF8.GetBytes(json)));
        Assert.Equal(("ticket-serenaded", 2, "li.wei"), (read.Name, read.Version, read.By));
        Assert.Equal(json, Encoding.UTF8.GetString(TicketJson.Write(read)));

        var opened = CallCenter.Open(Opening(), Friday).Events;
        var rebuilt = CallCenter.Rebuild([opened[0], read]);
        Assert.Equal((2, read.RecordedAt), (rebuilt.Version, rebuilt.ChangedAt));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"schema\":2,\"id\":\"t\"}")]
    [InlineData("{\"schema\":1,\"id\":\"t\",\"openedAt\":\"yesterday\"}")]
    [InlineData("\u0000\u0001")]
    public void Malformed_JSON_is_a_typed_error(string json)
    {
        var utf8 = Encoding.UTF8.GetBytes(json);
        Assert.Throws<TicketFormatException>(() => TicketJson.ReadTicket(utf8));
        Assert.Throws<TicketFormatException>(() => TicketJson.ReadEvent(utf8));
        if (json != "[]")
            Assert.Throws<TicketFormatException>(() => TicketJson.ReadEvents(utf8));
    }

    /// <summary>The whole story of one ticket, with a warning that came and a priority that changed.</summary>
    internal static (Ticket Ticket, ValueList<TicketEvent> Events) Walked()
    {
        var opened = CallCenter.Open(
            Opening("usage-question", "vip") with
            {
                Category = new("software-system"),
                SecurityAlert = false,
                AffectedUsers = 3,
                CommandId = "c-1",
                Device = null,
                AgentNumber = "A-07",
                Attachments = [new("invoice.png", 2048)],
            },
            Friday
        );
        var (ticket, events, at) = (opened.Ticket, opened.Events.ToList(), Friday);
        TicketCommand[] commands =
        [
            new SetFields([new("device", FactValue.Of("ERP 4.2")), new("persists", FactValue.Of(true))], "told by phone") { By = Agent },
            new FireTrigger("verify", "complete and clear") { By = Agent },
            new AssignTicket(new("software"), new("li.wei")) { By = Lead },
            new AcknowledgeTicket { By = Engineer },
            new StartWork { By = Engineer },
            new LogWork("比较驱动版本") { By = Engineer },
            new GiveWorkaround("Use another printer.") { By = Engineer },
            new LinkTicket(new("t-2"), "related-to") { By = Engineer },
            new RecordContact("打印机型号？") { By = Engineer },
            new PrioritiseTicket("two floors") { By = Lead, Priority = new("P1") },
            new AskRequester("Which \"printer\"?") { By = Engineer },
            new RecordReply("The red one.") { By = Customer },
            new ResolveTicket(
                new(ResolutionResult.Resolved, "Rolled back.")
                {
                    Cause = "An update.",
                    Precautions = "Pinned.",
                    Source = ResolutionSource.Expert,
                    Resources = ["2 h"],
                }
            )
            {
                By = Engineer,
            },
            new ConfirmResolution { By = Customer },
            new CloseTicket { By = Agent },
            new ReopenTicket("Again.") { By = Customer },
            new ResolveTicket(new(ResolutionResult.Resolved, "Replaced.")) { By = Engineer },
            new ConfirmResolution { By = Customer },
            new CloseTicket { By = Agent },
            new RateTicket(4, "快") { By = Customer },
            new AuditTicket(true) { By = Lead },
            new ArchiveTicket { By = Lead },
        ];
        foreach (var command in commands)
        {
            var decision = CallCenter.Decide(ticket, command with { OccurredAt = at + Minutes(8) }, at += Minutes(9)).EnsureAccepted();
            ticket = decision.Ticket;
            events.AddRange(decision.Events);
        }
        return (ticket, [.. events]);
    }

    private static string Pretty(byte[] utf8) =>
        JsonNode
            .Parse(utf8)!
            .ToJsonString(new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
        + "\n";

    internal static string Golden(string file) => Path.Combine(Checkout.Root, "tests", "SupportWorkflow.Tests", "Tickets", "Golden", file);
}
