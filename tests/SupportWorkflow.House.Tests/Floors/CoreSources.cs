using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SupportWorkflow.House.Floors;

/// <summary>The sources of the core, compiled again inside the test so that names can be resolved.</summary>
internal static class CoreSources
{
    public const string Root = "src/SupportWorkflow";

    private static readonly Lazy<CSharpCompilation> Compiled = new(() => Compile(
        Repository.Files(Root, "*.cs").Select(file => (Repository.Relative(file), File.ReadAllText(file)))));

    /// <summary>The core with everything that generators add; it has no errors.</summary>
    public static CSharpCompilation Compilation => Compiled.Value;

    /// <summary>Compiles sources as the core is compiled. Errors fail the test: a name in a broken compilation may resolve to nothing.</summary>
    public static CSharpCompilation Compile(IEnumerable<(string Path, string Text)> sources)
    {
        var trees = sources.Select(s => CSharpSyntaxTree.ParseText(s.Text, CompilerParts.ParseOptions, s.Path)).Append(CompilerParts.ImplicitUsingsTree);
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);
        var compilation = CompilerParts.Generate(
            CSharpCompilation.Create("SupportWorkflow", trees, CompilerParts.References(without: ["SupportWorkflow", "SupportWorkflow.History", "support-workflow"]), options));
        Rule.Holds(
            compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()),
            "The sources do not compile inside the test, so the floor scan would be blind.");
        return compilation;
    }
}
