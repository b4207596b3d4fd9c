using SupportWorkflow.Conditions;

namespace SupportWorkflow.Intake;

/// <summary>Everything wrong with what somebody says about a request, so that one refusal lists it all (INT-3, INT-9).</summary>
internal struct IntakeFindings(IntakeRules rules, Actor by)
{
    private List<LocalText>? _found;

    public void Add(string key, params ReadOnlySpan<object?> values) => Add(IntakeTexts.Table.Say(key, values));

    public void Add(LocalText found) => (_found ??= []).Add(found);

    /// <summary>Fields given by name: unknown ones, those given twice, those of another type,
    /// those that are somebody else's to set.</summary>
    public void Check(ValueList<TicketField> fields)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            var (name, value) = fields[i];
            if (rules.Find(name) is not { } rule)
            {
                Add("field.unknown", name, string.Join(", ", rules.Fields.Select(f => f.Name)));
                continue;
            }
            if (IsTwice(fields, i))
                Add("field.twice", rule.Text, name);
            CheckGrant(rule);
            Check(rule, value);
        }
    }

    /// <summary>The members of the intake record that were given. What the profile grants to some roles is theirs at opening too; a
    /// requester says what the request is about.</summary>
    public void Check(IntakeRecord intake)
    {
        foreach (var rule in rules.Fields)
        {
            if (rule.Member is not { } member || member.Read(intake) is not { IsMissing: false } value)
                continue;
            if (rule.Roles.Count > 0)
                CheckGrant(rule);
            Check(rule, value);
        }
    }

    /// <summary>One value by its name.</summary>
    public void Check(string name, FactValue value) => Check(rules.Find(name)!, value);

    public void Check(ValueList<AttachmentRecord> attachments)
    {
        foreach (var file in attachments)
        {
            if (string.IsNullOrWhiteSpace(file.Name))
                Add("attachment.no-name");
            else if (!rules.Types.Contains(file.Type))
                Add("attachment.wrong-type", file.Name, string.Join(", ", rules.Types.AsEnumerable()));
            if (file.Bytes < 0 || file.Bytes > rules.MaxBytes)
                Add("attachment.wrong-size", file.Name, file.Bytes, rules.MaxBytes);
        }
    }

    /// <summary>Null when nothing was found.</summary>
    public Rejection? Refusal() => _found is null ? null : IntakeTexts.Table.No("intake.invalid", LocalText.Join(_found));

    private static bool IsTwice(ValueList<TicketField> fields, int at)
    {
        for (var i = 0; i < at; i++)
            if (fields[i].Name == fields[at].Name)
                return true;
        return false;
    }

    private void CheckGrant(FieldRule rule)
    {
        if (rule.IsGrantedTo(by))
            return;
        object roles = rule.Roles.Count == 0 ? IntakeTexts.Table.Say("field.staff") : string.Join(", ", rule.Roles);
        Add("field.not-yours", rule.Text, rule.Name, roles);
    }

    private void Check(FieldRule rule, FactValue value)
    {
        if (rule.Takes(value))
            return;
        var key = rule.Type switch
        {
            FieldType.Number => "field.not-a-number",
            FieldType.Count => "field.not-a-count",
            FieldType.YesNo => "field.not-yes-or-no",
            FieldType.Date => "field.not-a-date",
            FieldType.Instant => "field.not-an-instant",
            FieldType.Choice when rule.Choices.Count > 0 => "field.not-a-choice",
            _ => "field.not-a-text",
        };
        Add(key, rule.Text, rule.Name, value, string.Join(", ", rule.Choices.Select(c => c.Value)));
    }
}
