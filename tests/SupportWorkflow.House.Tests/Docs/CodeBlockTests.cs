using System.Text.Json;

namespace SupportWorkflow.House.Docs;

/// <summary>Every code block of README and docs is compiled and run, and prints what it says it prints.</summary>
[Collection(nameof(Console))]
public class CodeBlockTests
{
    private static readonly Fence[] All = [.. Fence.Files.SelectMany(Fence.In)];

    private static readonly string[] Languages = ["csharp", "json", "console", "bash", "mermaid", "text", "xml", "csv"];

    public static TheoryData<string> CSharpBlocks => [.. All.Where(f => f.Language == "csharp").Select(f => f.Place)];

    public static TheoryData<string> JsonBlocks => [.. All.Where(f => f.Language == "json").Select(f => f.Place).DefaultIfEmpty("(none)")];

    [Theory]
    [MemberData(nameof(CSharpBlocks))]
    public void A_program_in_the_docs_compiles_and_prints_what_it_says(string place) => Check(Chain(All, place));

    [Theory]
    [MemberData(nameof(JsonBlocks))]
    public void Json_in_the_docs_parses(string place)
    {
        if (All.SingleOrDefault(f => f.Place == place && f.Language == "json") is { } block)
            using (JsonDocument.Parse(string.Join('\n', block.Code))) { }
    }

    [Fact]
    public void Blocks_that_are_not_run_are_known_with_their_reasons()
    {
        var optOuts = All.Where(f => !f.Runs)
            .Select(f => $"{f.File}: {f.Directive}: {f.Reason} | {f.Code.FirstOrDefault(c => c.Trim() != "")}\n");

        Rule.Holds(All.Where(f => !f.Runs && f.Reason == "").Select(f => $"{f.Place}: {f.Directive} without a reason"));
        Approved.Equal("Docs.not-run", string.Concat(optOuts.DefaultIfEmpty("(every block is run)\n")));
    }

    [Fact]
    public void A_block_says_its_language_in_the_one_way_that_is_checked() =>
        Rule.Holds(
            All.Where(f => !Languages.Contains(f.Language)).Select(f => $"{f.Place}: '{f.Language}'"),
            "C# is ```csharp, JSON is ```json; prose is ```text."
        );

    [Fact]
    public void A_promise_that_is_not_kept_is_reported() =>
        Assert.Contains(
            "two",
            Failure(
                """
                ```csharp
                Console.WriteLine(1);          // → 1
                Console.WriteLine("two");      // → three
                ```
                """
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_line_nobody_promised_is_reported() =>
        Assert.Contains(
            "more",
            Failure(
                """
                ```csharp
                Console.WriteLine(1);          // → 1
                Console.WriteLine("more");
                ```
                """
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_program_that_does_not_compile_is_reported_with_its_line() =>
        Assert.Contains(
            "page.md:4: CS0103",
            Failure(
                """
                Text.
                ```csharp
                var one = 1;
                Console.WriteLine(two);
                ```
                """
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_program_cannot_lean_on_what_only_the_tool_has() =>
        Assert.Contains(
            "CS0246",
            Failure(
                """
                ```csharp
                using Spectre.Console;
                AnsiConsole.WriteLine("colours");
                ```
                """
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_warning_the_reader_would_see_is_reported() =>
        Assert.Contains(
            "CS8602",
            Failure(
                """
                ```csharp
                string? name = args.Length > 5 ? "" : null;
                Console.WriteLine(name.Length);
                ```
                """
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_program_that_throws_is_reported() =>
        Assert.Contains(
            "no such luck",
            Failure(
                """
                ```csharp
                await Task.Yield();
                throw new InvalidOperationException("no such luck");
                ```
                """
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void Chained_blocks_are_one_program() =>
        Check([
            .. Fence.In(
                "page.md",
                """
                ```csharp
                using System.Globalization;
                var amount = Money.Two;
                Console.WriteLine(amount.ToString(CultureInfo.InvariantCulture));     // → 2

                static class Money { public const int Two = 2; }
                ```
                <!-- continues -->
                ```csharp
                using System.Text;
                Console.WriteLine(new StringBuilder().Append(amount + 1));
                // → 3
                ```
                """
            ),
        ]);

    [Fact]
    public void A_block_can_begin_every_program_of_its_page()
    {
        Fence[] page =
        [
            .. Fence.In(
                "page.md",
                """
                <!-- begins every program of this page -->
                ```csharp
                using System.Globalization;
                ```
                ```csharp
                Console.WriteLine(1.5.ToString(CultureInfo.InvariantCulture));     // → 1.5
                ```
                """
            ),
        ];
        Check(Chain(page, page[1].Place));
    }

    [Fact]
    public void Declarations_alone_are_compiled() =>
        Assert.Contains(
            "CS0246",
            Failure(
                """
                ```csharp
                public sealed record Mine(Unknown It);
                ```
                """
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void What_is_left_over_behind_a_program_is_reported() =>
        Assert.Contains(
            "page.md:3: CS1022",
            Failure(
                """
                ```csharp
                Console.WriteLine(1);
                }
                ```
                """
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_block_that_is_not_run_is_compiled_all_the_same()
    {
        const string sends = """
            <!-- no-run: it would send -->
            ```csharp
            throw new InvalidOperationException("sent");
            ```
            """;

        Check([.. Fence.In("page.md", sends)]);
        Assert.Contains("CS0103", Failure(sends.Replace("\"sent\"", "sent", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_promise_nobody_checks_is_reported() =>
        Assert.Contains(
            "is not run",
            Failure(
                """
                <!-- no-run: it would send -->
                ```csharp
                var x = 1;
                ```
                <!-- continues -->
                ```csharp
                Console.WriteLine(x + 1); // → 3
                ```
                """
            ),
            StringComparison.Ordinal
        );

    private static string Failure(string page)
    {
        var failure = Record.Exception(() => Check([.. Fence.In("page.md", page)]));
        Assert.NotNull(failure);
        return failure.Message;
    }

    /// <summary>The block and, where it continues others, those before it.</summary>
    internal static Fence[] Chain(Fence[] all, string place)
    {
        var mine = all.Where(f => f.Language == "csharp").ToList();
        var last = mine.FindIndex(f => f.Place == place);
        var first = last;
        while (mine[first].Directive == "continues")
        {
            first--;
            Assert.True(first >= 0 && mine[first].File == mine[last].File, $"{place} continues nothing.");
        }

        var beginning = mine[..first].Where(f => f.File == mine[first].File && f.BeginsEveryProgram);
        return [.. beginning, .. mine[first..(last + 1)]];
    }

    private static void Check(Fence[] blocks)
    {
        var expected = blocks.SelectMany(b => b.Expected).ToList();
        var runs = blocks.All(b => b.Runs);
        Assert.True(runs || expected.Count == 0, $"{blocks[^1].Place} promises output, but it, or a block it continues, is not run.");
        if (blocks[^1].Directive == "not compiled")
            return;
        var program = new DocProgram(blocks);
        Rule.Holds(program.Problems, $"{blocks[^1].Place} does not compile cleanly.");
        if (!runs || !program.HasStatements)
            return;

        var printed = program.Run();
        if (expected.Count == 0)
            return;
        Assert.True(
            expected.SequenceEqual(printed),
            $"""
            {blocks[^1].Place} prints something else than its comments say (- said, + printed):
            {string.Join('\n', Approved.Diff([.. expected], [.. printed]))}
            """
        );
    }
}
