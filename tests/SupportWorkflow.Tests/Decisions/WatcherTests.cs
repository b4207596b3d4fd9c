using SupportWorkflow.Watchers;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Decisions;

/// <summary>People in copy: told what the requester is told, never twice, removable.</summary>
public sealed class WatcherTests
{
    private static readonly Actor Anna = new("anna.lopez", Role.Requester);

    [Fact]
    public void Nobody_but_requester_and_assignee_could_be_told_of_one_ticket()
    {
        var ticket = InProgress().Then(Friday, Copy("anna.lopez"), Copy("purchasing@acme.cn") with { IsAddress = true });
        Assert.Equal(
            ["requester:chen@acme.cn", "watcher:anna.lopez", "address:purchasing@acme.cn"],
            Told(ticket, new LogWork("a new driver") { By = Engineer, VisibleToRequester = true })
        );
        ticket = ticket.Then(Friday, new UnwatchTicket("PURCHASING@acme.cn") { By = Agent });
        Assert.Equal(
            ["requester:chen@acme.cn", "watcher:anna.lopez"],
            Told(ticket, new LogWork("a new driver") { By = Engineer, VisibleToRequester = true })
        );
    }

    [Fact]
    public void Whoever_was_in_copy_twice_was_told_twice()
    {
        // The requester's address, the engineer's account, in both ways of writing.
        var ticket = InProgress().Then(Friday, Copy("CHEN@acme.cn") with { IsAddress = true }, Copy("li.wei"));
        var handOver = CallCenter.Decide(ticket, new HandOver("Sales", "a contract", "Wu") { By = Lead }, Friday).EnsureAccepted();
        Assert.Equal(
            ["requester:chen@acme.cn", "watcher:li.wei"],
            handOver.Notices.Where(n => n.Template == "handed-over").Select(n => n.Recipient.ToString())
        );
        Assert.Equal(handOver.Notices.Count, handOver.Notices.Select(n => n.Key).Distinct().Count());
    }

    [Fact]
    public void Two_mailboxes_in_copy_answered_each_other_for_ever()
    {
        var desk = With(
            """{ "notices": { "heard": { "on": ["reply-recorded"], "to": ["requester", "watchers"], "text": { "en": "Thank you." } } } }"""
        );
        var ticket = desk.Open(Opening(), Friday).Ticket.Then(desk, 0, Copy("list@acme.cn") with { IsAddress = true });
        var bounced = desk.Decide(ticket, new RecordReply("I am away.") { By = Agent, IsAutomatic = true }, Friday).EnsureAccepted();
        Assert.DoesNotContain(bounced.Notices.AsEnumerable(), n => n.Template == "heard");
        var answered = desk.Decide(ticket, new RecordReply("It works.") { By = Agent }, Friday).EnsureAccepted();
        Assert.Equal(2, answered.Notices.Count(n => n.Template == "heard"));
    }

    [Fact]
    [Trait("Requirement", "ROL-2")]
    public void Who_follows_sees_what_they_may_and_no_more()
    {
        var opened = CallCenter.Open(Opening(), Friday);
        var seen = opened.Ticket.Then(Friday, Copy("anna.lopez") with { Sees = WatcherSight.Ticket });
        var told = opened.Ticket.Then(Friday, Copy("anna.lopez"));
        Assert.Equal((true, false, false), (CanRead(seen), CanRead(told), CanRead(opened.Ticket)));
        var view = CallCenter.View(seen, opened.Events, Anna)!;
        Assert.Null(view.Ticket.Intake.ContactMeans);
        Assert.DoesNotContain(view.Events.AsEnumerable(), e => e is TargetChosen);
        // What a role shows anyway is not less for following, and a disabled account sees nothing.
        Assert.NotNull(CallCenter.View(seen.Then(Friday, Copy("li.wei")), opened.Events, Engineer)!.Ticket.Intake.ContactMeans);
        Assert.False(CallCenter.CanRead(seen, Anna with { IsEnabled = false }));

        static bool CanRead(Ticket ticket) => CallCenter.CanRead(ticket, Anna);
    }

    [Fact]
    public void Who_was_put_in_copy_could_not_leave()
    {
        var ticket = Open().Then(Friday, Copy("anna.lopez"), Copy("wu"));
        Assert.Equal("actor.not-own-ticket", CallCenter.Decide(ticket, new UnwatchTicket("wu") { By = Anna }, Friday).Rejection?.Code);
        var left = ticket.Then(Friday, new UnwatchTicket("anna.lopez") { By = Anna });
        Assert.Equal("wu", Assert.Single(left.Watchers).Who);
        Assert.Equal(
            "actor.not-own-ticket",
            CallCenter.Decide(left, new UnwatchTicket("anna.lopez") { By = Anna }, Friday).Rejection?.Code
        );
    }

    [Fact]
    public void A_ticket_with_followers_rebuilds_equal_and_forgets_them()
    {
        var opened = CallCenter.Open(Opening(), Friday);
        var added = CallCenter.Decide(opened.Ticket, Copy("anna.lopez"), Friday);
        var removed = CallCenter.Decide(added.Ticket, new UnwatchTicket("anna.lopez") { By = Customer }, Friday);
        TicketEvent[] events = [.. opened.Events, .. added.Events, .. removed.Events];
        Assert.Equal(removed.Ticket, CallCenter.Rebuild(events));
        Assert.Equal(added.Ticket, TicketJson.ReadTicket(TicketJson.Write(added.Ticket)));
        var forgotten = CallCenter.Rebuild(events.Select(e => e.Redact(new("anna.lopez", "person-1"))).Take(events.Length - 1));
        Assert.Equal("person-1", forgotten.Watchers.Single().Who);
        Assert.Empty(CallCenter.Rebuild(events.Select(e => e.Redact(new("anna.lopez", "person-1")))).Watchers);
    }

    [Theory]
    [InlineData("", false, WatcherSight.Notices, "watch.nobody")]
    [InlineData("chen@acme.cn", false, WatcherSight.Notices, "watch.is-requester")]
    [InlineData("anna.lopez", false, WatcherSight.Ticket, "watch.done")]
    [InlineData("ANNA.LOPEZ", true, WatcherSight.Notices, "watch.done")]
    [InlineData("list@acme.cn", true, WatcherSight.Ticket, "watch.sees-nothing")]
    public void Who_cannot_be_in_copy_is_refused(string who, bool isAddress, WatcherSight sees, string code)
    {
        var ticket = Open().Then(Friday, Copy("anna.lopez"));
        var command = new WatchTicket(who)
        {
            By = Agent,
            IsAddress = isAddress,
            Sees = sees,
        };
        Assert.Equal(code, CallCenter.Decide(ticket, command, Friday).Rejection?.Code);
        Assert.Equal("unwatch.not-there", CallCenter.Decide(ticket, new UnwatchTicket("wu") { By = Agent }, Friday).Rejection?.Code);
    }

    [Fact]
    public void No_ticket_is_followed_by_more_than_a_hundred()
    {
        var full = Enumerable.Range(0, 100).Aggregate(Open(), (t, i) => t.Then(Friday, Copy($"p{i}")));
        Assert.Equal("watch.too-many", CallCenter.Decide(full, Copy("one-more"), Friday).Rejection?.Code);
    }

    private static WatchTicket Copy(string who) => new(who) { By = Agent };

    private static IEnumerable<string> Told(Ticket ticket, TicketCommand command) =>
        CallCenter
            .Decide(ticket, command, Friday)
            .EnsureAccepted()
            .Notices.Where(n => n.Template == "progress")
            .Select(n => n.Recipient.ToString());
}
