using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Closing;

/// <summary>A guard that asks whether something is complete did not hold:
/// the reason lists everything that is missing, at once (CLO-1).</summary>
internal sealed class GateRefusal(Rejection refusal, Ticket ticket, ulong guards, TicketPolicies policies) : Rejection
{
    private static readonly TextTable Texts = ClosingTexts.Table;

    public override string Code => refusal.Code;

    public override LocalText Reason
    {
        get
        {
            var missing = Missing();
            if (missing.Count == 0)
                return refusal.Reason;
            return LocalText.Row([refusal.Reason, Texts.Say("gate.missing", LocalText.Join(missing))]);
        }
    }

    public override ValueList<string> PossibleNow => refusal.PossibleNow;

    /// <summary>The guards of a lifecycle that ask whether something is complete.</summary>
    public static ulong GuardsOf(Lifecycle lifecycle) =>
        lifecycle
            .Guards.Where(g => g.Facts.Any(f => f is "intake.complete" or "record.complete" or "confirmed" or "audit.passed"))
            .Aggregate(0UL, (mask, g) => mask | g.Bit);

    private List<LocalText> Missing()
    {
        var all = new List<LocalText>();
        var asked = policies.Lifecycle.Guards.Where(g => (g.Bit & guards) != 0).SelectMany(g => g.Facts).ToHashSet(StringComparer.Ordinal);
        var record = asked.Contains("record.complete") ? policies.Closing.Record : default;
        var listed = new HashSet<string>(StringComparer.Ordinal);
        if (asked.Contains("intake.complete") || record.Contains(RecordPart.Intake))
            foreach (var missing in ticket.Intake.Missing)
            {
                listed.Add(missing.Field);
                all.Add(missing.Phrase is { } phrase ? Texts.Say("gate.vague", phrase) : Label(missing.Field));
            }
        foreach (var part in record)
            if (part != RecordPart.Intake && !listed.Contains(RecordParts.Word(part)) && !RecordCheck.Holds(ticket, part))
                all.Add(Texts.Say("record." + RecordParts.Word(part)));
        if (asked.Contains("confirmed") && ticket.Resolution?.ConfirmedAt is null)
            all.Add(Texts.Say("gate.confirmation"));
        if (asked.Contains("audit.passed") && ticket.Closing.Audit is not { Passed: true })
            all.Add(Texts.Say("record.audit"));
        return all;
    }

    private LocalText Label(string field) => policies.Intake.Find(field)?.Text ?? Texts.Say("record." + field);
}
