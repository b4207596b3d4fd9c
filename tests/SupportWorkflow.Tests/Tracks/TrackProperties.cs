using System.Text.Json;
using NodaTime;
using Properties;
using SupportWorkflow.Conditions;
using SupportWorkflow.ServiceLevels;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Tracks;

/// <summary>Random tracks beside random tickets, in lock step with a naive interpreter of the same JSON.</summary>
public sealed class TrackProperties
{
    private static readonly TicketWorkflow Desk = With(
        """
        { "rules": [], "tracks": {
            "visit": { "like": "visit", "atOnce": 2, "pauses": ["resolution"] },
            "approval": { "like": "approval", "blocks": ["tag"] },
            "complaint": { "like": "complaint" },
            "exchange": { "like": "exchange", "onDone": [{ "raisePriority": 1 }] },
            "risk-stop": { "like": "risk-stop", "stops": ["watch"] }
        } }
        """
    );
    private static readonly JsonElement Profile = JsonDocument.Parse(Desk.ToJson()!).RootElement.GetProperty("tracks");

    private static readonly Actor[] People =
    [
        Customer,
        Agent,
        Lead,
        Engineer,
        new("mallory@acme.cn", Role.Requester),
        new("boss", Role.Lead),
    ];

    private static readonly string[] Kinds = ["visit", "approval", "complaint", "exchange", "risk-stop"];

    private static readonly object[] Values =
    [
        "doa",
        "not-doa",
        "return",
        "exchange",
        "boss",
        "li.wei",
        "2024-10-11T10:00:00Z",
        "2024-10-12T10:00:00Z",
    ];

    [Property(EndSize = 60)]
    [Trait("Requirement", "HND-17")]
    [Trait("Requirement", "ROL-2")]
    public void Tracks_do_what_their_profile_says_and_nothing_else(int[] steps)
    {
        var naive = new NaiveTracks(Profile, Customer.Id);
        var (ticket, now) = (InWork(), Friday);
        var events = new List<TicketEvent>();
        for (var i = 0; i < steps.Length; i++)
        {
            var dice = new Random(unchecked((steps[i] * 7919) + (i * 104729)));
            now += Duration.FromMinutes(dice.Next(0, 90));
            var who = People[dice.Next(People.Length)];
            var role = who.Roles[0].Name;
            var (command, agreed) = Command(naive, dice, who, role);
            var before = ticket;
            var decision = Desk.Decide(ticket, command, now);
            Assert.True(decision.IsAccepted == agreed, $"{command}: {decision.Rejection}");
            if (!decision.IsAccepted)
                continue;
            ticket = decision.Ticket;
            events.AddRange(decision.Events);
            Assert.Equal(
                naive.All.Select(t => (t.Id, t.State, t.Starter, t.Cancelled)),
                ticket.Tracks.Select(t => (t.Id, t.State, t.StartedBy, t.IsCancelled))
            );
            foreach (var track in naive.All)
                Assert.Equal(
                    track.Fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => new TicketField(f.Key, Of(f.Value))),
                    ticket.Track(track.Id)!.Fields.OrderBy(f => f.Name, StringComparer.Ordinal)
                );
            Clocks(naive, before, ticket);
        }
        Assert.All(events.OfType<TrackMoved>().Where(e => e.Trigger is "approve" or "reject"), e =>
            Assert.NotEqual(e.By, ticket.Track(e.Track!)!.StartedBy)
        );
        if (events.Count > 0)
        {
            var rebuilt = Desk.Rebuild([.. Opened, .. events.Select(e => TicketJson.ReadEvent(TicketJson.Write(e)))]);
            Assert.Equal(TicketJson.Write(ticket), TicketJson.Write(rebuilt));
        }
    }

    private static readonly TicketEvent[] Opened = [.. Beginning().Events];

    private static (Ticket Ticket, List<TicketEvent> Events) Beginning()
    {
        var opened = Desk.Open(Opening(), Friday).EnsureAccepted();
        var assigned = Desk.Decide(opened.Ticket, new AssignTicket(Agent: new("li.wei")) { By = Lead }, Friday).EnsureAccepted();
        return (assigned.Ticket, [.. opened.Events, .. assigned.Events]);
    }

    private static Ticket InWork() => Beginning().Ticket;

    private static (TicketCommand Command, bool Agreed) Command(NaiveTracks naive, Random dice, Actor who, string role)
    {
        var kind = Kinds[dice.Next(Kinds.Length)];
        var id = naive.All.Count > 0 && dice.Next(8) > 0 ? naive.All[dice.Next(naive.All.Count)].Id : "visit/9";
        var known = id == "visit/9" ? "visit" : id[..id.LastIndexOf('/')];
        switch (dice.Next(10))
        {
            case 0 or 1 or 2:
                var given = Fields(kind, dice, dice.Next(4) > 0);
                return (new StartTrack(kind) { By = who, Fields = Told(given) }, naive.Start(kind, who.Id, role, given));
            case 3 or 4 or 5 or 6:
                string[] triggers =
                [
                    .. Profile.GetProperty(known).GetProperty("lifecycle").GetProperty("triggers").EnumerateObject().Select(t => t.Name),
                ];
                var (trigger, more) = (triggers[dice.Next(triggers.Length)], dice.Next(3) > 0 ? Fields(known, dice, false) : []);
                return (new FireTrack(id, trigger) { By = who, Fields = Told(more) }, naive.Fire(id, trigger, who.Id, role, more));
            case 7:
                var said = Fields(known, dice, false);
                return (new AmendTrack(id, Told(said)) { By = who }, naive.Amend(id, who.Id, role, said));
            case 8:
                return (new CancelTrack(id, "Not needed.") { By = who }, naive.Cancel(id, who.Id, role));
            default:
                // Both are the desk's to do; one waits for an approval, the other while a risk is assessed.
                return dice.Next(2) == 0
                    ? (new TagTicket { By = Agent, Added = [$"t{dice.Next()}"] }, naive.Passed("approval"))
                    : (new WatchTicket($"w{dice.Next()}@acme.cn") { By = Agent }, !naive.AnyOpen("risk-stop"));
        }
    }

    /// <summary>What nobody asked a track for stays out of the ticket's promises: but for the pause that a visit declares, they are as they
    /// were; and a visit's own clock runs exactly while it waits for somebody to arrive.</summary>
    private static void Clocks(NaiveTracks naive, Ticket before, Ticket after)
    {
        Assert.Equal(Course(before), Course(after));
        Assert.Equal(naive.AnyOpen("visit"), after.Clock("resolution")!.PauseAsked);
        foreach (var visit in naive.All.Where(t => t.Kind == "visit"))
        {
            var clock = after.Clock("visit.arrival", visit.Id)!;
            var expected =
                visit.Cancelled ? ClockPhase.Cancelled
                : visit.State is "agreed" or "on-the-way" ? ClockPhase.Running
                : visit.State == "missed" ? clock.Phase
                : ClockPhase.Stopped;
            Assert.True(
                expected == clock.Phase || (visit.Cancelled && clock.Phase == ClockPhase.Stopped),
                $"{visit.Id} {visit.State}: {clock.Phase}"
            );
            Assert.NotEqual((visit.State, ClockPhase.Running), ("missed", clock.Phase));
            if (expected == ClockPhase.Running)
                // An instant that had passed when the visit was agreed on is due at once.
                Assert.Equal(
                    Instant.Max(FactValue.Of((string)visit.Fields["to"]).Instant!.Value, after.Track(visit.Id)!.StartedAt),
                    clock.DueAt(Desk.Calendars)
                );
        }
    }

    private static (ClockPhase, int, Instant?) Course(Ticket ticket) =>
        ticket.Clock("response") is { } clock ? (clock.Phase, clock.Cycle, clock.StartedAt) : default;

    private static Dictionary<string, object> Fields(string kind, Random dice, bool all)
    {
        var fields = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var field in Profile.GetProperty(kind).GetProperty("fields").EnumerateObject())
            if ((all && field.Value.TryGetProperty("required", out _)) || dice.Next(3) == 0)
                fields[field.Name] = field.Value.GetProperty("type").GetString() switch
                {
                    "instant" => Values[6 + dice.Next(2)],
                    "choice" => field.Name == "wish" ? Values[2 + dice.Next(2)] : Values[dice.Next(2)],
                    _ => Values[4 + dice.Next(2)],
                };
        return fields;
    }

    private static ValueList<TicketField> Told(Dictionary<string, object> fields) =>
        [.. fields.Select(f => new TicketField(f.Key, Of(f.Value)))];

    private static FactValue Of(object value) => FactValue.Of((string)value);
}
