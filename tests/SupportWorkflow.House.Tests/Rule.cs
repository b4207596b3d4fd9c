namespace SupportWorkflow.House;

/// <summary>How a rule of the house fails: with every violation, one a line.</summary>
internal static class Rule
{
    public static void Holds(IEnumerable<string> violations, string remedy = "")
    {
        var lines = violations.ToList();
        Assert.True(lines.Count == 0, $"{lines.Count} violation(s). {remedy}\n{string.Join('\n', lines)}");
    }
}
