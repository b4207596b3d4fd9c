using System.Text.Json.Serialization;
using NodaTime;
using SupportWorkflow.Intake;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow;

/// <summary>Somebody begins to work on the ticket.</summary>
public sealed record StartWork : TicketCommand
{
    internal override string? WrittenReason => null;
}

/// <summary>The handler's first or further contact with the requester: what stops the response clock (SLA-13).</summary>
/// <param name="Note">What was said; may be empty.</param>
public sealed record RecordContact(string Note = "") : TicketCommand
{
    /// <summary>Whether a machine sent it, such as a receipt: it is recorded and keeps no promise. What <c>system:</c> records
    /// is so.</summary>
    public bool IsAutomatic { get; init; }

    internal override bool IsMachineMail => IsAutomatic || By.IsSystem;

    internal override void Look(ref TextCheck texts) => texts.Text("note", Note);

    internal override string? WrittenReason => null;
}

/// <summary>Writes down what was done: diagnosis, obstacle, next plan (HND-1).</summary>
/// <param name="Text">What; not empty.</param>
public sealed record LogWork(string Text) : TicketCommand
{
    /// <summary>Whether the requester may read it. Default: no.</summary>
    public bool VisibleToRequester { get; init; }

    /// <summary>What the entry is, in the desk's words, such as <c>step</c>, <c>obstacle</c> or <c>plan</c>; may be empty.</summary>
    public string Topic
    {
        get;
        // JSON that leaves it out hands over null.
        init => field = value ?? "";
    } = "";

    /// <summary>Files that belong to it (INT-9).</summary>
    public ValueList<AttachmentRecord> Attachments { get; init; }

    internal override void Look(ref TextCheck texts)
    {
        texts.Text("text", Text);
        texts.Text("topic", Topic);
        AttachmentRecord.Look(Attachments, ref texts);
    }

    internal override string? WrittenReason => null;
}

/// <summary>Gives the requester a way to go on until it is solved (HND-4); recorded apart from the solution.</summary>
/// <param name="Text">The way; not empty.</param>
public sealed record GiveWorkaround(string Text) : TicketCommand
{
    internal override void Look(ref TextCheck texts) => texts.Text("text", Text);

    internal override string? WrittenReason => null;
}

/// <summary>Asks the requester for something and waits for the answer. Also a contact (SLA-13).</summary>
/// <param name="Question">The question; not empty.</param>
public sealed record AskRequester(string Question) : TicketCommand
{
    internal override void Look(ref TextCheck texts) => texts.Text("question", Question);

    internal override string? WrittenReason => null;
}

/// <summary>The requester answered.</summary>
/// <param name="Text">The answer; may be empty.</param>
public sealed record RecordReply(string Text) : TicketCommand
{
    /// <summary>The answers to what was asked for, by name: members of the intake record and the profile's own fields (INT-4).</summary>
    [JsonConverter(typeof(TicketFieldsConverter))]
    public ValueList<TicketField> Fields { get; init; }

    /// <summary>Files that came with it (INT-9).</summary>
    public ValueList<AttachmentRecord> Attachments { get; init; }

    /// <summary>Whether a machine sent it, such as an out-of-office mail: it is recorded, ends no waiting and starts no promise. What
    /// <c>system:</c> records is so.</summary>
    public bool IsAutomatic { get; init; }

    internal override bool IsMachineMail => IsAutomatic || By.IsSystem;

    internal override void Look(ref TextCheck texts)
    {
        texts.Text("text", Text);
        TicketField.Look(Fields, ref texts);
        AttachmentRecord.Look(Attachments, ref texts);
    }

    internal override string? WrittenReason => null;
}

/// <summary>Puts the ticket aside until somebody or something else moves.</summary>
/// <param name="On">Whom or what it waits for.</param>
/// <param name="Reason">Why; not empty.</param>
/// <example><code>
/// new WaitFor(WaitingOn.Schedule, "the technician comes on Monday") { Until = Instant.FromUtc(2025, 11, 3, 8, 0), By = li }
/// </code></example>
public sealed record WaitFor(WaitingOn On, string Reason) : TicketCommand
{
    /// <summary>
    /// Until when; null: until somebody resumes it. What happens then is said by a rule of the profile for the moment <c>state.until</c>;
    /// in the built-in profiles the work is resumed. A profile without such a rule refuses it.
    /// </summary>
    [JsonConverter(typeof(InstantConverter))]
    public Instant? Until { get; init; }

    internal override void Look(ref TextCheck texts) => texts.Text("reason", Reason);

    internal override string? WrittenReason => Reason;
}

/// <summary>What was waited for has come; work goes on.</summary>
public sealed record ResumeWork : TicketCommand
{
    internal override string? WrittenReason => null;
}

/// <summary>Fires a trigger that only the profile knows. Refused for triggers that belong to a command of their own.</summary>
/// <param name="Name">The trigger.</param>
/// <param name="Note">Why, for the record; may be empty.</param>
public sealed record FireTrigger(string Name, string Note = "") : TicketCommand
{
    internal override void Look(ref TextCheck texts)
    {
        texts.Text("name", Name);
        texts.Text("note", Note);
    }

    internal override string? WrittenReason => null;
}

/// <summary>Gives the ticket to a department outside of technical support; that ends it here and keeps the record (INT-6).</summary>
/// <param name="Department">Who receives it; not empty.</param>
/// <param name="Reason">Why it is not ours; not empty.</param>
/// <param name="Contact">The receiving person; not empty.</param>
public sealed record HandOver(string Department, string Reason, string Contact) : TicketCommand
{
    internal override void Look(ref TextCheck texts)
    {
        texts.Text("department", Department);
        texts.Text("reason", Reason);
        texts.Text("contact", Contact);
    }

    internal override string? WrittenReason => Reason;
}
