using System.Diagnostics;
using System.Text;
using SupportWorkflow.Cli.Replay;

namespace SupportWorkflow.Cli;

/// <summary>The tool as a process of its own: exit code, encoding, and the two streams kept apart.</summary>
public class ProcessTests
{
    [Fact]
    public void The_tool_answers_in_utf8_with_exit_code_0()
    {
        var run = Start([], "profile", "list", "--lang", "zh");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("技术支持呼叫中心", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_comes_in_by_standard_input_and_one_json_document_goes_out()
    {
        using var scratch = new Scratch();

        var run = Start(Encoding.UTF8.GetBytes(SmallLog.Text), "replay", "-", "--map", scratch.File("map.json", SmallLog.Map), "--json");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(15, run.Json.GetProperty("summary").GetProperty("file").GetProperty("events").GetInt32());
    }

    [Fact]
    public void A_missing_map_ends_the_process_with_exit_code_2()
    {
        var run = Start([], "replay", "-", "--map", "there-is-no-such-map.json");

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains("there-is-no-such-map.json", run.Error, StringComparison.Ordinal);
    }

    private static ToolRun Start(byte[] input, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "support-workflow.dll"), .. args])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false, true),
            StandardErrorEncoding = new UTF8Encoding(false, true),
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.BaseStream.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, error.Result);
    }
}
