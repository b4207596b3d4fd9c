using SupportWorkflow.Lifecycles;
using SupportWorkflow.Resolutions;

namespace SupportWorkflow.Decisions;

/// <summary>A guard that asks whether something is complete did not hold: the reason lists everything that is missing, at once (CLO-1).</summary>
internal sealed class GateRefusal(Rejection refusal, Ticket ticket, ulong guards, DecisionRules rules) : Rejection
{
    public override string Code => refusal.Code;

    public override LocalText Reason
    {
        get
        {
            var missing = Missing();
            if (missing.Count == 0) return refusal.Reason;
            var (reason, list) = (refusal.Reason, DecisionTexts.Say("gate.missing", DecisionTexts.List(missing)));
            return new($"{reason.English} {list.English}", reason.In("zh") + list.In("zh"));
        }
    }

    public override ValueList<string> PossibleNow => refusal.PossibleNow;

    /// <summary>The guards of a lifecycle that ask whether something is complete.</summary>
    public static ulong GuardsOf(Lifecycle lifecycle) =>
        lifecycle.Guards.Where(g => g.Facts.Any(f => f is "intake.complete" or "record.complete" or "confirmed" or "audit.passed")).Aggregate(0UL, (mask, g) => mask | g.Bit);

    private List<LocalText> Missing()
    {
        var all = new List<LocalText>();
        var asked = rules.Lifecycle.Guards.Where(g => (g.Bit & guards) != 0).SelectMany(g => g.Facts).ToHashSet(StringComparer.Ordinal);
        var listed = new HashSet<string>(StringComparer.Ordinal);
        if (asked.Contains("intake.complete") || (asked.Contains("record.complete") && rules.Closing.Record.Contains(RecordPart.Intake)))
            foreach (var missing in ticket.Intake.Missing)
            {
                listed.Add(missing.Field);
                all.Add(missing.Phrase is { } phrase ? DecisionTexts.Say("gate.vague", phrase) : Label(missing.Field));
            }
        if (asked.Contains("record.complete"))
            foreach (var part in rules.Closing.Record)
                if (part != RecordPart.Intake && !listed.Contains(RecordParts.Word(part)) && !RecordCheck.Holds(ticket, part)) all.Add(DecisionTexts.Say("record." + RecordParts.Word(part)));
        if (asked.Contains("confirmed") && ticket.Resolution?.ConfirmedAt is null) all.Add(DecisionTexts.Say("gate.confirmation"));
        if (asked.Contains("audit.passed") && ticket.Closing.Audit is not { Passed: true }) all.Add(DecisionTexts.Say("record.audit"));
        return all;
    }

    private LocalText Label(string field) => rules.Intake.Find(field)?.Text ?? DecisionTexts.Say("record." + field);
}
