using System.CommandLine;
using SupportWorkflow.Cli.Replay;
using SupportWorkflow.History;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Cli.Simulate;

/// <summary><c>simulate</c>: a seeded desk on a virtual clock; the same seed, the same bytes.</summary>
internal static class SimulateCommand
{
    internal static Command Create(ToolConsole console)
    {
        var arguments = new SimulateArguments(console);
        var command = new Command("simulate", new SimulateTexts(console).Say("about"));
        foreach (var option in arguments.All)
            command.Add(option);
        command.SetAction(parsed => Run(arguments.Read(parsed), parsed.GetValue(arguments.Events), console));
        return command;
    }

    private static int Run((WorkflowProfile Profile, Simulation Simulation) order, string? folder, ToolConsole console)
    {
        var (profile, simulation) = order;
        var files = folder is null ? null : new EventFiles(folder, console);
        using var progress = new ToolProgress(console, simulation.Tickets / 20 + 1, n => new SimulateTexts(console).Say("progress", n));
        var figures = simulation.Run(ticket =>
        {
            files?.Write(ticket);
            progress.Count();
        });
        if (console.IsJson)
            console.Json(json => SimulateJson.Write(json, simulation, figures));
        else
            new SimulatePage(profile, simulation, figures, console).Write();
        return ExitCode.Done;
    }
}
