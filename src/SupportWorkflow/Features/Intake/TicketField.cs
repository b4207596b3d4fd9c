using SupportWorkflow.Conditions;
using SupportWorkflow.Intake;

namespace SupportWorkflow;

/// <summary>The value of one of the profile's own fields.</summary>
/// <param name="Name">The field, without <c>field.</c> before it.</param>
/// <param name="Value">Its value; dates and instants are ISO 8601 texts.</param>
public readonly record struct TicketField(string Name, [property: Personal] FactValue Value)
{
    private static readonly IntakeRecord Empty = new() { Subject = "", Requester = "" };

    /// <summary>A member of the intake record is as personal here as it is there; of the profile's own fields, those that are
    /// named.</summary>
    internal static TicketField Redacted(TicketField one, Redactor r)
    {
        if (one.Value.Text is not { Length: > 0 })
            return one;
        if (IntakeMember.Find(one.Name) is { } member)
            return one with { Value = member.Read(member.Write(Empty, one.Value).Redacted(r)) };
        return r.HidesField(one.Name) ? one with { Value = FactValue.Of(Redaction.Erased) } : one;
    }

    /// <summary>The fields with one of them set, or without it when the value is missing.</summary>
    internal static ValueList<TicketField> Set(ValueList<TicketField> fields, string name, FactValue value)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (fields[i].Name != name)
                continue;
            return value.IsMissing ? [.. fields.Where(f => f.Name != name)] : fields.With(i, new(name, value));
        }
        return value.IsMissing ? fields : fields.Add(new(name, value));
    }

    internal static void Look(ValueList<TicketField> fields, ref TextCheck texts)
    {
        foreach (var (name, value) in fields)
        {
            texts.Text("fields", name);
            texts.Maybe("fields", value.Text);
        }
    }

    /// <summary>What was set, in the words of the profile's people.</summary>
    internal LocalText Say(IProfileWords words) =>
        Value.IsMissing
            ? IntakeTexts.Table.Say("field-cleared", words.Field(Name))
            : IntakeTexts.Table.Say("field", words.Field(Name), words.FieldValue(Name, Value));
}
