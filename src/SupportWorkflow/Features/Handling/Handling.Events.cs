using System.Text.Json.Serialization;
using NodaTime;
using SupportWorkflow.Handling;
using SupportWorkflow.Intake;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow;

/// <summary>Somebody began to work on it.</summary>
public sealed record WorkStarted : TicketEvent
{
    internal override string StableName => "work-started";

    internal override bool IsForRequester => true;

    internal override void Fold(Ticket own) { }

    internal override LocalText Tell(IProfileWords words) => HandlingTexts.Table.Say(StableName);
}

/// <summary>The handler was in contact with the requester.</summary>
/// <param name="Note">What was said.</param>
public sealed record RequesterContacted([property: Personal] string Note) : TicketEvent
{
    /// <summary>Whether a machine sent it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsAutomatic { get; init; }

    internal override string StableName => "requester-contacted";

    internal override bool IsForRequester => true;

    internal override bool IsMachineMail => IsAutomatic;

    internal override bool IsContact => !IsAutomatic;

    internal override void Fold(Ticket own)
    {
        if (!IsAutomatic)
            own.Handling = own.Handling with { FirstContactAt = own.Handling.FirstContactAt ?? OccurredAt };
    }

    internal override LocalText Tell(IProfileWords words) =>
        HandlingTexts.Table.Say(IsAutomatic ? "requester-contacted-automatically" : StableName);

    internal override TicketEvent Redacted(in Redactor r) => this with { Note = r.Text(Note) };
}

/// <summary>Something was written into the work log.</summary>
/// <param name="Text">What.</param>
/// <param name="VisibleToRequester">Whether the requester may read it.</param>
/// <param name="Topic">What the entry is, in the desk's words; may be empty.</param>
public sealed record WorkLogged([property: Personal] string Text, bool VisibleToRequester = false, string Topic = "") : TicketEvent
{
    /// <summary>Files that belong to it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    [Personal]
    public ValueList<AttachmentRecord> Attachments { get; init; }

    internal override string StableName => "work-logged";

    internal override bool IsForRequester => VisibleToRequester;

    internal override bool IsContact => VisibleToRequester;

    internal override void Fold(Ticket own)
    {
        own.Handling = own.Handling with { LogEntries = own.Handling.LogEntries + 1 };
        own.Attach(Attachments);
    }

    internal override LocalText Tell(IProfileWords words) => HandlingTexts.Table.Say(StableName, Text);

    internal override TicketEvent Redacted(in Redactor r) =>
        this with
        {
            Text = r.Text(Text),
            Attachments = r.Each(Attachments, AttachmentRecord.Redacted),
        };
}

/// <summary>The requester got a way to go on until it is solved.</summary>
/// <param name="Text">The way.</param>
public sealed record WorkaroundGiven([property: Personal] string Text) : TicketEvent
{
    internal override string StableName => "workaround-given";

    internal override bool IsForRequester => true;

    internal override void Fold(Ticket own) => own.Handling = own.Handling with { Workaround = Text };

    internal override LocalText Tell(IProfileWords words) => HandlingTexts.Table.Say(StableName, Text);

    internal override TicketEvent Redacted(in Redactor r) => this with { Text = r.Text(Text) };
}

/// <summary>The requester was asked for something.</summary>
/// <param name="Question">The question.</param>
public sealed record RequesterAsked([property: Personal] string Question) : TicketEvent
{
    /// <summary>Until when an answer is waited for; null: nobody has said.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public Instant? Until { get; init; }

    internal override bool Sets(string fact) => Until is not null && fact == StateFacts.Until;

    internal override string StableName => "requester-asked";

    internal override bool IsForRequester => true;

    internal override bool IsContact => true;

    internal override void Fold(Ticket own) =>
        (own.Handling, own.State) = (
            own.Handling with
            {
                FirstContactAt = own.Handling.FirstContactAt ?? OccurredAt,
                OpenQuestion = Question,
            },
            own.State.WaitingUntil(Until)
        );

    internal override LocalText Tell(IProfileWords words) =>
        Until is { } until
            ? HandlingTexts.Table.Say("requester-asked-until", Question, words.Local(until))
            : HandlingTexts.Table.Say(StableName, Question);

    internal override TicketEvent Redacted(in Redactor r) => this with { Question = r.Text(Question) };
}

/// <summary>The requester answered.</summary>
/// <param name="Text">The answer.</param>
public sealed record ReplyRecorded([property: Personal] string Text) : TicketEvent
{
    /// <summary>Files that came with it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    [Personal]
    public ValueList<AttachmentRecord> Attachments { get; init; }

    /// <summary>Whether a machine sent it: then nothing is answered.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsAutomatic { get; init; }

    internal override string StableName => "reply-recorded";

    internal override bool IsForRequester => true;

    internal override bool IsMachineMail => IsAutomatic;

    internal override void Fold(Ticket own)
    {
        own.Attach(Attachments);
        if (IsAutomatic)
            return;
        if (own.Handling.OpenQuestion is not null)
            own.Handling = own.Handling with { OpenQuestion = null };
        // Whoever reads the answer judges whether it is clear enough now.
        if (own.Intake.Missing.Any(m => m.Phrase is not null))
            own.Intake = own.Intake with { Missing = [.. own.Intake.Missing.Where(m => m.Phrase is null)] };
    }

    internal override LocalText Tell(IProfileWords words) =>
        HandlingTexts.Table.Say(IsAutomatic ? "reply-recorded-automatically" : StableName, Text);

    internal override TicketEvent Redacted(in Redactor r) =>
        this with
        {
            Text = r.Text(Text),
            Attachments = r.Each(Attachments, AttachmentRecord.Redacted),
        };
}

/// <summary>The ticket was put aside until somebody or something else moves.</summary>
/// <param name="On">Whom or what it waits for.</param>
/// <param name="Reason">Why.</param>
public sealed record WaitStarted(WaitingOn On, [property: Personal] string Reason) : TicketEvent
{
    /// <summary>Until when; null: nobody has said.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public Instant? Until { get; init; }

    internal override bool Sets(string fact) => Until is not null && fact == StateFacts.Until;

    internal override string StableName => "wait-started";

    internal override bool IsForRequester => true;

    internal override void Fold(Ticket own) => own.State = own.State.WaitingUntil(Until);

    internal override LocalText Tell(IProfileWords words) =>
        Until is { } until
            ? HandlingTexts.Table.Say("wait-started-until", words.Word("state.waits-on", LifecycleWords.Of(On)), Reason, words.Local(until))
            : HandlingTexts.Table.Say(StableName, words.Word("state.waits-on", LifecycleWords.Of(On)), Reason);

    internal override TicketEvent Redacted(in Redactor r) => this with { Reason = r.Text(Reason) };
}

/// <summary>Work went on.</summary>
public sealed record WorkResumed : TicketEvent
{
    internal override string StableName => "work-resumed";

    internal override bool IsForRequester => true;

    internal override void Fold(Ticket own) { }

    internal override LocalText Tell(IProfileWords words) => HandlingTexts.Table.Say(StableName);
}

/// <summary>One of the profile's own triggers was fired.</summary>
/// <param name="Trigger">The trigger.</param>
/// <param name="Note">Why.</param>
public sealed record TriggerFired(string Trigger, [property: Personal] string Note) : TicketEvent
{
    internal override string StableName => "trigger-fired";

    internal override void Fold(Ticket own) { }

    internal override LocalText Tell(IProfileWords words) => TicketTexts.Reasoned(words.Trigger(Trigger), Note);

    internal override TicketEvent Redacted(in Redactor r) => this with { Note = r.Text(Note) };
}

/// <summary>The ticket went to a department outside of technical support.</summary>
/// <param name="Department">Who received it.</param>
/// <param name="Reason">Why it is not ours.</param>
/// <param name="Contact">The receiving person.</param>
public sealed record TicketHandedOver(string Department, [property: Personal] string Reason, [property: Personal] string Contact)
    : TicketEvent
{
    internal override string StableName => "ticket-handed-over";

    internal override bool IsForRequester => true;

    internal override void Fold(Ticket own) { }

    internal override LocalText Tell(IProfileWords words) => HandlingTexts.Table.Say(StableName, Department, Reason, Contact);

    internal override TicketEvent Redacted(in Redactor r) => this with { Reason = r.Text(Reason), Contact = r.Text(Contact) };
}
