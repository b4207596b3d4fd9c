using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Escalations;

/// <summary>
/// How a rule fires again for the same key while its condition holds (ESC-8): every two hours, every business day. Counted from when it was
/// due; a firing that came later than the next one was due begins the count anew, so that nothing comes in bursts after an outage.
/// </summary>
/// <example><code>
/// Repeat = new(SlaTarget.BusinessDays(1, "office")) { AtMost = 3 }
/// </code></example>
public sealed record RuleRepeat
{
    /// <param name="every">How long after the last time: a time or business days, no promised instant.</param>
    public RuleRepeat(SlaTarget every)
    {
        if (every.Kind == SlaTargetKind.Until || every == default)
            throw new ArgumentOutOfRangeException(nameof(every), every, "A rule repeats after a time or after business days.");
        Every = every;
    }

    /// <summary>How long after the last time.</summary>
    public SlaTarget Every { get; }

    /// <summary>How often it fires for one key, the first time included; null: as long as its condition holds.</summary>
    public int? AtMost
    {
        get;
        init
        {
            if (value is { } times)
                ArgumentOutOfRangeException.ThrowIfLessThan(times, 2);
            field = value;
        }
    }
}
