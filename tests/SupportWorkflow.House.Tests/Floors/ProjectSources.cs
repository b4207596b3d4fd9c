using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SupportWorkflow.House.Floors;

/// <summary>The sources of a project, compiled again inside the test so that names can be resolved.</summary>
internal sealed class ProjectSources
{
    private readonly Lazy<CSharpCompilation> _compiled;

    private ProjectSources(string root, string assembly) =>
        (Root, _compiled) = (
            root,
            new(() =>
                Compile(
                    Repository.Files(root, "*.cs").Concat(Linked(root)).Select(file => (Repository.Relative(file), File.ReadAllText(file))),
                    assembly
                )
            )
        );

    public static ProjectSources Core { get; } = new("src/SupportWorkflow", "SupportWorkflow");

    /// <summary>Every project under <c>src</c>.</summary>
    public static IReadOnlyList<ProjectSources> All { get; } =
    [
        Core,
        .. Directory
            .GetDirectories(Repository.PathOf("src"))
            .Where(d => Directory.GetFiles(d, "*.csproj").Length == 1)
            .Select(Repository.Relative)
            .Order(StringComparer.Ordinal)
            .Where(d => d != Core.Root)
            .Select(d => new ProjectSources(d, d.EndsWith(".Cli", StringComparison.Ordinal) ? "support-workflow" : Path.GetFileName(d))),
    ];

    public string Root { get; }

    /// <summary>The project with everything that generators add; it has no errors.</summary>
    public CSharpCompilation Compilation => _compiled.Value;

    /// <summary>The sources of other projects that a project file compiles in, such as <c>../SupportWorkflow/*/TextTable.cs</c>.</summary>
    private static IEnumerable<string> Linked(string project) =>
        XDocument
            .Load(Repository.Files(project, "*.csproj").Single())
            .Descendants("Compile")
            .SelectMany(c => ((string?)c.Attribute("Include") ?? "").Split(';'))
            .Where(pattern => pattern.Length > 0)
            .SelectMany(pattern => Matches(Repository.PathOf(project), pattern.Split("/*/")));

    private static IEnumerable<string> Matches(string folder, string[] parts) =>
        parts.Length == 1
            ? [Path.GetFullPath(Path.Combine(folder, parts[0]))]
            : Directory
                .EnumerateDirectories(Path.GetFullPath(Path.Combine(folder, parts[0])))
                .Select(d => Path.Combine(d, parts[1]))
                .Where(File.Exists);

    /// <summary>Compiles sources as the project is compiled. Errors fail the test: a name in a broken compilation may resolve to
    /// nothing.</summary>
    public static CSharpCompilation Compile(IEnumerable<(string Path, string Text)> sources, string assembly = "SupportWorkflow")
    {
        var trees = sources
            .Select(s => CSharpSyntaxTree.ParseText(s.Text, CompilerParts.ParseOptions, s.Path))
            .Append(CompilerParts.ImplicitUsingsTree);
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            allowUnsafe: true,
            nullableContextOptions: NullableContextOptions.Enable
        );
        string[] own = assembly == "SupportWorkflow" ? ["SupportWorkflow", "support-workflow"] : [assembly];
        var compilation = CompilerParts.Generate(
            CSharpCompilation.Create(assembly, trees, CompilerParts.References(without: own), options)
        );
        Rule.Holds(
            compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()),
            $"The sources of {assembly} do not compile inside the test, so the floor scan would be blind."
        );
        return compilation;
    }
}
