using System.Text;
using NodaTime;
using SupportWorkflow.Profiles;
using SupportWorkflow.Resolutions;

namespace SupportWorkflow.Cli.Explain;

public class ExplainTicketTests
{
    private static readonly TicketWorkflow CallCenter = BuiltInProfiles.CallCenter.Compile();
    private static readonly Actor Customer = new("chen@acme.cn", Role.Requester),
        Agent = new("wang.fang", Role.Agent),
        Lead = new("zhao.min", Role.Lead),
        Engineer = new("li.wei", Role.Engineer);

    /// <summary>Friday 16:30 in Shanghai.</summary>
    private static readonly Instant Friday = Instant.FromUtc(2024, 10, 11, 8, 30);

    /// <summary>
    /// 16:30 opened (P2: response 30 min, resolution 4 h), 16:32 assigned, 16:33 started, 16:55 recorded that the customer was called at
    /// 16:40, 17:30 solved, 17:35 confirmed.
    /// </summary>
    private static List<TicketEvent> History()
    {
        var opening = new OpenTicket(new("t-1"), new("TS202410110001"), "ERP cannot print invoices")
        {
            By = Agent,
            OnBehalfOf = Customer.Id,
            Impact = "user-blocked",
            Channel = "phone",
            Tier = "normal",
            ContactName = "Chen Jing",
            ContactMeans = "chen@acme.cn",
            Device = "ERP 4.2",
            Description = "Printing an invoice ends with the error E-17.",
            Fields = [new("occurred", Conditions.FactValue.Of("2024-10-11T08:00:00Z"))],
        };
        var opened = CallCenter.Open(opening, Friday);
        var (ticket, events) = (opened.Ticket, opened.Events.ToList());
        foreach (
            var (minute, command) in new (int, TicketCommand)[]
            {
                (2, new AssignTicket(Agent: new("li.wei")) { By = Lead }),
                (3, new StartWork { By = Engineer }),
                (25, new RecordContact { By = Engineer, OccurredAt = Friday + Duration.FromMinutes(10) }),
                (60, new ResolveTicket(new(ResolutionResult.Resolved, "Driver replaced")) { By = Engineer }),
                (65, new ConfirmResolution { By = Customer }),
            }
        )
        {
            var decision = CallCenter.Decide(ticket, command, Friday + Duration.FromMinutes(minute)).EnsureAccepted();
            ticket = decision.Ticket;
            events.AddRange(decision.Events);
        }
        return events;
    }

    private static byte[] Json(IEnumerable<TicketEvent> events) => TicketJson.Write([.. events]);

    [Fact]
    [Trait("Requirement", "RPT-5")]
    public void The_story_tells_every_change_by_whom_when_and_why()
    {
        var run = ToolRun.With(Json(History()), "explain", "ticket", "-", "--json");
        Assert.Equal((0, ""), (run.Code, run.Error));
        var told = run
            .Json.GetProperty("events")
            .EnumerateArray()
            .Select(e =>
                (By: e.GetProperty("by").GetString(), Text: e.GetProperty("text").GetString(), At: e.GetProperty("occurredAt").GetString())
            )
            .ToList();
        Assert.Contains(
            ("wang.fang", "Opened as TS202410110001: ERP cannot print invoices → To verify", "2024-10-11T16:30:00+08:00"),
            told
        );
        Assert.Contains(("zhao.min", "Assigned to li.wei → Dispatched", "2024-10-11T16:32:00+08:00"), told);
        Assert.Contains(("li.wei", "The requester was contacted", "2024-10-11T16:40:00+08:00"), told);
        Assert.Contains(("li.wei", "Solved: Driver replaced → Awaiting confirmation", "2024-10-11T17:30:00+08:00"), told);
        Assert.Equal("awaiting-confirmation", run.Json.GetProperty("state").GetString());
        Assert.Equal("P2", run.Json.GetProperty("priority").GetString());
    }

    /// <summary>At 16:50 the customer had been called at 16:40, but nobody had written it down; the response was still open and due at
    /// 17:00.</summary>
    [Fact]
    public void At_an_earlier_instant_only_what_was_recorded_by_then_is_told_and_clocks_are_read_then()
    {
        var then = ToolRun.With(Json(History()), "explain", "ticket", "-", "--json", "--at", "2024-10-11T16:50:00+08:00").Json;
        Assert.DoesNotContain(then.GetProperty("events").EnumerateArray(), e => e.GetProperty("type").GetString() == "requester-contacted");
        var response = then.GetProperty("clocks").EnumerateArray().Single(c => c.GetProperty("objective").GetString() == "response");
        Assert.Equal(
            ("Running", "2024-10-11T17:00:00+08:00", 600.0),
            (
                response.GetProperty("phase").GetString(),
                response.GetProperty("dueAt").GetString(),
                response.GetProperty("remainingSeconds").GetDouble()
            )
        );
        Assert.Equal("in-progress", then.GetProperty("state").GetString());
    }

    /// <summary>Response 30 minutes: 50 % at 16:45, 80 % at 16:54, due 17:00; resolution 4 h: 50 % at 18:30, 80 % at 19:42, due
    /// 20:30.</summary>
    [Fact]
    public void What_was_due_by_then_and_never_recorded_is_told_apart()
    {
        var late = ToolRun
            .With(
                Json(History().TakeWhile(e => e is not WorkStarted)),
                "explain",
                "ticket",
                "-",
                "--json",
                "--at",
                "2024-10-11T19:00:00+08:00"
            )
            .Json;
        Assert.Equal(
            [
                "Response: 50% of the time was used up at 2024-10-11 16:45:00",
                "Response: 80% of the time was used up at 2024-10-11 16:54:00",
                "Response: the time was up at 2024-10-11 17:00:00",
                "Resolution: 50% of the time was used up at 2024-10-11 18:30:00",
            ],
            late.GetProperty("dueByThen")
                .EnumerateArray()
                .Where(e => e.GetProperty("type").GetString() == "clock-point-reached")
                .Select(e => e.GetProperty("text").GetString()!)
        );
    }

    [Fact]
    [Trait("Requirement", "ROL-1")]
    public void Each_role_is_told_what_it_may_do_and_why_not_the_rest()
    {
        var may = ToolRun
            .With(Json(History()), "explain", "ticket", "-", "--json")
            .Json.GetProperty("permitted")
            .EnumerateArray()
            .ToDictionary(p => p.GetProperty("role").GetString()!);
        Assert.Contains(may["agent"].GetProperty("now").EnumerateArray(), t => t.GetString() == "close");
        Assert.DoesNotContain(may["requester"].GetProperty("now").EnumerateArray(), t => t.GetString() == "close");
        var no = may["requester"].GetProperty("notNow").EnumerateArray().Single(t => t.GetProperty("trigger").GetString() == "close");
        Assert.Equal("lifecycle.role-not-granted", no.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("en", "What happened", "Assigned to li.wei → Dispatched", "Confirmed: it is solved")]
    [InlineData("zh", "经过", "分派给 li.wei → 已分派", "用户确认已解决")]
    public void The_page_speaks_both_languages(string language, params string[] texts)
    {
        using var scratch = new Scratch();
        var run = ToolRun.Of("explain", "ticket", scratch.File("t.json", Json(History())), "--lang", language);
        Assert.Equal(0, run.Code);
        Assert.All(texts, t => Assert.Contains(t, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void Everything_wrong_with_a_history_is_listed_at_once()
    {
        var text = Encoding.UTF8.GetString(Json(History().Skip(1)));
        var run = ToolRun.With(
            Encoding.UTF8.GetBytes(text.Replace("in-progress", "in-heaven", StringComparison.Ordinal)),
            "explain",
            "ticket",
            "-",
            "--json",
            "--profile",
            "call-center"
        );
        Assert.Equal(2, run.Code);
        var codes = run.Json.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("code").GetString()).ToHashSet();
        Assert.Superset(new HashSet<string?> { "events.no-opening", "events.gap" }, codes);
        var other = ToolRun.With(
            Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Json(History())).Replace("in-progress", "in-heaven", StringComparison.Ordinal)),
            "explain",
            "ticket",
            "-",
            "--json"
        );
        Assert.Contains(other.Json.GetProperty("problems").EnumerateArray(), p =>
            p.GetProperty("code").GetString() == "events.unknown-state" && p.GetProperty("found").GetString() == "in-heaven"
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("[{\"type\":\"ticket-opened\"}]")]
    [InlineData("nonsense")]
    public void What_is_no_history_is_said_so(string text)
    {
        var run = ToolRun.With(Encoding.UTF8.GetBytes(text), "explain", "ticket", "-");
        Assert.Equal(2, run.Code);
        Assert.NotEqual("", run.Error);
    }

    [Fact]
    public void Events_of_a_profile_that_is_not_at_hand_ask_for_it()
    {
        var text = Encoding.UTF8.GetString(Json(History())).Replace("call-center", "elsewhere", StringComparison.Ordinal);
        var run = ToolRun.With(Encoding.UTF8.GetBytes(text), "explain", "ticket", "-", "--json");
        Assert.Equal((2, "events.other-profile"), (run.Code, run.Json.GetProperty("problems")[0].GetProperty("code").GetString()));
    }
}
