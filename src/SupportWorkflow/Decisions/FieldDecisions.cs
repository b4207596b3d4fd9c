using SupportWorkflow.Conditions;

namespace SupportWorkflow.Decisions;

/// <summary>More is said about a request (INT-3, INT-4, RPT-5).</summary>
internal static class FieldDecisions
{
    public static Verdict Decide(SetFields command, DecisionDraft draft)
    {
        if (command.Fields.Count == 0) return DecisionTexts.No("fields.none-given");
        var findings = new IntakeFindings(draft.Rules.Intake, command.By);
        findings.Check(command.Fields);
        if (findings.Refusal() is { } no) return no;
        return Changed(command.Fields, command.Reason, draft.Ticket) is { } changed ? changed : DecisionTexts.No("fields.unchanged");
    }

    /// <summary>A form that was left empty says nothing.</summary>
    public static ValueList<TicketField> Trimmed(ValueList<TicketField> fields)
    {
        for (var i = 0; i < fields.Count; i++)
            if (IsBlank(fields[i].Value)) fields = fields.With(i, fields[i] with { Value = FactValue.Missing });
        return fields;
    }

    /// <summary>What really changes, before and after; null: nothing.</summary>
    public static FieldsSet? Changed(ValueList<TicketField> fields, string reason, Ticket ticket)
    {
        TicketField[] after = [.. Trimmed(fields).Where(f => FieldChanges.Read(ticket, f.Name) != f.Value)];
        return after.Length == 0 ? null : new([.. after], [.. after.Select(f => f with { Value = FieldChanges.Read(ticket, f.Name) })], reason);
    }

    private static bool IsBlank(FactValue value) => value.Text is { } text && string.IsNullOrWhiteSpace(text);
}
