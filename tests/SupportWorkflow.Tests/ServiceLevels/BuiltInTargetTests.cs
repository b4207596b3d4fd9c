using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Profiles;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.ServiceLevels;

/// <summary>
/// Sheets P-4 and P-8 through the profiles themselves, calculated by hand. Friday 11 October 2024 is followed by a make-up Saturday; Monday
/// 30 September by a holiday until Monday 7 October.
/// </summary>
public sealed class BuiltInTargetTests
{
    private static readonly TicketWorkflow Platform = BuiltInProfiles.OnlinePlatform.Compile(),
        Department = BuiltInProfiles.SupportDepartment.Compile();
    private static readonly Actor Supporter = new("li.wei", new Role("supporter"));

    [Theory]
    [Trait("Requirement", "SLA-4")]
    [Trait("Requirement", "P-4")]
    [InlineData("urgent", "2024-10-11T16:30", "2024-10-11T18:30", "2024-10-12T00:30")] // 2 h; 8 h
    [InlineData("high", "2024-10-11T16:30", "2024-10-11T20:30", "2024-10-12T16:30")] // 4 h; one business day: the make-up Saturday
    [InlineData("medium", "2024-10-11T16:30", "2024-10-12T00:30", "2024-10-15T16:30")] // 8 h; Saturday, Monday, Tuesday
    [InlineData("low", "2024-10-11T16:30", "2024-10-12T16:30", "2024-10-17T16:30")] // 24 h; Saturday, Monday to Thursday
    [InlineData("high", "2024-09-30T16:30", "2024-09-30T20:30", "2024-10-08T16:30")] // over the holiday
    [InlineData("low", "2024-09-30T16:30", "2024-10-01T16:30", "2024-10-12T16:30")] // 8 to 11 October and the make-up Saturday
    public void The_platform_answers_by_the_priority_the_requester_chose(string chosen, string opened, string response, string resolution)
    {
        var ticket = OnPlatform(chosen, opened);
        Assert.Equal((response, resolution), (Due(Platform, ticket, "response"), Due(Platform, ticket, "resolution")));
    }

    [Fact]
    [Trait("Requirement", "SLA-7")]
    [Trait("Requirement", "P-4")]
    public void On_the_platform_two_working_hours_of_waiting_for_the_user_move_the_resolution_by_two_working_hours()
    {
        var ticket = OnPlatform("medium", "2024-10-11T16:30");
        ticket = Platform.Decide(ticket, new ClaimTicket { By = Supporter }, At("2024-10-11T17:00")).EnsureAccepted().Ticket;
        ticket = Platform
            .Decide(ticket, new AskRequester("Which browser?") { By = Supporter }, At("2024-10-12T10:00"))
            .EnsureAccepted()
            .Ticket;
        ticket = Platform.Decide(ticket, new RecordReply("Firefox") { By = Supporter }, At("2024-10-12T12:00")).EnsureAccepted().Ticket;
        // Tuesday 16:30 and two hours: one and a half until 18:00, half an hour on Wednesday.
        Assert.Equal("2024-10-16T09:30", Due(Platform, ticket, "resolution"));
    }

    [Theory]
    [Trait("Requirement", "SLA-5")]
    [Trait("Requirement", "P-8")]
    // In hours: 1 working hour; 24 h elapsed; one business day.
    [InlineData("2024-10-11T16:30", "2024-10-12T09:30", "2024-10-12T16:30", "2024-10-12T16:30")]
    // 17:00 sharp is outside: by the end of the next business day.
    [InlineData("2024-10-11T17:00", "2024-10-12T10:00", "2024-10-12T17:00", "2024-10-14T09:00")]
    [InlineData("2024-10-12T08:00", "2024-10-12T10:00", "2024-10-12T17:00", "2024-10-14T09:00")] // before 09:00: that very day
    [InlineData("2024-10-13T12:00", "2024-10-14T10:00", "2024-10-14T17:00", "2024-10-15T09:00")] // Sunday
    // The holiday: elapsed time does not know it.
    [InlineData("2024-09-30T16:30", "2024-10-08T09:30", "2024-10-01T16:30", "2024-10-08T16:30")]
    [InlineData("2024-10-03T11:00", "2024-10-08T10:00", "2024-10-08T17:00", "2024-10-09T09:00")] // amid the holiday
    public void The_department_answers_within_a_day_or_by_the_end_of_the_next_business_day(
        string opened,
        string receipt,
        string response,
        string resolution
    )
    {
        var ticket = AtDepartment("significant", "high", opened);
        Assert.Equal("high", ticket.Priority!.Code.Code);
        Assert.Equal(
            (receipt, response, resolution),
            (Due(Department, ticket, "receipt"), Due(Department, ticket, "response"), Due(Department, ticket, "resolution"))
        );
    }

    [Theory]
    [Trait("Requirement", "P-8")]
    [InlineData("minor", "high", "2024-10-15T16:30")] // medium, 3 business days: Saturday, Monday, Tuesday
    [InlineData("none", "low", "2024-10-17T16:30")] // low, 5 business days
    public void The_department_solves_by_the_matrix_of_scope_and_urgency(string impact, string urgency, string resolution) =>
        Assert.Equal(resolution, Due(Department, AtDepartment(impact, urgency, "2024-10-11T16:30"), "resolution"));

    [Fact]
    [Trait("Requirement", "SLA-7")]
    [Trait("Requirement", "P-8")]
    public void A_planned_visit_pauses_the_departments_resolution()
    {
        var engineer = new Actor("li.wei", Role.Engineer);
        var ticket = AtDepartment("minor", "high", "2024-10-11T16:30");
        ticket = Department.Decide(ticket, new ClaimTicket { By = engineer }, At("2024-10-11T16:40")).EnsureAccepted().Ticket;
        ticket = Department
            .Decide(ticket, new WaitFor(WaitingOn.Schedule, "On Monday at two") { By = engineer }, At("2024-10-14T10:00"))
            .EnsureAccepted()
            .Ticket;
        Assert.Equal(ClockPhase.Paused, Department.Read(ticket, "resolution", At("2024-10-14T13:00")).Phase);
        ticket = Department.Decide(ticket, new ResumeWork { By = engineer }, At("2024-10-14T14:00")).EnsureAccepted().Ticket;
        // Tuesday 16:30 and four hours: half an hour until 17:00, three and a half on Wednesday.
        Assert.Equal("2024-10-16T12:30", Due(Department, ticket, "resolution"));
    }

    [Fact]
    [Trait("Requirement", "SLA-3")]
    public void Acknowledgement_and_arrival_are_promises_like_others()
    {
        // Sheet P-1: acknowledged within 10 minutes of receiving the task; on site within 4 h (urgent) or 8 h (high) of the decision to go.
        var workflow = With(
            """
            {
              "fields": {
                "visit": { "type": "yes-no", "name": { "en": "Visit decided" } },
                "arrived": { "type": "yes-no", "name": { "en": "Arrived" } }
              },
              "objectives": {
                "acknowledgement": {
                  "name": { "en": "Acknowledgement", "zh-CN": "确认接单" },
                  "start": { "becomes": { "fact": "assigned", "is": true } }, "stop": { "becomes": { "fact": "acknowledged", "is": true } },
                  "targets": [{ "within": "PT10M" }]
                },
                "arrival": {
                  "name": { "en": "Arrival", "zh-CN": "到场" },
                  "start": { "becomes": { "fact": "field.visit", "is": true } }, "stop": { "becomes": { "fact": "field.arrived",
                    "is": true } },
                  "targets": [{ "if": { "fact": "priority", "is": "P1" }, "within": "PT4H" }, { "if": { "fact": "priority", "is": "P2" },
                    "within": "PT8H" }]
                }
              }
            }
            """
        );
        var ticket = workflow.Open(Opening("production-unusable"), Friday).Ticket;
        ticket = workflow.Decide(ticket, new AssignTicket(Agent: new("li.wei")) { By = Lead }, Friday + Minutes(5)).EnsureAccepted().Ticket;
        Assert.Equal("2024-10-11T16:45", Due(workflow, ticket, "acknowledgement"));
        ticket = workflow.Decide(ticket, new AcknowledgeTicket { By = Engineer }, Friday + Minutes(15)).EnsureAccepted().Ticket;
        Assert.Equal(ClockOutcome.Met, workflow.Read(ticket, "acknowledgement", Friday + Minutes(20)).Outcome);
        ticket = workflow
            .Decide(ticket, new SetFields([new("visit", FactValue.Of(true))]) { By = Engineer }, Friday + Minutes(30))
            .EnsureAccepted()
            .Ticket;
        Assert.Equal("2024-10-11T21:00", Due(workflow, ticket, "arrival"));
        ticket = workflow
            .Decide(ticket, new SetFields([new("arrived", FactValue.Of(true))]) { By = Engineer }, Friday + Minutes(30 + (4 * 60) + 1))
            .EnsureAccepted()
            .Ticket;
        Assert.Equal(ClockOutcome.Missed, workflow.Read(ticket, "arrival", Friday + Duration.FromHours(6)).Outcome);
    }

    [Fact]
    [Trait("Requirement", "SLA-15")]
    public void An_incident_carries_start_and_end_of_its_outage()
    {
        var workflow = With(
            """
            {
              "fields": {
                "outage-start": { "type": "instant", "name": { "en": "Outage began" } },
                "outage-end": { "type": "instant", "name": { "en": "Outage ended" } }
              }
            }
            """
        );
        var ticket = workflow.Open(Opening(), Friday).Ticket;
        ValueList<TicketField> outage =
        [
            new("outage-start", FactValue.Of("2024-10-11T08:05:00Z")),
            new("outage-end", FactValue.Of("2024-10-11T09:40:00Z")),
        ];
        ticket = workflow.Decide(ticket, new SetFields(outage) { By = Agent }, Friday + Minutes(80)).EnsureAccepted().Ticket;
        Assert.Equal("2024-10-11T08:05:00Z", ticket.Field("outage-start").Text);
        Assert.Equal(ticket, TicketJson.ReadTicket(TicketJson.Write(ticket)));
        Assert.False(
            workflow
                .Decide(ticket, new SetFields([new("outage-end", FactValue.Of("yesterday"))]) { By = Agent }, Friday + Minutes(81))
                .IsAccepted
        );
    }

    private static Ticket OnPlatform(string chosen, string at) =>
        Platform
            .Open(
                new OpenTicket(new("t-1"), new("TS1"), "The report stays empty")
                {
                    By = Customer,
                    Channel = "platform",
                    ChosenPriority = new(chosen),
                    Category = new("software-fault"),
                    Description = "Since this morning the report stays empty.",
                    ContactMeans = "chen@acme.cn",
                },
                At(at)
            )
            .EnsureAccepted()
            .Ticket;

    private static Ticket AtDepartment(string impact, string urgency, string at) =>
        Department
            .Open(
                new OpenTicket(new("t-1"), new("TS1"), "The importer stops")
                {
                    By = Customer,
                    Channel = "phone",
                    Impact = impact,
                    Urgency = urgency,
                    Category = new("fault"),
                    Description = "The importer stops with the error E-17.",
                    ContactName = "Chen Jing",
                    ContactMeans = "chen@acme.cn",
                    Organisation = "Acme",
                    Device = "ERP 4.2",
                    Fields = [new("occurred", FactValue.Of("2024-09-01T08:00:00Z"))],
                },
                At(at)
            )
            .EnsureAccepted()
            .Ticket;

    private static Instant At(string local) =>
        NodaTime
            .Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm")
            .Parse(local)
            .Value.InZoneStrictly(CallCenter.Zone)
            .ToInstant();

    private static string? Due(TicketWorkflow workflow, Ticket ticket, string objective) =>
        workflow.Read(ticket, objective, ticket.ChangedAt).DueAt?.InZone(workflow.Zone).LocalDateTime.ToString("uuuu-MM-dd'T'HH:mm", null);
}
