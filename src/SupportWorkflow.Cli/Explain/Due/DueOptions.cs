using System.CommandLine;

namespace SupportWorkflow.Cli.Explain.Due;

/// <summary>The options of <c>explain due</c>. None is required by the parser:
/// what is missing is said together with what is wrong.</summary>
internal sealed class DueOptions(ToolConsole console)
{
    /// <summary>The facts with an option of their own.</summary>
    public static readonly string[] Facts = ["impact", "urgency", "tier", "channel", "category", "scenario"];

    public Option<string?> Profile { get; } = Text(console, "profile", "explain-due-profile", "P");

    public Option<string?> Objective { get; } = Text(console, "objective", "explain-due-objective", "O");

    public Option<string?> Start { get; } = Text(console, "start", "explain-due-start", "INSTANT");

    public Option<string?> Priority { get; } = Text(console, "priority", "explain-due-priority", "CODE");

    public Option<string?>[] Named { get; } = [.. Facts.Select(f => Text(console, f, "explain-due-word", "WORD"))];

    public Option<string[]> Fact { get; } = Several(console, "fact", "explain-due-fact", "NAME=VALUE");

    public Option<string[]> Pause { get; } = Several(console, "pause", "explain-due-pause", "FROM/TO");

    public Option<string?> At { get; } = Text(console, "at", "explain-due-at", "INSTANT");

    public IEnumerable<Option> All => [Profile, Objective, Start, Priority, .. Named, Fact, Pause, At];

    /// <summary>Every fact given, by either kind of option: the option that gave it, its name, its value.</summary>
    public IEnumerable<(string Option, string Name, string? Value)> FactsOf(ParseResult parsed)
    {
        foreach (var (option, name) in Named.Zip(Facts))
            if (parsed.GetValue(option) is { } value)
                yield return (option.Name, name, value);
        foreach (var pair in parsed.GetValue(Fact) ?? [])
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            yield return equals < 1 ? (Fact.Name, pair, null) : (Fact.Name, pair[..equals], pair[(equals + 1)..]);
        }
    }

    private static Option<string?> Text(ToolConsole console, string name, string about, string value) =>
        new("--" + name) { Description = console.Say(about, name), HelpName = value };

    private static Option<string[]> Several(ToolConsole console, string name, string about, string value) =>
        new("--" + name) { Description = console.Say(about), HelpName = value };
}
