using SupportWorkflow.Conditions;

namespace SupportWorkflow.Intake;

/// <summary>What may be said about a request by name: members of the intake record and the profile's own fields look alike.</summary>
internal static class FieldChanges
{
    /// <summary>The value of a name; <c>category</c> is one too.</summary>
    public static FactValue Read(Ticket ticket, string name) =>
        IntakeMember.Find(name) is { } member ? member.Read(ticket.Intake)
        : name == "category" ? FactValue.Of(ticket.Category?.Path)
        : ticket.Field(name);

    /// <summary>A form that was left empty says nothing.</summary>
    public static ValueList<TicketField> Trimmed(ValueList<TicketField> fields)
    {
        for (var i = 0; i < fields.Count; i++)
            if (fields[i].Value.Text is { } text && string.IsNullOrWhiteSpace(text))
                fields = fields.With(i, fields[i] with { Value = FactValue.Missing });
        return fields;
    }

    /// <summary>What really changes, before and after; null: nothing.</summary>
    public static FieldsSet? Of(ValueList<TicketField> fields, string reason, Ticket ticket)
    {
        TicketField[] after = [.. Trimmed(fields).Where(f => Read(ticket, f.Name) != f.Value)];
        return after.Length == 0 ? null : new([.. after], [.. after.Select(f => f with { Value = Read(ticket, f.Name) })], reason);
    }

    /// <summary>Changes a ticket that nobody else has seen.</summary>
    public static void Apply(Ticket own, ValueList<TicketField> fields)
    {
        var intake = own.Intake;
        foreach (var (name, value) in fields)
        {
            if (IntakeMember.Find(name) is { } member)
                intake = member.Write(intake, value);
            else
                own.Fields = TicketField.Set(own.Fields, name, value);
        }
        own.Intake = intake with { Missing = Without(intake.Missing, fields) };
    }

    /// <summary>What was given is no longer missing.</summary>
    private static ValueList<MissingField> Without(ValueList<MissingField> missing, ValueList<TicketField> given) =>
        missing.Count == 0 ? missing : [.. missing.Where(m => !given.Any(g => g.Name == m.Field && !g.Value.IsMissing))];
}
