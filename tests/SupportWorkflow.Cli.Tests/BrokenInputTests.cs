using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Properties;

namespace SupportWorkflow.Cli;

/// <summary>Whatever stands on the command line or in a file: the tool answers 0, 1 or 2, in words.</summary>
[Properties(Arbitrary = [typeof(BrokenInputTests)])]
public sealed class BrokenInputTests : IDisposable
{
    private static readonly string[] Words =
    [
        "calendar",
        "check",
        "add",
        "elapsed",
        "show",
        "profile",
        "list",
        "validate",
        "lint",
        "diff",
        "diagram",
        "schema",
        "explain",
        "due",
        "ticket",
        "replay",
        "run",
        "simulate",
        "--json",
        "--lang",
        "zh",
        "en",
        "fr",
        "--help",
        "--version",
        "--profile",
        "call-center",
        "nowhere",
        "-",
        "--",
        "--start",
        "--end",
        "--time",
        "--at",
        "--today",
        "--month",
        "--calendar",
        "business",
        "--calendar-file",
        "--business-days",
        "--rule",
        "--objective",
        "response",
        "--priority",
        "P1",
        "--fact",
        "a=b",
        "--pause",
        "--tier",
        "vip",
        "--map",
        "--suggest-map",
        "--tickets",
        "--seed",
        "--engineers",
        "--from",
        "--to",
        "--format",
        "dot",
        "2025-03-03",
        "2025-03-03T09:00",
        "2025-03-03T09:00:00+08:00",
        "9999-12-31T23:59:59Z",
        "0001-01-01",
        "PT4H",
        "-PT4H",
        "P99999999D",
        "1",
        "0",
        "-1",
        "2147483648",
        "1e308",
        "NaN",
        "",
        " ",
        "\0",
        "💥",
        "[suggest]",
        "[suggest:99]",
        "[diagram]",
        "@none",
        "--tickets=3",
        "--to=2025-01-03",
    ];

    private readonly Scratch _scratch = new();

    public static Arbitrary<CommandLine> CommandLines =>
        Arb.From(Gen.Elements(Words).ArrayOf(7).Select(words => new CommandLine(words)), line =>
            line.Words.Select((_, i) => new CommandLine([.. line.Words[..i], .. line.Words[(i + 1)..]]))
        );

    /// <summary>The file cut off, a piece of it taken away or doubled, a byte changed, a word exchanged for another.</summary>
    public static Arbitrary<Break> Breaks =>
        Gen.OneOf<Break>(
                from at in Place
                select (Break)new CutOff(at),
                from one in Place
                from other in Place
                select (Break)new Without(Math.Min(one, other), Math.Max(one, other)),
                from at in Place
                from bytes in Gen.Choose(1, 40)
                select (Break)new Doubled(at, bytes),
                from at in Place
                from to in Gen.Choose(0, 255)
                select (Break)new Changed(at, (byte)to),
                from at in Place
                from value in Gen.Elements("null", "-1", "1e400", "\"\"", "[]", "{}", "true", "99999999999999999999")
                select (Break)new Exchanged(at, value)
            )
            .ToArbitrary();

    /// <summary>In millionths of a file.</summary>
    private static Gen<int> Place => Gen.Choose(0, 999_999);

    [Property(Cases = 300)]
    public bool No_arguments_bring_it_down(CommandLine line) => Answers(ToolRun.With("[]"u8.ToArray(), line.Words));

    [Property(Cases = 40)]
    public Property No_broken_file_brings_it_down(Break how)
    {
        return EveryCommand.Inputs.Select(row => Broken((string)row[0], (string)row[1])).Aggregate((all, one) => all.And(one));

        Property Broken(string command, string file)
        {
            var broken = how.Of(Encoding.UTF8.GetBytes(EveryCommand.Text(file)));
            var arguments = FromStandardInput(command, file);
            return new Func<bool>(() => Answers(ToolRun.With(broken, [.. arguments, "--json"]))).Label($"{command}: {file}");
        }
    }

    [Theory]
    [MemberData(nameof(EveryCommand.Inputs), MemberType = typeof(EveryCommand))]
    public void What_is_no_such_file_at_all_is_exit_code_1_or_2_with_problems(string command, string file)
    {
        var arguments = FromStandardInput(command, file);
        byte[][] inputs =
        [
            [],
            "PK\x03\x04"u8.ToArray(),
        ];
        if (file != "{log}")
            inputs = [.. inputs, "null"u8.ToArray(), "[]"u8.ToArray(), "\"x\""u8.ToArray(), [0xFF, 0xFE, 0x00], [0x1F, 0x8B, 1, 2, 3]];

        foreach (var input in inputs)
        {
            var run = ToolRun.With(input, arguments);

            // A list without cases is a list of cases.
            var isCases = file == "{cases}" && input.AsSpan().SequenceEqual("[]"u8);
            Assert.True(isCases ? run.Code == 0 : run.Code is 1 or 2, $"{run.Code}: {run.Output}{run.Error}");
        }
    }

    public void Dispose() => _scratch.Dispose();

    /// <summary>The arguments of a command that reads one of its files from standard input; the others are written.</summary>
    private string[] FromStandardInput(string command, string file)
    {
        var name = file.Trim('{', '}') + ".json";
        return [.. EveryCommand.Of(command, _scratch).Select(a => a.EndsWith(name, StringComparison.Ordinal) ? "-" : a)];
    }

    private static bool Answers(ToolRun run) =>
        run.Code is 0 or 1 or 2 && !run.Error.Contains("   at ", StringComparison.Ordinal)
            ? true
            : throw new InvalidOperationException($"{run.Code}: {run.Error}");

    public sealed record CommandLine(string[] Words)
    {
        public override string ToString() => string.Join(' ', Words.Select(w => $"\"{w}\""));
    }

    /// <summary>Something that happens to a file, whichever it is. Places are millionths of its length.</summary>
    public abstract record Break
    {
        public abstract byte[] Of(byte[] whole);

        private protected static int Index(byte[] whole, int place) => (int)((long)whole.Length * place / 1_000_000);
    }

    public sealed record CutOff(int At) : Break
    {
        public override byte[] Of(byte[] whole) => whole[..Index(whole, At)];
    }

    public sealed record Without(int From, int To) : Break
    {
        public override byte[] Of(byte[] whole) => [.. whole[..Index(whole, From)], .. whole[Index(whole, To)..]];
    }

    public sealed record Doubled(int At, int Bytes) : Break
    {
        public override byte[] Of(byte[] whole)
        {
            var at = Index(whole, At);
            return [.. whole[..at], .. whole[at..Math.Min(whole.Length, at + Bytes)], .. whole[at..]];
        }
    }

    public sealed record Changed(int At, byte To) : Break
    {
        public override byte[] Of(byte[] whole)
        {
            var copy = (byte[])whole.Clone();
            copy[Index(whole, At)] = To;
            return copy;
        }
    }

    /// <summary>The JSON value after the next colon exchanged, or in a log the next field.</summary>
    public sealed record Exchanged(int At, string Value) : Break
    {
        public override byte[] Of(byte[] whole)
        {
            var text = Encoding.UTF8.GetString(whole);
            var at = text.IndexOfAny([':', ','], Math.Min(Index(whole, At), text.Length - 1));
            if (at < 0)
                return whole;
            var end = text.IndexOfAny([',', '}', ']', '\n'], at + 1);
            return Encoding.UTF8.GetBytes(text[..(at + 1)] + Value + (end < 0 ? "" : text[end..]));
        }
    }
}
