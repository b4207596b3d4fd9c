using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using SupportWorkflow.Cli.Profiles;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Cli;

/// <summary>What a shell may complete beside the names of commands and options:
/// profiles, and what the profile on the command line knows.</summary>
internal static class Completions
{
    /// <summary>Where a profile stands; the second of two arguments is offered what the first one is.</summary>
    private static readonly string[] Profiles = ["--profile", "--against", "P", "A"];

    /// <summary>What stands behind an option, once the profile is known.</summary>
    private static readonly Dictionary<string, Func<WorkflowProfile, IEnumerable<string>>> OfProfile = new(StringComparer.Ordinal)
    {
        ["--objective"] = p => p.Compile().Objectives.Select(o => o.Name),
        ["--calendar"] = p => p.Compile().Calendars.Names,
        ["--priority"] = p => p.Compile().Priorities.Codes.Select(c => c.Code),
        ["--impact"] = p => Words(p, "impact"),
        ["--urgency"] = p => Words(p, "urgency"),
        ["--tier"] = p => Words(p, "tier"),
        ["--channel"] = p => Words(p, "channel"),
        ["--category"] = p => Words(p, "category"),
        ["--scenario"] = p => Words(p, "scenario"),
        ["--fact"] = p => p.Compile().Facts.Names.Select(n => n + "="),
    };

    /// <summary>Gives every option and argument of a command, and of those below it, its values by its name.</summary>
    public static void AddTo(Command command, ToolConsole console)
    {
        foreach (var argument in command.Arguments.Where(a => Profiles.Contains(a.Name)))
            argument.CompletionSources.Add([.. BuiltInProfiles.Ids]);
        foreach (var option in command.Options)
        {
            if (option is HelpOption)
                foreach (var alias in (string[])["/?", "/h"])
                    option.Aliases.Remove(alias);
            if (Profiles.Contains(option.Name))
                option.CompletionSources.Add([.. BuiltInProfiles.Ids]);
            if (OfProfile.TryGetValue(option.Name, out var values))
                option.CompletionSources.Add(at => Known(at, values, console));
        }
        foreach (var below in command.Subcommands)
            AddTo(below, console);
    }

    private static IEnumerable<string> Words(WorkflowProfile profile, string fact) =>
        (profile.Compile().Facts.Find(fact)?.Choices ?? default).AsEnumerable().Select(c => c.Value);

    /// <summary>Nothing where no profile is given or it cannot be read: whoever completes is still typing.</summary>
    private static IEnumerable<string> Known(CompletionContext at, Func<WorkflowProfile, IEnumerable<string>> values, ToolConsole console)
    {
        if (at.ParseResult.GetValue<object?>("--profile") is not (string name and not InputFile.StandardInput))
            return [];
        try
        {
            return values(ProfileFile.Load(name, console)).ToList();
        }
        catch (ToolProblemException)
        {
            return [];
        }
    }
}
