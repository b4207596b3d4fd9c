using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SupportWorkflow.House.Docs;

namespace SupportWorkflow.House.Doors;

/// <summary>
/// A type is public when a user's program needs it: every one is used, by name or through an expression of its type, in a program of the
/// docs, a sample, or a program of the outsider. Messages are used by their golden files.
/// </summary>
public class UsedTypesTests
{
    [Theory]
    [InlineData("SupportWorkflow")]
    [InlineData("SupportWorkflow.History")]
    [InlineData("SupportWorkflow.Hosting")]
    [InlineData("SupportWorkflow.Testing")]
    public void Every_public_type_is_used_by_a_program(string package)
    {
        var used = Used.Value;
        Rule.Holds(
            Assembly
                .Load(package)
                .GetExportedTypes()
                .Where(t => !t.IsNested && !typeof(TicketEvent).IsAssignableFrom(t) && !typeof(TicketCommand).IsAssignableFrom(t))
                // The compiler calls it where a list is written in brackets.
                .Where(t => t != typeof(ValueList))
                .Where(t => !used.Contains(t.FullName!))
                .Select(t => t.FullName!),
            "Use it where an outsider would, or make it internal."
        );
    }

    private static readonly Lazy<HashSet<string>> Used = new(() =>
        [
            .. Blocks
                .Where(f => f.Language == "csharp" && f.Runs)
                .Select(f => new DocProgram(CodeBlockTests.Chain(Blocks, f.Place)).Compilation)
                .Concat(new[] { "samples/*", "tests/Outsider" }.SelectMany(Folders).Select(Program))
                .SelectMany(TypesIn),
        ]
    );

    private static Fence[] Blocks => [.. Fence.Files.SelectMany(Fence.In)];

    private static IEnumerable<string> Folders(string pattern) =>
        Directory
            .EnumerateDirectories(Repository.PathOf(Path.GetDirectoryName(pattern)!), Path.GetFileName(pattern))
            .Where(d => Directory.EnumerateFiles(d, "*.csproj").Any());

    private static CSharpCompilation Program(string folder) =>
        CSharpCompilation.Create(
            "Program",
            [
                .. Repository
                    .Files(Repository.Relative(folder), "*.cs")
                    .Select(f => CSharpSyntaxTree.ParseText(File.ReadAllText(f), CompilerParts.ParseOptions)),
                CompilerParts.ImplicitUsingsTree,
            ],
            CompilerParts.References()
        );

    private static IEnumerable<string> TypesIn(Compilation compilation) =>
        from tree in compilation.SyntaxTrees
        let model = compilation.GetSemanticModel(tree)
        from node in tree.GetRoot().DescendantNodes()
        from type in new[]
        {
            model.GetTypeInfo(node).Type,
            model.GetTypeInfo(node).ConvertedType,
            model.GetSymbolInfo(node).Symbol as ITypeSymbol,
            model.GetSymbolInfo(node).Symbol?.ContainingType,
        }
        where type is not null
        from part in Parts(type)
        select part;

    /// <summary>The type itself, and what it is made of.</summary>
    private static IEnumerable<string> Parts(ITypeSymbol type) =>
        type switch
        {
            IArrayTypeSymbol array => Parts(array.ElementType),
            INamedTypeSymbol named => named.TypeArguments.SelectMany(Parts).Append(NameOf(named)),
            _ => [],
        };

    private static string NameOf(INamedTypeSymbol type) =>
        type.ContainingNamespace is { IsGlobalNamespace: false } space
            ? $"{space.ToDisplayString()}.{type.MetadataName}"
            : type.MetadataName;
}
