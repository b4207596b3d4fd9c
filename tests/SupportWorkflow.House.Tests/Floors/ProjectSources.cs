using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SupportWorkflow.House.Floors;

/// <summary>
/// The sources of a project that stands on the core, compiled again inside the test, with what its project file compiles in.
/// </summary>
internal static class ProjectSources
{
    /// <param name="project">The project's folder.</param>
    /// <param name="without">The assemblies it and those above it are built to.</param>
    public static CSharpCompilation Compile(string project, params string[] without)
    {
        var linked = XDocument.Load(Repository.Files(project, "*.csproj").Single()).Descendants("Compile")
            .SelectMany(c => ((string)c.Attribute("Include")!).Split(';')).SelectMany(pattern => Matches(project, pattern));
        return Compile(
            Repository.Files(project, "*.cs").Concat(linked).Select(f => (Repository.Relative(f), File.ReadAllText(f))), without);
    }

    public static CSharpCompilation Compile(IEnumerable<(string Path, string Text)> sources, params string[] without)
    {
        var trees = sources.Select(s => CSharpSyntaxTree.ParseText(s.Text, CompilerParts.ParseOptions, s.Path))
            .Append(CompilerParts.ImplicitUsingsTree);
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);
        var compilation = CompilerParts.Generate(CSharpCompilation.Create("Scanned", trees, CompilerParts.References(without), options));
        Rule.Holds(
            compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()),
            "The sources do not compile inside the test, so the scan would be blind.");
        return compilation;
    }

    /// <summary>The files of a pattern such as <c>../SupportWorkflow/*/TextTable.cs</c>.</summary>
    private static IEnumerable<string> Matches(string project, string pattern)
    {
        var parts = pattern.Split("/*/");
        if (parts.Length == 1) return [Path.GetFullPath(Path.Combine(Repository.PathOf(project), pattern))];
        return Directory.EnumerateDirectories(Path.GetFullPath(Path.Combine(Repository.PathOf(project), parts[0])))
            .Select(d => Path.Combine(d, parts[1])).Where(File.Exists);
    }
}
