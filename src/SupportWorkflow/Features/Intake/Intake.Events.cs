using System.Text.Json.Serialization;
using SupportWorkflow.Intake;

namespace SupportWorkflow;

/// <summary>The first event of every ticket.</summary>
/// <param name="Id">The host's key.</param>
/// <param name="Number">The number people quote.</param>
/// <param name="Profile">The profile it is decided by.</param>
/// <param name="Intake">What was asked, by whom, how it came in.</param>
public sealed record TicketOpened(TicketId Id, TicketNumber Number, ProfileVersion Profile, [property: Personal] IntakeRecord Intake)
    : TicketEvent
{
    /// <summary>The profile's own fields that were given with it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    [JsonConverter(typeof(TicketFieldsConverter))]
    [Personal]
    public ValueList<TicketField> Fields { get; init; }

    internal override string StableName => "ticket-opened";

    internal override bool IsForRequester => true;

    internal override void Fold(Ticket own) { }

    internal override LocalText Tell(IProfileWords words) => IntakeTexts.Table.Say(StableName, Number, Intake.Subject);

    internal override TicketBefore Past(TicketBefore before) =>
        before with
        {
            Impact = Intake.Impact,
            AffectedUsers = Intake.AffectedUsers,
        };

    internal override TicketEvent WithoutContact() => this with { Intake = Intake.WithoutContact() };

    internal override TicketEvent Redacted(in Redactor r)
    {
        var own = r.Of(Intake.Requester);
        return this with { Intake = Intake.Redacted(own), Fields = own.Each(Fields, TicketField.Redacted) };
    }
}

/// <summary>More was said about the request (RPT-5).</summary>
/// <param name="After">What changed, as it is now; missing: it was taken away.</param>
/// <param name="Before">The same names, as they were.</param>
/// <param name="Reason">Why; may be empty.</param>
public sealed record FieldsSet(
    [property: JsonConverter(typeof(TicketFieldsConverter))] [property: Personal] ValueList<TicketField> After,
    [property: JsonConverter(typeof(TicketFieldsConverter))] [property: Personal] ValueList<TicketField> Before,
    [property: Personal] string Reason = ""
) : TicketEvent
{
    internal override string StableName => "fields-set";

    internal override bool IsForRequester => true;

    internal override void Fold(Ticket own) => FieldChanges.Apply(own, After);

    internal override bool Sets(string fact) =>
        fact.StartsWith(IntakeFacts.FieldPrefix, StringComparison.Ordinal)
        && After.Any(f => fact.AsSpan(IntakeFacts.FieldPrefix.Length).SequenceEqual(f.Name));

    internal override TicketBefore Past(TicketBefore before) => before.With(After);

    internal override LocalText Tell(IProfileWords words) =>
        TicketTexts.Reasoned(IntakeTexts.Table.Say(StableName, LocalText.Join([.. After.Select(f => f.Say(words))])), Reason);

    internal override TicketEvent WithoutContact() => this with { After = Withheld(After), Before = Withheld(Before) };

    private static ValueList<TicketField> Withheld(ValueList<TicketField> fields) =>
        [.. fields.AsEnumerable().Where(f => f.Name is not ("contact-name" or "contact-means"))];

    internal override TicketEvent Redacted(in Redactor r) =>
        this with
        {
            After = r.Each(After, TicketField.Redacted),
            Before = r.Each(Before, TicketField.Redacted),
            Reason = r.Text(Reason),
        };
}

/// <summary>What was written down wrongly was put right.</summary>
/// <param name="After">What changed, as it is now.</param>
/// <param name="Before">The same members, as they were.</param>
/// <param name="Reason">Why.</param>
public sealed record TicketAmended(
    [property: Personal] CorrectionRecord After,
    [property: Personal] CorrectionRecord Before,
    [property: Personal] string Reason
) : TicketEvent
{
    internal override string StableName => "ticket-amended";

    internal override bool IsForRequester => true;

    internal override void Fold(Ticket own) => own.Intake = After.On(own.Intake);

    internal override TicketBefore Past(TicketBefore before) =>
        After.AffectedUsers is { } users ? before with { AffectedUsers = users } : before;

    internal override LocalText Tell(IProfileWords words) =>
        TicketTexts.Reasoned(
            IntakeTexts.Table.Say(
                StableName,
                LocalText.Join([.. After.Names.Select(n => n is "subject" or "requester" ? IntakeTexts.Table.Say(n) : words.Field(n))])
            ),
            Reason
        );

    internal override TicketEvent WithoutContact() => this with { After = After.WithoutContact(), Before = Before.WithoutContact() };

    internal override TicketEvent Redacted(in Redactor r)
    {
        // The texts of a request are the requester's, whoever wrote them down.
        var own = r.Of(After.Requester).Of(Before.Requester);
        return this with { After = After.Redacted(own), Before = Before.Redacted(own), Reason = r.Text(Reason) };
    }
}

/// <summary>The request lacks something that the profile demands;
/// where it enters a waiting state, the requester was asked for it (INT-4).</summary>
/// <param name="Missing">Everything that is missing now, to be asked for; empty: nothing any more.</param>
public sealed record DetailsMissing(ValueList<MissingField> Missing) : TicketEvent
{
    internal override string StableName => "details-missing";

    internal override bool IsForRequester => true;

    internal override void Fold(Ticket own) => own.Intake = own.Intake with { Missing = Missing };

    internal override LocalText Tell(IProfileWords words) =>
        Missing.Count == 0
            ? IntakeTexts.Table.Say("details-missing-none")
            : IntakeTexts.Table.Say(
                StableName,
                LocalText.Join([
                    .. Missing.Select(m => m.Phrase is { } phrase ? IntakeTexts.Table.Say("vague", phrase) : words.Field(m.Field)),
                ])
            );
}
