namespace SupportWorkflow;

/// <summary>
/// The numbers of the facts a ticket has, in the order of its catalogue: those of the library, then those whose values a profile chooses.
/// A profile's own fields follow from <see cref="FirstField"/> on.
/// </summary>
internal enum TicketFact
{
    StateKind,
    WaitsOn,
    AffectedUsers,
    SecurityAlert,
    Assigned,
    Acknowledged,
    Confirmed,
    ResolutionResult,
    Rating,
    Reopened,
    ActorIsRequester,
    ActorIsAssignee,
    ActorIsEnabled,
    CommandResult,
    CommandScore,
    SimilarCount,
    IntakeComplete,
    UrgentReport,
    CallerUpset,
    RequesterKnown,
    RecordComplete,
    AuditPassed,
    CommandHasReason,
    OpenedOutsideHours,
    State,
    Priority,
    ChosenPriority,
    Category,
    Channel,
    Scenario,
    Impact,
    Urgency,
    Tier,
    Kind,
    RequesterKind,
    FirstField,
}
