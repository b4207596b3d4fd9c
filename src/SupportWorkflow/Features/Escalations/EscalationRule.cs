using System.Text;
using System.Text.Json;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.Escalations;

/// <summary>
/// One rule of escalation (ESC-3): when it is asked, what must hold, what it does, and how often. The same words stand in a profile's JSON,
/// and two rules that say the same are equal. Data: checked when a profile is compiled. Immutable and thread-safe.
/// </summary>
/// <example><code>
/// var rule = new EscalationRule("p1-at-risk")
/// {
///     When = Moment.ClockUsed("resolution", percent: 80),
///     If = Condition.Fact("priority").Is("P1"),
///     Then = [RuleAction.EscalateTo(1), RuleAction.Notify("at-risk", "role:lead")],
/// };
/// </code></example>
/// <param name="Name">English words in kebab case; <c>system:</c> and the name is who does what the rule does.</param>
public sealed record EscalationRule(string Name)
{
    /// <summary>When it is asked.</summary>
    public required Moment When { get; init; }

    /// <summary>
    /// What must hold. A moment of time stays: a rule whose condition does not hold then fires as soon as it does, as long as its key
    /// lasts. Unknown does not hold.
    /// </summary>
    public Condition If { get; init; } = Condition.Always;

    /// <summary>What it does, in this order.</summary>
    public required ValueList<RuleAction> Then { get; init; }

    /// <summary>Whether it fires again for the same key, which only rules of moments of time can; null: it does not.</summary>
    public RuleRepeat? Repeat { get; init; }

    /// <summary>What it fires at most once for; null: what is usual for its <see cref="When"/>.</summary>
    public OncePer? OncePer { get; init; }

    /// <summary>Of several rules that write the same field in one pass, the highest rank does;
    /// of equal rank the one declared first. Default: 0.</summary>
    public int Rank { get; init; }

    /// <summary>What people call it; null: its name.</summary>
    public LocalText? Text { get; init; }

    /// <summary>Reads a rule as a profile writes it. What it names is checked when a profile is compiled with it.</summary>
    /// <exception cref="DefinitionException">Lists every problem of its shape with JSON path and line.</exception>
    public static EscalationRule FromJson(ReadOnlySpan<byte> utf8)
    {
        var problems = new ProblemList();
        var rule = DefinitionReader.Read(utf8, RuleJson.Default.RuleDocument, problems)?.Parse("$", problems);
        problems.Locate(utf8);
        problems.ThrowIfAny();
        return rule!;
    }

    /// <summary>The rule in JSON; read again it equals this one.</summary>
    public string ToJson() =>
        Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(RuleDocument.Of(this), RuleJson.Readable.RuleDocument));

    /// <summary>The key it has, its own or the usual one.</summary>
    internal OncePer Key => OncePer ?? When.UsualKey;

    /// <summary>What people call it.</summary>
    internal LocalText Called => Text ?? Name;
}
