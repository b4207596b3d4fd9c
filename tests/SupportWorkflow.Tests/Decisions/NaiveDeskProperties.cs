using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Properties;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Profiles;
using SupportWorkflow.Resolutions;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Decisions;

/// <summary>
/// The workflow and an interpreter written apart, in lock step: the same orders by the same people at the same, often back-dated, times.
/// </summary>
[Properties(Arbitrary = [typeof(NaiveDeskProperties)])]
public sealed class NaiveDeskProperties
{
    private static readonly JsonElement Profile = JsonDocument.Parse(BuiltInProfiles.Json("call-center")).RootElement;

    /// <summary>Its rules are asked of another interpreter; none closes a ticket here.</summary>
    private static readonly TicketWorkflow Desk = With("""{ "rules": [] }""");

    private static readonly (Actor Who, string? Role)[] People =
    [
        (Customer, "requester"),
        (new("wu@other.cn", Role.Requester), "requester"),
        (Agent, "agent"),
        (Lead, "lead"),
        (Engineer, "engineer"),
        (Actor.System("test"), "system"),
    ];

    private static readonly (string Trigger, string? Impact, Func<Actor, TicketCommand> Order)[] Orders =
    [
        ("verify", null, by => new FireTrigger("verify") { By = by }),
        ("assign", null, by => new AssignTicket(Agent: new("li.wei")) { By = by, Reason = "knows printers" }),
        ("start", null, by => new StartWork { By = by }),
        ("contact", null, by => new RecordContact { By = by }),
        ("ask", null, by => new AskRequester("?") { By = by }),
        ("reply", null, by => new RecordReply("!") { By = by }),
        ("wait-for-vendor", null, by => new WaitFor(WaitingOn.Vendor, "part") { By = by }),
        ("wait-for-schedule", null, by => new WaitFor(WaitingOn.Schedule, "visit") { By = by }),
        ("resume", null, by => new ResumeWork { By = by }),
        ("resolve", null, by => new ResolveTicket(new(ResolutionResult.Resolved, "done")) { By = by }),
        ("confirm", null, by => new ConfirmResolution { By = by }),
        ("refuse", null, by => new RefuseResolution("no") { By = by }),
        ("close", null, by => new CloseTicket { By = by }),
        ("cancel", null, by => new CancelTicket("gone") { By = by }),
        ("reopen", null, by => new ReopenTicket("again") { By = by }),
        ("archive", null, by => new ArchiveTicket { By = by }),
        ("rate", null, by => new RateTicket(4) { By = by }),
        ("prioritise", "training", by => new PrioritiseTicket { By = by, Impact = "training" }),
        ("prioritise", "core-data-lost", by => new PrioritiseTicket { By = by, Impact = "core-data-lost" }),
        ("prioritise", "usage-question", by => new PrioritiseTicket { By = by, Impact = "usage-question" }),
    ];

    /// <summary>Three of four times somebody who may; half of the orders happened some time before they are written down.</summary>
    public static Arbitrary<Steps<Step>> Walks =>
        LockStep.Of(
            from order in Gen.Frequency((3, Gen.Choose(0, Orders.Length - 1)), (2, Gen.Elements(1, 2, 9, 10, 12)))
            from person in Gen.Choose(0, People.Length - 1)
            from minutes in Gen.Frequency((4, Gen.Choose(0, 120)), (1, Gen.Choose(0, 6000)))
            from back in Gen.Frequency((1, Gen.Constant(0)), (1, Gen.Choose(0, 240)))
            select new Step(order, person, minutes, back)
        );

    [Property(Cases = 300, EndSize = 40)]
    [Trait("Requirement", "SLA-7")]
    public Property A_naive_interpreter_of_the_profile_agrees_step_by_step(Steps<Step> steps)
    {
        var both = new Both();
        return steps.Agree(step => Compare(both, step));
    }

    private static string? Compare(Both both, Step step)
    {
        both.Now += Duration.FromMinutes(step.Minutes);
        var ((who, role), (trigger, impact, order)) = (People[step.Person], Orders[step.Order]);
        var at = both.Now - Duration.FromMinutes(step.Back);
        var decision = Desk.Decide(both.Ticket, order(who) with { OccurredAt = at }, both.Now);
        var expected = both.Naive.Decide(trigger, who.Id, role, impact, at, both.Now);
        both.Ticket = decision.Ticket;
        var told = $"{trigger} by {who.Id} at {at}, {both.Now}";
        if (decision.IsAccepted != expected)
            return $"{told}: {decision.Rejection?.ToString() ?? "accepted"}, expected {expected}";
        if (both.Ticket.State.Name != both.Naive.State)
            return $"{told}: {both.Ticket.State.Name}, expected {both.Naive.State}";
        if (both.Ticket.Priority!.Code.Code != both.Naive.Priority)
            return $"{told}: {both.Ticket.Priority.Code}, expected {both.Naive.Priority}";
        foreach (var objective in Desk.Objectives.AsEnumerable())
        {
            var reading = Desk.Read(both.Ticket, objective.Name, both.Now);
            var naive = both.Naive.Clock(objective.Name, both.Now);
            var clock = reading.Phase.ToString().ToLowerInvariant();
            if (naive is null ? clock != "notstarted" : clock != naive.Value.Phase)
                return $"{told}: {objective.Name} {clock}, expected {naive}";
            if (naive?.Due is { } due && reading.DueAt != (naive.Value.Breached ?? due))
                return $"{told}: {objective.Name} due {reading.DueAt}, expected {naive}";
            if (naive is { Phase: not "cancelled" } && reading.BreachedAt != naive.Value.Breached)
                return $"{told}: {objective.Name} breached {reading.BreachedAt}, expected {naive}";
        }
        return null;
    }

    public sealed record Step(int Order, int Person, int Minutes, int Back)
    {
        public override string ToString() =>
            $"after {Minutes} minutes {Orders[Order].Trigger}({Orders[Order].Impact}) by {People[Person].Who.Id}, told {Back} minutes late";
    }

    private sealed class Both
    {
        public Both()
        {
            Ticket = Desk.Open(Opening(), Friday).Ticket;
            var said = new Dictionary<string, string>
            {
                ["impact"] = "user-blocked",
                ["channel"] = "phone",
                ["intake.complete"] = "true",
                ["requester.known"] = "true",
                ["command.has-reason"] = "false",
                ["assigned"] = "false",
                ["confirmed"] = "false",
            };
            Naive = new(Profile, Desk.Calendars["business"], Customer.Id, said, Friday);
            Naive.Open();
        }

        public Ticket Ticket { get; set; }

        public Instant Now { get; set; } = Friday;

        public NaiveDesk Naive { get; }
    }
}
