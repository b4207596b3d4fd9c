using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SupportWorkflow.House.Docs;

/// <summary>One or several chained blocks as a reader would paste them: a console program with implicit usings and nullable on.</summary>
internal sealed class DocProgram
{
    // A snippet may show a variable or a local function without using it.
    private static readonly string[] Harmless = ["CS0168", "CS0219", "CS8321", "CS1591"];

    // A reader has the library, not the tool and what it brings along.
    private static readonly string[] OfTheToolAlone =
    [
        "support-workflow",
        "System.CommandLine",
        "Spectre.Console",
        "Spectre.Console.Ansi",
        "CsvHelper",
    ];

    private static readonly Func<CompilationUnitSyntax, IEnumerable<SyntaxNode>>[] Parts =
    [
        root => root.Usings,
        root => root.AttributeLists,
        root => root.Members.OfType<GlobalStatementSyntax>(),
        root => root.Members.Where(m => m is not GlobalStatementSyntax),
    ];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CSharpCompilation _compilation;
    private readonly List<string> _unreadable = [];

    public DocProgram(IReadOnlyList<Fence> blocks)
    {
        var roots = blocks.Select(b => (Block: b, Root: Parse(b))).ToList();
        foreach (var (block, root) in roots)
            _unreadable.AddRange(
                root.GetDiagnostics().Select(d => Say(d, block.File, block.Line + d.Location.GetLineSpan().StartLinePosition.Line))
            );
        HasStatements = roots.Any(r => r.Root.Members.OfType<GlobalStatementSyntax>().Any());

        // Chained blocks become one file: all usings, then all statements, then all types; #line keeps the places in messages true.
        var text = new StringBuilder();
        foreach (var part in Parts)
        foreach (var (block, root) in roots)
        foreach (var node in part(root))
            text.Append($"#line {block.Line + node.SyntaxTree.GetLineSpan(node.FullSpan).StartLinePosition.Line} \"{block.File}\"\n")
                .Append(node.ToFullString())
                .Append('\n');

        var options = new CSharpCompilationOptions(
            HasStatements ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable
        );
        _compilation = CSharpCompilation.Create(
            "Doc" + Guid.NewGuid().ToString("N"),
            [
                CSharpSyntaxTree.ParseText(text.ToString(), CompilerParts.ParseOptions, blocks[0].File, Encoding.UTF8),
                CompilerParts.ImplicitUsingsTree,
            ],
            CompilerParts.References(OfTheToolAlone),
            options
        );
    }

    private static string Say(Diagnostic problem, string file, int line) => $"{file}:{line}: {problem.Id} {problem.GetMessage(null)}";

    private static CompilationUnitSyntax Parse(Fence block) =>
        CSharpSyntaxTree.ParseText(string.Join('\n', block.Code) + "\n", CompilerParts.ParseOptions).GetCompilationUnitRoot();

    /// <summary>Whether there is anything to run; a block of declarations only compiles.</summary>
    public bool HasStatements { get; }

    public Compilation Compilation => _compilation;

    /// <summary>Errors and warnings a reader would see, with the line of the markdown file.</summary>
    public IEnumerable<string> Problems =>
        _unreadable.Count > 0
            ? _unreadable
            : _compilation
                .GetDiagnostics()
                .Where(d => d.Severity >= DiagnosticSeverity.Warning && !Harmless.Contains(d.Id))
                .Select(d => Say(d, d.Location.GetMappedLineSpan().Path, d.Location.GetMappedLineSpan().StartLinePosition.Line + 1));

    /// <summary>Runs the program and gives the lines it printed, without trailing blanks. The console is everybody's, so nothing else may
    /// run meanwhile.</summary>
    public IReadOnlyList<string> Run()
    {
        using var image = new MemoryStream();
        var emitted = _compilation.Emit(image);
        Rule.Holds(emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));
        image.Position = 0;

        var context = new AssemblyLoadContext("doc", isCollectible: true);
        var printed = new StringWriter();
        var console = Console.Out;
        Console.SetOut(printed);
        try
        {
            var entry = context.LoadFromStream(image).EntryPoint!;
            var run = Task.Run(() =>
                entry.Invoke(
                    null,
                    BindingFlags.DoNotWrapExceptions,
                    null,
                    entry.GetParameters().Length == 0 ? [] : [Array.Empty<string>()],
                    null
                )
            );
            Assert.True(Task.WaitAny([run], Patience) == 0, $"The program did not end within {Patience}.");
            run.GetAwaiter().GetResult();
        }
        finally
        {
            Console.SetOut(console);
            context.Unload();
        }

        var lines = printed.ToString().ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd()).ToList();
        if (lines[^1] == "")
            lines.RemoveAt(lines.Count - 1);
        return lines;
    }
}
