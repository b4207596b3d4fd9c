using System.Collections.Immutable;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace SupportWorkflow.House;

/// <summary>The core reads no clock, culture, environment or randomness; a compiler analyzer with a list sees to it.</summary>
public class BannedSymbolTests
{
    private const string Core = "src/SupportWorkflow";
    private const string List = "BannedSymbols.txt";

    private static readonly string[] Entries =
    [
        .. Repository
            .Read($"{Core}/{List}")
            .ReplaceLineEndings("\n")
            .Split('\n')
            .Where(l => l.Trim() != "" && !l.StartsWith("//", StringComparison.Ordinal)),
    ];

    [Fact]
    public void The_build_hands_the_list_to_the_analyzer()
    {
        var project = XDocument.Load(Repository.PathOf($"{Core}/SupportWorkflow.csproj"));

        Assert.Contains(project.Descendants("PackageReference"), p =>
            (string?)p.Attribute("Include") == "Microsoft.CodeAnalysis.BannedApiAnalyzers"
        );
        Assert.Contains(project.Descendants("AdditionalFiles"), f => (string?)f.Attribute("Include") == List);
        Assert.DoesNotContain("RS0030", project.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_entry_names_something_that_exists()
    {
        var anything = Compile("");

        Assert.True(Entries.Length >= 20, $"Only {Entries.Length} entries.");
        Rule.Holds(
            Entries.Where(e => DocumentationCommentId.GetSymbolsForDeclarationId(e.Split(';')[0].Trim(), anything).IsEmpty),
            "A misspelt entry bans nothing."
        );
    }

    [Fact]
    public void Every_entry_says_what_to_do_instead() =>
        Rule.Holds(
            Entries
                .Where(e => e.Split(';') is not [_, { Length: > 10 }])
                .Concat(Entries.GroupBy(e => e.Split(';')[0]).Where(g => g.Count() > 1).Select(g => $"twice: {g.Key}"))
        );

    [Theory]
    [InlineData("DateTime.Now")]
    [InlineData("DateTime.UtcNow")]
    [InlineData("DateTime.Today")]
    [InlineData("DateTimeOffset.UtcNow")]
    [InlineData("NodaTime.SystemClock.Instance")]
    [InlineData("TimeProvider.System")]
    [InlineData("System.Diagnostics.Stopwatch.GetTimestamp()")]
    [InlineData("Environment.TickCount64")]
    [InlineData("Guid.NewGuid()")]
    [InlineData("Guid.CreateVersion7()")]
    [InlineData("Random.Shared.Next()")]
    [InlineData("new Random(1)")]
    [InlineData("Environment.GetEnvironmentVariable(\"TZ\")")]
    [InlineData("System.Globalization.CultureInfo.CurrentCulture")]
    [InlineData("NodaTime.DateTimeZoneProviders.Bcl")]
    [InlineData("\"a\".ToUpper()")]
    [InlineData("\"a\".StartsWith(\"b\")")]
    [InlineData("\"a\".CompareTo(\"b\")")]
    [InlineData("int.Parse(\"1\")")]
    [InlineData("double.Parse(\"1\")")]
    [InlineData("decimal.Parse(\"1\")")]
    [InlineData("DateTime.Parse(\"1\")")]
    [InlineData("TimeZoneInfo.Local")]
    [InlineData("NodaTime.DateTimeZoneProviders.Tzdb.GetSystemDefault()")]
    [InlineData("Environment.NewLine")]
    [InlineData("Console.Out")]
    public async Task A_banned_symbol_is_reported(string use)
    {
        var reported = await ReportedAsync($"class C {{ object M() => {use}; }}");

        Assert.Contains(reported, d => d.Id == "RS0030");
    }

    [Fact]
    public async Task What_is_not_banned_is_not_reported() =>
        Assert.Empty(
            await ReportedAsync(
                "class C { object M(TimeProvider time) => (time.GetUtcNow(), \"a\".ToUpperInvariant(), \"a\".StartsWith(\"b\", StringComparison.Ordinal)); }"
            )
        );

    private static async Task<ImmutableArray<Diagnostic>> ReportedAsync(string code)
    {
        var analyzers = CompilerParts.Analyzers("BannedApiAnalyzers");
        Assert.NotEmpty(analyzers);
        var options = new AnalyzerOptions([new BannedList()]);
        var reported = await Compile(code).WithAnalyzers(analyzers, options).GetAllDiagnosticsAsync();
        Assert.DoesNotContain(reported, d => d.Severity == DiagnosticSeverity.Error && d.Id.StartsWith("CS", StringComparison.Ordinal));
        return [.. reported.Where(d => d.Id.StartsWith("RS", StringComparison.Ordinal) || d.Id.StartsWith("AD", StringComparison.Ordinal))];
    }

    private static CSharpCompilation Compile(string code) =>
        CSharpCompilation.Create(
            "Banned",
            [CSharpSyntaxTree.ParseText(code, CompilerParts.ParseOptions), CompilerParts.ImplicitUsingsTree],
            CompilerParts.References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
        );

    private sealed class BannedList : AdditionalText
    {
        public override string Path => List;

        public override SourceText GetText(CancellationToken cancellationToken = default) =>
            SourceText.From(Repository.Read($"{Core}/{List}"));
    }
}
