namespace SupportWorkflow.Profiles;

/// <summary>How ticket numbers are built, in JSON (INT-2).</summary>
internal sealed class NumbersDocument
{
    /// <summary>What every number begins with.</summary>
    public string Prefix { get; set; } = "TS";

    /// <summary>The date part and reset period.</summary>
    public string Date { get; set; } = "yyyyMMdd";

    /// <summary>The least digits of the sequence.</summary>
    public int Digits { get; set; } = 4;
}
