using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace SupportWorkflow.House;

/// <summary>The packed tool, installed where nothing of the repository is, with its own package as the only source.</summary>
public sealed class ToolPackageTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("support-workflow-tool-");

    public void Dispose() => _folder.Delete(recursive: true);

    [PackagesFact]
    public void The_tool_installs_from_its_package_alone_and_answers()
    {
        var package = Path.GetFileNameWithoutExtension(
            Assert.Single(Directory.EnumerateFiles(PackagesFactAttribute.Folder!, "SupportWorkflow.Cli.*.nupkg"))
        );
        File.WriteAllText(
            Path.Combine(_folder.FullName, "nuget.config"),
            $"""
            <configuration><packageSources><clear /><add key="packed-here" value="{Path.GetFullPath(
                PackagesFactAttribute.Folder!
            )}" /></packageSources></configuration>
            """
        );
        Run(
            "dotnet",
            "tool",
            "install",
            "SupportWorkflow.Cli",
            "--version",
            package["SupportWorkflow.Cli.".Length..],
            "--tool-path",
            "tools",
            "--configfile",
            "nuget.config"
        );
        var tool = Path.Combine(_folder.FullName, "tools", OperatingSystem.IsWindows() ? "support-workflow.exe" : "support-workflow");

        using var profiles = JsonDocument.Parse(Run(tool, "profile", "list", "--json"));
        var simulated = Run(tool, "simulate", "--tickets", "5", "--to", "2025-01-10", "--json");

        Assert.Contains("call-center", profiles.RootElement.EnumerateArray().Select(p => p.GetProperty("id").GetString()));
        Assert.Equal(simulated, Run(tool, "simulate", "--tickets", "5", "--to", "2025-01-10", "--json"));
    }

    /// <summary>Standard output of a program that ends well.</summary>
    private string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NUGET_PACKAGES"] = Path.Combine(_folder.FullName, "packages");
        start.Environment["DOTNET_CLI_HOME"] = _folder.FullName;
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {process.ExitCode}\n{output}{error.Result}");
        return output;
    }
}
