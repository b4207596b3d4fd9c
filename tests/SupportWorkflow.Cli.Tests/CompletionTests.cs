using System.Diagnostics;

namespace SupportWorkflow.Cli;

public class CompletionTests
{
    [Theory]
    [InlineData("sim", "simulate")]
    [InlineData("profile ", "diagram diff lint list notices schema show validate")]
    [InlineData("profile sh", "show")]
    [InlineData("profile show ca", "call-center")]
    [InlineData("profile diff call-center o", "online-platform support-department")]
    [InlineData("run --profile ", "call-center online-platform support-department")]
    [InlineData("simulate --profile support", "support-department")]
    [InlineData("explain due --profile call-center --objective respo", "response")]
    [InlineData("explain due --objective response --profile call-center --priority ", "P1 P2 P3 P4")]
    [InlineData("explain due --profile call-center --tier ", "normal vip")]
    [InlineData("explain due --profile call-center --fact intake", "intake.complete=")]
    [InlineData("calendar add --profile call-center --calendar ", "business waking-hours")]
    [InlineData("calendar add --profile nowhere --calendar ", "")]
    [InlineData("calendar add --calendar ", "")]
    [InlineData("calendar add --rule ", "endOfDay sameTime standardDays")]
    [InlineData("profile diagram call-center --format ", "dot mermaid")]
    [InlineData("run --lang ", "en zh")]
    public void The_shell_is_told_what_may_come_next(string typed, string expected)
    {
        var line = "support-workflow " + typed;

        var run = ToolRun.Of($"[suggest:{line.Length}]", line);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(
            expected,
            string.Join(' ', run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(w => !w.StartsWith('-')))
        );
    }

    [Fact]
    public void A_profile_of_ones_own_completes_its_objectives()
    {
        using var scratch = new Scratch();
        var line = $"support-workflow explain due --profile {scratch.File("acme.json", EveryCommand.Text("{profile}"))} --objective ";

        Assert.Equal("solution\n", ToolRun.Of($"[suggest:{line.Length}]", line).Output);
    }

    /// <summary>PowerShell cuts the blank off at the end of the line and gives the place behind it.</summary>
    [Fact]
    public void A_place_behind_the_end_of_the_line_is_the_end() =>
        Assert.Contains("call-center\n", ToolRun.Of("[suggest:31]", "support-workflow run --profile").Output, StringComparison.Ordinal);

    [BashFact]
    public void The_lines_for_bash_complete_in_bash()
    {
        using var scratch = new Scratch();
        scratch.File(
            "support-workflow",
            $"""
            #!/usr/bin/env bash
            exec dotnet '{Path.Combine(AppContext.BaseDirectory, "support-workflow.dll")}' "$@"
            """.ReplaceLineEndings("\n")
        );
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(
                Path.Combine(scratch.Folder, "support-workflow"),
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        var script =
            new DocPage("tool.md").Blocks("bash").First()
            + "\n"
            + """
                complete -p support-workflow
                COMP_LINE='support-workflow profile show ca' COMP_POINT=32
                _support_workflow support-workflow ca show
                printf '%s\n' "${COMPREPLY[@]}"
                """;

        var start = new ProcessStartInfo("bash", ["--norc", "-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = scratch.Folder + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.Equal(("", 0), (error.Result, process.ExitCode));
        Assert.Equal("complete -o default -F _support_workflow support-workflow\ncall-center\n", output.ReplaceLineEndings("\n"));
    }

    /// <summary>A test that needs bash; reported as skipped where there is none.</summary>
    private sealed class BashFactAttribute : FactAttribute
    {
        public BashFactAttribute()
        {
            if (!File.Exists("/bin/bash") && !File.Exists("/usr/bin/bash"))
                Skip = "No bash on this machine.";
        }
    }
}
