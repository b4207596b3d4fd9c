using NodaTime;
using SupportWorkflow;
using SupportWorkflow.Calendars;
using SupportWorkflow.Closing;
using SupportWorkflow.Conditions;
using SupportWorkflow.Escalations;
using SupportWorkflow.Handling;
using SupportWorkflow.Intake;
using SupportWorkflow.Links;
using SupportWorkflow.Profiles;
using SupportWorkflow.Resolutions;
using SupportWorkflow.ServiceLevels;

namespace Outsider;

/// <summary>A screen that shows everything a ticket says, and whatever may be done with it; and what a person may want forgotten.</summary>
internal static class Screen
{
    private static readonly Actor Li = new("li.wei", Role.Engineer);
    private static readonly Actor Zhao = new("zhao.min", Role.Lead);

    public static void Run()
    {
        Console.WriteLine("A screen");
        TicketWorkflow workflow = BuiltInProfiles.CallCenter.Compile();
        Instant now = Instant.FromUtc(2024, 10, 11, 8, 30);
        var tickets = new List<Ticket>();
        var events = new List<TicketEvent>();
        Decision opened = workflow.Open(
            new OpenTicket(new("t-1"), new("TS1"), "Printer is dead")
            {
                By = Zhao,
                OnBehalfOf = "chen",
                Channel = "phone",
                Impact = "user-blocked",
                Attachments = [new AttachmentRecord("photo.jpg", 1024, "blob-1")],
            },
            now
        );
        events.AddRange(opened.EnsureAccepted().Events);
        Ticket ticket = opened.Ticket;
        foreach (TicketCommand command in Life())
        {
            now += Duration.FromMinutes(7);
            Decision next = workflow.Decide(ticket, command, now);
            if (!next.IsAccepted)
                Console.WriteLine($"  {command.GetType().Name}: {next.Rejection}");
            events.AddRange(next.Events);
            foreach (FollowUp followUp in next.FollowUps)
                Console.WriteLine($"  for {followUp.Ticket}: {followUp.Command.GetType().Name}");
            ticket = next.Ticket;
        }
        tickets.Add(ticket);

        HandlingRecord handling = ticket.Handling;
        AttachmentRecord photo = ticket.Intake.Attachments[0];
        LinkRecord? link = ticket.Links.FirstOrDefault();
        ClosingRecord closing = ticket.Closing;
        Console.WriteLine(
            $"  {handling.LogEntries} entries, {photo.Name}, linked to {link?.Other}, rated {Show(closing.Rating)}, {Show(closing.Audit)}"
        );
        Expect.That(handling.LogEntries == 1 && link is not null, "everything that was said is on the ticket");
        foreach (FormField field in workflow.Form.Where(f => f.MaySet(Li)))
            Console.WriteLine(
                $"  {field.Text.In("zh-CN")}: {(field.Type == FieldType.Choice ? $"{field.Choices.Count} choices" : field.Type)}"
            );

        FactDeclaration priority = workflow.Facts.Facts.First(f => f.Name == "priority");
        Expect.That(priority.Type == FactType.Choice, $"conditions may ask for '{priority.Name}', one of {priority.Choices.Count}");
        var facts = new Dictionary<string, FactValue> { ["priority"] = FactValue.Of("P2") };
        TargetExplanation why = workflow.ExplainTarget("resolution", now, facts);
        AskedTarget asked = why.Rows[^1];
        ConditionLine line = asked.Why.Lines[0];
        Expect.That(asked.Holds, $"row {asked.Row} says {asked.Target.Text} because {line.Text}");

        SlaClock clock = ticket.Clock("resolution")!;
        foreach (ClockSegment segment in clock.Explain(now, workflow.Calendars).Segments)
            Console.WriteLine($"  {segment.Start} – {segment.End}: {segment.Why}");
        ClockReading reading = clock.At(now, workflow.Calendars);
        Expect.That(reading.Outcome is ClockOutcome.Open or ClockOutcome.Met, $"the promise is {reading.Outcome}");
        Objective promise = workflow.Objectives.First(o => o.Name == "resolution");
        TargetRow row = promise.Targets[0];
        Console.WriteLine($"  {row.Target.Text}, after a reopening: {(promise.OnReopen == ReopenMode.Continue ? "it goes on" : "anew")}");
        SlaClock longer = SlaClock
            .Start("call", SlaTarget.Elapsed(Duration.FromHours(1)), now)
            .Retarget(SlaTarget.Elapsed(Duration.FromHours(2)), now, RetargetMode.FromStart);
        ClockPoint? next80 = longer.NextPoint(new List<WarningPoint> { WarningPoint.Used(80) }, workflow.Calendars);
        Expect.That(next80!.Value.DueAt == now + Duration.FromMinutes(96), "80 % of two hours is 96 minutes");

        var board = new SlaBoard(workflow.Calendars);
        board.Set(ticket.Id, ticket.Priority!.Code, longer);
        BoardCounts counts = board.Count(now + Duration.FromHours(3));
        Expect.That(counts.Breached == 1, "the board sees who is late");

        var rule = new EscalationRule("twice")
        {
            When = Moment.On("work-logged"),
            Then = [RuleAction.OpenGreenChannel()],
            OncePer = OncePer.Ticket,
        };
        Expect.That(EscalationRule.FromJson(System.Text.Encoding.UTF8.GetBytes(rule.ToJson())) == rule, "a rule survives its JSON");

        WorkCalendar duty = WorkCalendar.In("Asia/Shanghai").HoursOf(new DutyPlan()).Build();
        WorkCalendar office = WorkCalendar
            .In("Asia/Shanghai")
            .Open(Weekdays.MondayToFriday, "09:00-18:00")
            .Holidays(HolidaySet.China)
            .Build();
        SpecialDay national = office.SpecialDayOn(new(2024, 10, 1))!;
        Expect.That(national.Text.In("zh-CN") == "国庆节", $"{national.Date} is closed: {national.Text}");
        WorkInterval first = duty.OpenIntervals(now, now + Duration.FromDays(2)).First();
        Expect.That(duty.Add(now, Duration.Zero, ClosingRule.ClosingInstant) == now, $"a duty plan is a calendar: {first.Start}");
        LocalDate due = duty.AddBusinessDays(new LocalDate(2024, 10, 12), 1, DayCount.FirstOpenDayIsOne);
        SlaTarget days = SlaTarget.BusinessDays(2, "duty", BusinessDayRule.EndOfDay);
        Expect.That(due == new LocalDate(2024, 10, 14), $"business days are counted: {due}, {days.Text}");
        try
        {
            duty.Add(now, Duration.FromDays(100_000));
        }
        catch (CalendarExhaustedException e)
        {
            Console.WriteLine($"  {e.Message}");
        }

        try
        {
            TicketJson.ReadTicket("[]"u8);
        }
        catch (TicketFormatException e)
        {
            Console.WriteLine($"  {e.Message}");
        }
        try
        {
            workflow.Decide(ticket, new StartWork { By = new("chen", Role.Requester) }, now).EnsureAccepted();
        }
        catch (TicketRefusedException e)
        {
            Console.WriteLine($"  {e.Message}");
        }

        // Chen wants to be forgotten.
        var forget = new Redaction("chen", "person-1") { AllTexts = true };
        Ticket anonymous = workflow.Rebuild(events.Select(e => e.Redact(forget)));
        Expect.That(
            anonymous.Intake.Requester == "person-1" && anonymous.Intake.Subject == Redaction.Erased && anonymous.State == ticket.State,
            "a person is forgotten and the ticket stands as it stood"
        );
        Expect.That(events.Count(e => e.ByKind == ActorKind.Person) >= 4, "what people did is told from what rules did");

        // What another system has recorded.
        var recorded = new RecordedTicket(workflow, new("INC-7"), new("INC-7"), new IntakeRecord { Subject = "?", Requester = "" }, now);
        recorded.Record(new StateImported("Closed"), now + Duration.FromHours(1), "closed");
        recorded.Settle(now + Duration.FromHours(1));
        recorded.End(null);
        Expect.That(recorded.Ticket.State.Name == "closed", "a recorded ticket is told");
    }

    private static IEnumerable<TicketCommand> Life() =>
        [
            new AssignTicket(Agent: new("li.wei")) { By = Zhao },
            new StartWork { By = Li },
            new LogWork("Changed the fuse.") { By = Li },
            new LinkTicket(new("t-0"), "related") { By = Li },
            new ResolveTicket(new ResolutionRecord(ResolutionResult.Resolved, "New fuse.")) { By = Li },
        ];

    private static string Show(RatingRecord? rating) => rating is null ? "by nobody" : $"{rating.Score}";

    private static string Show(AuditRecord? audit) =>
        audit is null ? "not audited"
        : audit.Passed ? "passed"
        : "failed";

    private sealed class DutyPlan : IWorkHours
    {
        public IReadOnlyList<LocalTimeRange> On(LocalDate date) =>
            date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday ? [] : [LocalTimeRange.Parse("08:00-20:00")];
    }
}
