using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using SupportWorkflow.Cli.Assign;
using SupportWorkflow.Cli.Calendars;
using SupportWorkflow.Cli.Classify;
using SupportWorkflow.Cli.Erase;
using SupportWorkflow.Cli.Explain;
using SupportWorkflow.Cli.Profiles;
using SupportWorkflow.Cli.Replay;
using SupportWorkflow.Cli.Run;
using SupportWorkflow.Cli.Simulate;

namespace SupportWorkflow.Cli;

/// <summary>The tool as one function: arguments and streams in, exit code out. Everything a script may rely on is decided here.</summary>
internal static class Tool
{
    public static int Run(string[] args, ToolConsole console)
    {
        try
        {
            var code = Checked(args, console);
            console.Text.Flush();
            return code;
        }
        catch (OutputClosedException)
        {
            return ExitCode.Done;
        }
        catch (Exception e)
        {
            var cause = e.GetBaseException();
            console.Complain(console.Say("fault", cause.GetType().Name, cause.Message.ReplaceLineEndings(" ")));
            return ExitCode.InternalFault;
        }
    }

    private static int Checked(string[] args, ToolConsole console)
    {
        try
        {
            return Invoke(Root(console).Parse(DirectivesOnce(args)), console);
        }
        catch (ToolProblemException e)
        {
            console.Report(e.Problems);
            return ExitCode.InputWrong;
        }
    }

    /// <summary>Words in brackets before the command, such as <c>[suggest:7]</c>:
    /// the parser has no answer to one that comes twice, so the first counts.</summary>
    private static string[] DirectivesOnce(string[] args)
    {
        var directives = args.TakeWhile(a => a.StartsWith('[') && a.EndsWith(']')).ToArray();
        return
        [
            .. directives.DistinctBy(d => d.Trim('[', ']').Split(':')[0], StringComparer.OrdinalIgnoreCase),
            .. args.Skip(directives.Length),
        ];
    }

    private static RootCommand Root(ToolConsole console)
    {
        var root = new RootCommand(console.Say("about-tool"));
        var json = new Option<bool>("--json") { Description = console.Say("option-json"), Recursive = true };
        var lang = new Option<string>("--lang")
        {
            Description = console.Say("option-lang"),
            Recursive = true,
            HelpName = "en|zh",
            DefaultValueFactory = _ => "en",
        };
        lang.AcceptOnlyFromAmong("en", "zh");
        root.Add(json);
        root.Add(lang);
        root.Add(CalendarCommand.Create(console));
        root.Add(ClassifyCommand.Create(console));
        root.Add(AssignCommand.Create(console));
        root.Add(ProfileCommand.Create(console));
        root.Add(ExplainCommand.Create(console));
        root.Add(ReplayCommand.Create(console));
        root.Add(WhatIfCommand.Create(console));
        root.Add(RunCommand.Create(console));
        root.Add(SimulateCommand.Create(console));
        root.Add(EraseCommand.Create(console));
        Completions.AddTo(root, console);
        return root;
    }

    private static int Invoke(ParseResult parsed, ToolConsole console)
    {
        if (parsed.Action is HelpAction or null || parsed.Action is not ParseErrorAction && parsed.Errors.Count == 0)
        {
            var help = parsed.Action is HelpAction;
            using var own = new StringWriter();
            var code = parsed.Invoke(
                new InvocationConfiguration
                {
                    Output = help ? own : console.Text,
                    Error = console.Error,
                    EnableDefaultExceptionHandler = false,
                }
            );
            if (help)
                console.Text.Write(HelpTexts.In(console.Language, own.ToString()));
            return code;
        }
        console.Report(ArgumentProblems.Of(parsed, console));
        return ExitCode.InputWrong;
    }
}
