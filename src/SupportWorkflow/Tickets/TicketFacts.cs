using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Resolutions;

namespace SupportWorkflow;

/// <summary>
/// A ticket's facts by their numbers, for compiled conditions; an actor, a command and outside facts add theirs while one is decided.
/// What nobody said is missing.
/// </summary>
internal readonly struct TicketFacts(Ticket ticket, FactCatalogue catalogue, ClosingRules closing, Actor? actor = null, TicketCommand? command = null, OutsideFacts? given = null) : IFactReader
{
    private static readonly TextTable Labels = new("Tickets.Facts");

    private static readonly ValueList<FactChoice> Results = ["resolved", "unresolved", "to-be-followed-up"];

    /// <summary>The facts whose values no profile chooses, in the order of <see cref="TicketFact"/>.</summary>
    public static readonly FactCatalogue Free = FactCatalogue.Of(
        FactDeclaration.Choice("state.kind", [.. LifecycleWords.Kinds.Keys.Select(k => new FactChoice(k, LifecycleWords.KindText(k)))]) with { KnowsSince = true },
        FactDeclaration.Choice("state.waits-on", [.. LifecycleWords.Waits.Keys.Select(k => new FactChoice(k, LifecycleWords.WaitText(k)))]),
        FactDeclaration.Number("affected-users"),
        FactDeclaration.YesNo("security-alert"),
        FactDeclaration.YesNo("assigned"),
        FactDeclaration.YesNo("acknowledged"),
        FactDeclaration.YesNo("confirmed"),
        FactDeclaration.Choice("resolution.result", Results),
        FactDeclaration.Number("rating.score"),
        FactDeclaration.Number("reopened.count"),
        FactDeclaration.YesNo("actor.is-requester"),
        FactDeclaration.YesNo("actor.is-assignee"),
        FactDeclaration.YesNo("actor.enabled"),
        FactDeclaration.Choice("command.result", Results),
        FactDeclaration.Number("command.score"),
        FactDeclaration.Number("similar.count"),
        FactDeclaration.YesNo("intake.complete"),
        FactDeclaration.YesNo("urgent-report"),
        FactDeclaration.YesNo("caller-upset"),
        FactDeclaration.YesNo("requester.known"),
        FactDeclaration.YesNo("record.complete"),
        FactDeclaration.YesNo("audit.passed"),
        FactDeclaration.YesNo("command.has-reason"),
        FactDeclaration.YesNo("opened.outside-hours"),
        FactDeclaration.Number("escalation.level"),
        FactDeclaration.YesNo("escalation.answered"),
        FactDeclaration.YesNo("green-channel"),
        FactDeclaration.YesNo("reason.owed"),
        FactDeclaration.YesNo("review.called"));

    /// <summary>The names of facts that only outside facts answer.</summary>
    public static readonly string[] Outside = ["similar.count"];

    /// <summary>All facts, in the order of <see cref="TicketFact"/>.</summary>
    /// <param name="ofProfile">From the state to the kind of requester.</param>
    /// <param name="fields">The profile's own fields, as <c>field.name</c>.</param>
    /// <exception cref="ArgumentException">A fact is missing or not in its place.</exception>
    public static FactCatalogue CatalogueOf(ReadOnlySpan<FactDeclaration> ofProfile, ReadOnlySpan<FactDeclaration> fields)
    {
        var catalogue = Free.With(ofProfile).With(fields);
        return catalogue.IndexOf("state") == (int)TicketFact.State && catalogue.IndexOf("requester.kind") == (int)TicketFact.RequesterKind
            ? FactCatalogue.Of([.. catalogue.Facts.Select(f => Labels.Has(f.Name) ? f with { Label = Labels.Say(f.Name) } : f)])
            : throw new ArgumentException("The facts do not stand in the order of their numbers.", nameof(ofProfile));
    }

    public bool IsKnown(int fact) => catalogue[fact].Type switch
    {
        FactType.Number => Number(fact) is not null,
        FactType.Text => Text(fact) is not null,
        _ => Code(fact) >= 0,
    };

    public int Code(int fact) => (TicketFact)fact switch
    {
        TicketFact.StateKind => (int)ticket.State.Kind,
        TicketFact.WaitsOn => ticket.State.WaitsOn is { } on ? (int)on : -1,
        TicketFact.SecurityAlert => Code(ticket.Intake.SecurityAlert),
        TicketFact.OpenedOutsideHours => Code(ticket.Intake.OutsideHours),
        TicketFact.Assigned => ticket.Assignment is null ? 0 : 1,
        TicketFact.Acknowledged => ticket.Assignment?.AcknowledgedAt is null ? 0 : 1,
        TicketFact.Confirmed => ticket.Resolution?.ConfirmedAt is null ? 0 : 1,
        TicketFact.ResolutionResult => Code(ticket.Resolution),
        TicketFact.ActorIsRequester => actor is null ? -1 : actor.Id == ticket.Intake.Requester ? 1 : 0,
        TicketFact.ActorIsAssignee => actor is null ? -1 : actor.Id == ticket.Assignment?.Agent?.Value ? 1 : 0,
        TicketFact.ActorIsEnabled => actor is null ? -1 : actor.IsEnabled ? 1 : 0,
        TicketFact.CommandResult => Code((command as ResolveTicket)?.Resolution),
        TicketFact.IntakeComplete => ticket.Intake.Missing.Count == 0 ? 1 : 0,
        TicketFact.UrgentReport => Code(ticket.Intake.UrgentReport),
        TicketFact.CallerUpset => Code(ticket.Intake.CallerUpset),
        TicketFact.RequesterKnown => ticket.Intake.Requester.Length > 0 ? 1 : 0,
        TicketFact.RecordComplete => RecordCheck.IsComplete(ticket, closing) ? 1 : 0,
        TicketFact.AuditPassed => ticket.Closing.Audit is { Passed: true } ? 1 : 0,
        TicketFact.EscalationAnswered => ticket.Escalation.Level == 0 ? -1 : ticket.Escalation.AnsweredAt is null ? 0 : 1,
        TicketFact.GreenChannel => ticket.Escalation.GreenChannel ? 1 : 0,
        TicketFact.ReasonOwed => ticket.Escalation.ReasonAskedBy is null ? 0 : 1,
        TicketFact.ReviewCalled => ticket.Escalation.ReviewCalled ? 1 : 0,
        TicketFact.CommandHasReason => command is null ? -1 : string.IsNullOrWhiteSpace(command.WrittenReason) ? 0 : 1,
        < TicketFact.FirstField => Text(fact) is { } text ? catalogue.CodeOf(fact, text) : -1,
        _ => FieldCode(fact),
    };

    public string? Text(int fact) => (TicketFact)fact switch
    {
        TicketFact.State => ticket.State.Name,
        TicketFact.Priority => ticket.Priority?.Code.Code,
        TicketFact.ChosenPriority => ticket.Intake.ChosenPriority?.Code,
        TicketFact.Category => ticket.Category?.Path,
        TicketFact.Channel => ticket.Intake.Channel,
        TicketFact.Scenario => ticket.Intake.Scenario,
        TicketFact.Impact => ticket.Intake.Impact,
        TicketFact.Urgency => ticket.Intake.Urgency,
        TicketFact.Tier => ticket.Intake.Tier,
        TicketFact.Kind => ticket.Intake.Kind,
        TicketFact.RequesterKind => ticket.Intake.RequesterKind,
        >= TicketFact.FirstField => Field(fact).Text,
        _ => null,
    };

    public decimal? Number(int fact) => (TicketFact)fact switch
    {
        TicketFact.AffectedUsers => ticket.Intake.AffectedUsers,
        TicketFact.Rating => ticket.Closing.Rating?.Score,
        TicketFact.Reopened => ticket.Closing.Reopened,
        TicketFact.CommandScore => (command as RateTicket)?.Score,
        TicketFact.SimilarCount => given?.Similar,
        TicketFact.Level => ticket.Escalation.Level,
        >= TicketFact.FirstField => Field(fact).Number,
        _ => null,
    };

    public FactValue Value(int fact)
    {
        var declared = catalogue[fact];
        var value = declared.Type switch
        {
            FactType.Number => FactValue.Of(Number(fact)),
            FactType.YesNo => FactValue.Of(Code(fact) is >= 0 and var yes ? yes == 1 : null),
            FactType.Choice => FactValue.Of(Chosen(fact, declared)),
            _ => FactValue.Of(Text(fact)),
        };
        return Since(fact) is { } since ? value.HeldSince(since) : value;
    }

    public Instant? Since(int fact) => (TicketFact)fact switch
    {
        TicketFact.State => ticket.State.EnteredAt,
        TicketFact.StateKind => ticket.State.KindSince,
        _ => null,
    };

    private static int Code(bool? yes) => yes switch { null => -1, true => 1, false => 0 };

    private static int Code(ResolutionRecord? resolution) => resolution is null ? -1 : (int)resolution.Result;

    /// <summary>The value of a choice as it is written, even when it is none of the list.</summary>
    private string? Chosen(int fact, FactDeclaration declared)
    {
        if (Text(fact) is { } text) return text;
        var code = Code(fact);
        return code >= 0 && code < declared.Choices.Count ? declared.Choices[code].Value : null;
    }

    private FactValue Field(int fact) => ticket.Field(catalogue[fact].Name.AsSpan("field.".Length));

    private int FieldCode(int fact)
    {
        var value = Field(fact);
        if (value.YesNo is { } yes) return yes ? 1 : 0;
        return value.Text is { } text ? catalogue.CodeOf(fact, text) : -1;
    }
}
