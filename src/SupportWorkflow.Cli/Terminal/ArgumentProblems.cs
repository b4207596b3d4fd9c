using System.CommandLine;
using System.CommandLine.Parsing;

namespace SupportWorkflow.Cli;

/// <summary>Says what is wrong with the arguments, in the language asked for.</summary>
internal static class ArgumentProblems
{
    public static IReadOnlyList<ToolProblem> Of(ParseResult parsed, ToolConsole console)
    {
        var unknown = parsed.UnmatchedTokens.ToHashSet(StringComparer.Ordinal);
        var problems = unknown
            .Select(t => new ToolProblem("arguments.unknown", console.Say("argument-unknown", t, Suggestions(parsed))))
            .ToList();
        foreach (var error in parsed.Errors.Where(e => problems.Count == 0 || e.SymbolResult is not CommandResult))
            if (!unknown.Any(t => error.Message.Contains($"'{t}'", StringComparison.Ordinal)))
                problems.Add(Of(error, parsed, console));
        return problems;
    }

    private static ToolProblem Of(ParseError error, ParseResult parsed, ToolConsole console) =>
        error.SymbolResult switch
        {
            OptionResult { Tokens.Count: 0, Option: { Required: true } option } result when result.IdentifierToken is null => new(
                "arguments.missing-option",
                console.Say("argument-missing-option", option.Name, option.HelpName ?? option.Name)
            ),
            OptionResult { Tokens.Count: 0 } result => new(
                "arguments.missing-value",
                console.Say("argument-missing-value", result.Option.Name)
            ),
            ArgumentResult { Tokens.Count: 0 } result => new("arguments.missing", console.Say("argument-missing", result.Argument.Name)),
            CommandResult { Command.Subcommands.Count: > 0 } result
                when parsed.UnmatchedTokens.Count == 0 && result == parsed.CommandResult && parsed.CommandResult.Command.Action is null =>
                new(
                    "arguments.no-command",
                    console.Say("argument-no-command", string.Join(", ", result.Command.Subcommands.Select(c => c.Name)))
                ),
            OptionResult { Option.Required: false, Tokens.Count: > 0 } result => new(
                "arguments.bad-value",
                console.Say("argument-bad-value", result.Option.Name, result.Tokens[0].Value, result.Option.HelpName ?? error.Message)
            ),
            _ => new("arguments.wrong", error.Message),
        };

    private static string Suggestions(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var names = command.Subcommands.Select(c => c.Name).Concat(command.Options.Select(o => o.Name));
        return string.Join(", ", names.Concat(["--json", "--lang"]).Distinct());
    }
}
