using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SupportWorkflow.House;

/// <summary>References, generators and analyzers for compiling inside a test, as the build hands them to the real compiler.</summary>
internal static class CompilerParts
{
    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    private static readonly Lazy<AnalyzerFileReference[]> Parts = new(() =>
        [
            .. typeof(CompilerParts)
                .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
                .Single(a => a.Key == "CompilerParts")
                .Value!.Split('|')
                .Select(path => new AnalyzerFileReference(path, new Loader())),
        ]
    );

    private static readonly Lazy<Dictionary<string, MetadataReference>> Platform = new(() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .DistinctBy(Path.GetFileNameWithoutExtension)
            .ToDictionary(
                p => Path.GetFileNameWithoutExtension(p)!,
                p => (MetadataReference)MetadataReference.CreateFromFile(p),
                StringComparer.OrdinalIgnoreCase
            )
    );

    public static CSharpParseOptions ParseOptions { get; } =
        new CSharpParseOptions(LanguageVersion.Latest).WithPreprocessorSymbols(
            "NET",
            "NET8_0_OR_GREATER",
            "NET9_0_OR_GREATER",
            "NET10_0",
            "NET10_0_OR_GREATER"
        );

    /// <summary>What <c>&lt;ImplicitUsings&gt;</c> gives a console project or library.</summary>
    public static SyntaxTree ImplicitUsingsTree { get; } = CSharpSyntaxTree.ParseText(ImplicitUsings, ParseOptions);

    /// <summary>Everything this test runs on, but the assemblies of the test tools and those left out by name.</summary>
    public static IEnumerable<MetadataReference> References(params string[] without) =>
        Platform.Value.Where(p => !without.Contains(p.Key, StringComparer.OrdinalIgnoreCase) && !IsTestTool(p.Key)).Select(p => p.Value);

    public static ImmutableArray<DiagnosticAnalyzer> Analyzers(string assembly) =>
        [
            .. Parts
                .Value.Where(p => p.Display.Contains(assembly, StringComparison.Ordinal))
                .SelectMany(p => p.GetAnalyzers(LanguageNames.CSharp)),
        ];

    /// <summary>The compilation with what System.Text.Json, logging, options and regular expressions generate.</summary>
    public static CSharpCompilation Generate(CSharpCompilation compilation)
    {
        var generators = Parts.Value.SelectMany(p => p.GetGenerators(LanguageNames.CSharp)).ToArray();
        Assert.Contains(generators, g => g.GetGeneratorType().Name == "JsonSourceGenerator");
        Assert.Contains(generators, g => g.GetGeneratorType().Name == "LoggerMessageGenerator");
        CSharpGeneratorDriver
            .Create(generators, parseOptions: ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        return (CSharpCompilation)generated;
    }

    private static bool IsTestTool(string assembly) =>
        assembly.StartsWith("xunit", StringComparison.OrdinalIgnoreCase)
        || assembly.StartsWith("testhost", StringComparison.OrdinalIgnoreCase)
        || assembly.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
        || assembly.StartsWith("Microsoft.TestPlatform", StringComparison.Ordinal)
        || assembly.StartsWith("Microsoft.VisualStudio", StringComparison.Ordinal)
        || assembly.EndsWith(".Tests", StringComparison.Ordinal)
        || assembly is "FsCheck" or "FsCheck.Xunit" or "FSharp.Core" or "Properties" or "Newtonsoft.Json";

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath) { }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
