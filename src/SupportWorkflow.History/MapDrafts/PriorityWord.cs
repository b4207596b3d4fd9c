namespace SupportWorkflow.History;

/// <summary>Which of P1 to P4 a log's priority probably is.</summary>
internal static class PriorityWord
{
    private static readonly (string Code, string[] Words)[] Codes =
    [
        ("P1", ["critical", "urgent", "highest", "blocker", "emergency", "very high", "p1", "特急", "紧急", "最高", "危急"]),
        ("P4", ["lowest", "trivial", "planning", "very low", "low", "minor", "p4", "低", "较低"]),
        ("P2", ["high", "major", "p2", "高", "较高"]),
        ("P3", ["medium", "moderate", "normal", "standard", "average", "p3", "中", "一般", "普通"]),
    ];

    /// <param name="word">The log's word.</param>
    /// <param name="isCertain">Whether it is one of the words and nothing else, or its code; a number alone may count either way.</param>
    /// <returns>Null where neither words nor a leading digit say so.</returns>
    public static string? Of(string word, out bool isCertain)
    {
        var plain = word.Trim().ToLowerInvariant();
        isCertain = Array.Exists(Codes, c => c.Words.Contains(plain));
        foreach (var (code, words) in Codes)
            if (words.Any(w => plain.Contains(w, StringComparison.Ordinal)))
                return code;
        return plain.Length > 0 && plain[0] is >= '1' and <= '4' && (plain.Length == 1 || !char.IsAsciiDigit(plain[1]))
            ? "P" + plain[0]
            : null;
    }
}
