using System.Text;

namespace SupportWorkflow.Cli;

/// <summary>What scripts may rely on holds for every command.</summary>
public class EveryCommandTests
{
    [Theory]
    [MemberData(nameof(EveryCommand.Names), MemberType = typeof(EveryCommand))]
    public void Done_is_exit_code_0_and_nothing_on_standard_error(string command)
    {
        using var scratch = new Scratch();

        var run = ToolRun.Of(EveryCommand.Of(command, scratch));

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.NotEqual("", run.Output);
    }

    [Theory]
    [MemberData(nameof(EveryCommand.Names), MemberType = typeof(EveryCommand))]
    public void With_json_there_is_exactly_one_document(string command)
    {
        using var scratch = new Scratch();

        var run = ToolRun.Of([.. EveryCommand.Of(command, scratch), "--json"]);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.NotEqual(System.Text.Json.JsonValueKind.Undefined, run.Json.ValueKind);
    }

    [Theory]
    [InlineData(
        "calendar check -",
        """
            [{ "id": "a", "zone": "UTC", "week": { "mon": [["09:00", "17:00"]] }, "op": "isOpen", "start": "2025-03-03T03:00",
              "expected": true }]
            """
    )]
    [InlineData("profile validate -", "{}")]
    [InlineData("profile lint - --today 2031-06-01", null)]
    public void What_was_checked_and_does_not_hold_is_exit_code_1(string command, string? text)
    {
        // Lint warns of holidays that are announced no further than today.
        var input = text
            ?? EveryCommand.Text("{profile}").Replace("{ \"week\":", "{ \"holidays\": [\"cn\"], \"week\":", StringComparison.Ordinal);

        var run = ToolRun.With(Encoding.UTF8.GetBytes(input), command.Split(' '));

        Assert.Equal((1, ""), (run.Code, run.Error));
    }

    [Theory]
    [MemberData(nameof(EveryCommand.Names), MemberType = typeof(EveryCommand))]
    public void A_wrong_argument_is_exit_code_2_in_both_languages(string command)
    {
        using var scratch = new Scratch();

        foreach (var language in (string[])["en", "zh"])
        {
            var run = ToolRun.Of([.. EveryCommand.Of(command, scratch), "--no-such-option", "--lang", language]);

            Assert.Equal((2, ""), (run.Code, run.Output));
            Assert.StartsWith(language == "zh" ? "错误：" : "error: ", run.Error, StringComparison.Ordinal);
            Assert.Contains("[arguments.unknown]", run.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(EveryCommand.Inputs), MemberType = typeof(EveryCommand))]
    public void A_file_that_is_not_there_is_exit_code_2_and_named(string command, string file)
    {
        using var scratch = new Scratch();
        var path = EveryCommand.Of(command, scratch).First(a => a.EndsWith(file.Trim('{', '}') + ".json", StringComparison.Ordinal));

        var run = ToolRun.Of([.. EveryCommand.Of(command, scratch).Select(a => a == path ? path + ".none" : a)]);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains(path + ".none", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EveryCommand.Inputs), MemberType = typeof(EveryCommand))]
    public void Every_file_may_come_packed_and_by_standard_input(string command, string file)
    {
        using var scratch = new Scratch();
        var arguments = EveryCommand.Of(command, scratch);
        var path = arguments.First(a => a.EndsWith(file.Trim('{', '}') + ".json", StringComparison.Ordinal));
        var packed = Scratch.Gzip(File.ReadAllBytes(path));
        var plain = ToolRun.Of([.. arguments, "--json"]);

        var fromPacked = ToolRun.Of([.. arguments.Select(a => a == path ? scratch.File("packed.gz", packed) : a), "--json"]);
        var fromInput = ToolRun.With(packed, [.. arguments.Select(a => a == path ? "-" : a), "--json"]);

        Assert.Equal((0, ""), (fromPacked.Code, fromPacked.Error));
        Assert.Equal((0, ""), (fromInput.Code, fromInput.Error));
        Assert.Equal(plain.Output, fromPacked.Output.Replace("packed.gz", Path.GetFileName(path), StringComparison.Ordinal));
        Assert.Equal(plain.Output.Replace(path, "standard input", StringComparison.Ordinal), fromInput.Output);
    }

    [Theory]
    [InlineData("explain ticket - --profile -")]
    [InlineData("replay - --map -")]
    [InlineData("replay - --map {map} --profile -")]
    [InlineData("profile diff - -")]
    public void Standard_input_is_read_once(string command)
    {
        using var scratch = new Scratch();
        var arguments = command.Split(' ').Select(a => a == "{map}" ? scratch.File("map.json", EveryCommand.Text(a)) : a);

        var run = ToolRun.With(Encoding.UTF8.GetBytes(EveryCommand.Text("{profile}")), [.. arguments]);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains("[arguments.stdin-twice]", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EveryCommand.Names), MemberType = typeof(EveryCommand))]
    public void A_fault_of_ours_is_exit_code_3_and_one_sentence_without_a_stack(string command)
    {
        using var scratch = new Scratch();
        foreach (var language in (string[])["en", "zh"])
        {
            string[] arguments = [.. EveryCommand.Of(command, scratch), "--lang", language];
            using var error = new StringWriter();

            var code = Tool.Run(arguments, new ToolConsole(arguments, Stream.Null, new Burning(), error));

            var sentence = Assert.Single(error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
            Assert.Equal(3, code);
            Assert.Contains("The disk is on fire.", sentence, StringComparison.Ordinal);
            Assert.DoesNotContain(" at ", sentence, StringComparison.Ordinal);
            Assert.Contains(language == "zh" ? "内部" : "inside the tool", sentence, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(EveryCommand.Names), MemberType = typeof(EveryCommand))]
    public void Help_speaks_both_languages(string command)
    {
        var words = EveryCommand
            .All.Single(c => c.Name == command)
            .Arguments.Split(' ')
            .TakeWhile(a => !a.StartsWith('{') && !a.StartsWith('-'));

        var (english, chinese) = (ToolRun.Of([.. words, "--help"]), ToolRun.Of([.. words, "--help", "--lang", "zh"]));

        Assert.Equal((0, 0, "", ""), (english.Code, chinese.Code, english.Error, chinese.Error));
        Assert.DoesNotContain(english.Output, IsChinese);
        Assert.All(chinese.Output.Split("\n\n", StringSplitOptions.RemoveEmptyEntries), part => Assert.Contains(part, IsChinese));
    }

    [Theory]
    [InlineData("replay", "rows")]
    [InlineData("simulate", "tickets have come")]
    public void Progress_is_shown_on_a_terminal_only(string command, string said)
    {
        using var scratch = new Scratch();
        var arguments =
            command == "replay"
                ?
                [
                    "replay",
                    scratch.File("log.csv", SmallLogOf(60_000)),
                    "--map",
                    scratch.File("map.json", EveryCommand.Text("{map}")),
                    "--json",
                ]
                : (string[])["simulate", "--tickets", "25", "--to", "2025-01-20", "--json"];

        Assert.Contains(said, Errors(shows: true), StringComparison.Ordinal);
        Assert.Equal("", Errors(shows: false));

        string Errors(bool shows)
        {
            using var error = new StringWriter();
            Assert.Equal(
                0,
                Tool.Run(arguments, new ToolConsole(arguments, Stream.Null, new MemoryStream(), error) { ShowsProgress = shows })
            );
            return error.ToString();
        }
    }

    private static string SmallLogOf(int rows) =>
        Replay.SmallLog.Header
        + "\n"
        + string.Join('\n', Enumerable.Range(0, rows).Select(i => $"{i},New,1/3/2024 09:00,1/3/2024 08:30,1"));

    private static bool IsChinese(char letter) => letter is >= '\u4e00' and <= '\u9fff';

    private sealed class Burning : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new InvalidOperationException("The disk\nis on fire.");
    }
}
