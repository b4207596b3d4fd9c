namespace SupportWorkflow.Cli;

public class ToolTests
{
    [Theory]
    [InlineData("arguments.no-command")]
    [InlineData("arguments.no-command", "profile")]
    [InlineData("arguments.unknown", "frobnicate")]
    [InlineData("arguments.unknown", "run", "--frob")]
    [InlineData("arguments.missing-option", "replay", "log.csv")]
    [InlineData("arguments.missing-value", "replay", "log.csv", "--map")]
    [InlineData("arguments.bad-value", "run", "--lang", "fr")]
    [InlineData("arguments.bad-value", "run", "--speed", "0")]
    [InlineData("arguments.stdin-twice", "replay", "-", "--map", "-")]
    [InlineData("profile.not-found", "run", "--profile", "nowhere")]
    public void Wrong_arguments_end_with_exit_code_2_on_standard_error(string code, params string[] args)
    {
        var run = ToolRun.Of(args);

        Assert.Equal((2, ""), (run.Code, run.Output));
        var line = Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.EndsWith($"[{code}]", line.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_arguments_are_told_in_Chinese_too() =>
        Assert.StartsWith("错误：", ToolRun.Of("frobnicate", "--lang", "zh").Error, StringComparison.Ordinal);

    [Fact]
    public void With_json_the_problems_are_the_document()
    {
        var run = ToolRun.Of("run", "--profile", "nowhere", "--json");

        Assert.Equal(2, run.Code);
        Assert.Equal("profile.not-found", run.Json.GetProperty("problems")[0].GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("en", "Usage:", "--start <start> (REQUIRED)")]
    [InlineData("zh", "用法：", "--start <start> （必填）")]
    public void Help_is_written_to_standard_output(string language, string heading, string option)
    {
        var run = ToolRun.Of("calendar", "add", "--help", "--lang", language);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains(heading, run.Output, StringComparison.Ordinal);
        Assert.Contains(option, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_of_ours_is_one_sentence_and_exit_code_3()
    {
        using var error = new StringWriter();
        var console = new ToolConsole(["profile", "list"], Stream.Null, new FaultyStream(), error);

        var code = Tool.Run(["profile", "list"], console);

        Assert.Equal(3, code);
        Assert.Contains(
            "report",
            Assert.Single(error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Somebody_who_has_read_enough_is_no_fault()
    {
        using var error = new StringWriter();
        var console = new ToolConsole(["profile", "list"], Stream.Null, new ClosedPipe(), error);

        Assert.Equal((0, ""), (Tool.Run(["profile", "list"], console), error.ToString()));
    }

    private sealed class FaultyStream : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new InvalidOperationException("The disk\nis on fire.");
    }

    private sealed class ClosedPipe : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("Broken pipe");
    }
}
