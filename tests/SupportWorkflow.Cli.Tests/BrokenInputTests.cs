using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Properties;

namespace SupportWorkflow.Cli;

/// <summary>Whatever stands on the command line or in a file: the tool answers 0, 1 or 2, in words.</summary>
public class BrokenInputTests
{
    private static readonly string[] Words =
    [
        "calendar", "check", "add", "elapsed", "show", "profile", "list", "validate", "lint", "diff", "diagram", "schema", "explain", "due", "ticket", "replay", "run", "simulate",
        "--json", "--lang", "zh", "en", "fr", "--help", "--version", "--profile", "call-center", "nowhere", "-", "--", "--start", "--end", "--time", "--at", "--today", "--month", "--calendar", "business",
        "--calendar-file", "--business-days", "--rule", "--objective", "response", "--priority", "P1", "--fact", "a=b", "--pause", "--tier", "vip", "--map", "--suggest-map", "--tickets", "--seed",
        "--engineers", "--from", "--to", "--format", "dot", "2025-03-03", "2025-03-03T09:00", "2025-03-03T09:00:00+08:00", "9999-12-31T23:59:59Z", "0001-01-01", "PT4H", "-PT4H", "P99999999D", "1", "0", "-1",
        "2147483648", "1e308", "NaN", "", " ", "\0", "💥", "[suggest]", "[suggest:99]", "[diagram]", "@none", "--tickets=3", "--to=2025-01-03",
    ];

    [Fact]
    public void No_arguments_bring_it_down() => PropertyCheck.Run(
        Prop.ForAll(Gen.Elements(Words).ListOf(7).ToArbitrary(), words => Answers(ToolRun.With("[]"u8.ToArray(), [.. words.Where(w => w != "--speed")]))), tests: 300);

    [Theory]
    [MemberData(nameof(EveryCommand.Inputs), MemberType = typeof(EveryCommand))]
    public void No_broken_file_brings_it_down(string command, string file)
    {
        using var scratch = new Scratch();
        var arguments = EveryCommand.Of(command, scratch).Select(a => a.EndsWith(file.Trim('{', '}') + ".json", StringComparison.Ordinal) ? "-" : a).ToArray();
        var whole = Encoding.UTF8.GetBytes(EveryCommand.Text(file));

        PropertyCheck.Run(Prop.ForAll(Breaks(whole).ToArbitrary(), broken => Answers(ToolRun.With(broken, [.. arguments, "--json"]))), tests: 40);
    }

    [Theory]
    [MemberData(nameof(EveryCommand.Inputs), MemberType = typeof(EveryCommand))]
    public void What_is_no_such_file_at_all_is_exit_code_1_or_2_with_problems(string command, string file)
    {
        using var scratch = new Scratch();
        var arguments = EveryCommand.Of(command, scratch).Select(a => a.EndsWith(file.Trim('{', '}') + ".json", StringComparison.Ordinal) ? "-" : a).ToArray();
        byte[][] inputs = file == "{log}" ? [[], "PK\x03\x04"u8.ToArray()] : [[], "null"u8.ToArray(), "[]"u8.ToArray(), "\"x\""u8.ToArray(), [0xFF, 0xFE, 0x00], "PK\x03\x04"u8.ToArray(), [0x1F, 0x8B, 1, 2, 3]];

        foreach (var input in inputs)
        {
            var run = ToolRun.With(input, arguments);

            // A list without cases is a list of cases.
            var isCases = file == "{cases}" && input.AsSpan().SequenceEqual("[]"u8);
            Assert.True(isCases ? run.Code == 0 : run.Code is 1 or 2, $"{run.Code}: {run.Output}{run.Error}");
        }
    }

    private static bool Answers(ToolRun run) =>
        run.Code is 0 or 1 or 2 && !run.Error.Contains("   at ", StringComparison.Ordinal)
            ? true
            : throw new InvalidOperationException($"{run.Code}: {run.Error}");

    /// <summary>The file cut off, a piece of it doubled or taken away, a byte changed, a word exchanged for another.</summary>
    private static Gen<byte[]> Breaks(byte[] whole)
    {
        var place = Gen.Choose(0, whole.Length - 1);
        return Gen.OneOf(
            place.Select(at => whole[..at]),
            place.Zip(place).Select(p => (byte[])[.. whole[..Math.Min(p.Item1, p.Item2)], .. whole[Math.Max(p.Item1, p.Item2)..]]),
            place.Zip(Gen.Choose(1, 40)).Select(p => (byte[])[.. whole[..p.Item1], .. whole[p.Item1..Math.Min(whole.Length, p.Item1 + p.Item2)], .. whole[p.Item1..]]),
            place.Zip(Gen.Choose(0, 255)).Select(p => { var copy = (byte[])whole.Clone(); copy[p.Item1] = (byte)p.Item2; return copy; }),
            place.Zip(Gen.Elements("null", "-1", "1e400", "\"\"", "[]", "{}", "true", "99999999999999999999")).Select(p => Exchanged(whole, p.Item1, p.Item2)));
    }

    /// <summary>The JSON value after the next colon exchanged, or in a log the next field.</summary>
    private static byte[] Exchanged(byte[] whole, int from, string value)
    {
        var text = Encoding.UTF8.GetString(whole);
        var at = text.IndexOfAny([':', ','], Math.Min(from, text.Length - 1));
        if (at < 0) return whole;
        var end = text.IndexOfAny([',', '}', ']', '\n'], at + 1);
        return Encoding.UTF8.GetBytes(text[..(at + 1)] + value + (end < 0 ? "" : text[end..]));
    }
}
