using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SupportWorkflow.House.Floors;

/// <summary>
/// Which leaf folder of a project names which other one, by the compiler's own understanding; and the circles among them.
/// </summary>
internal sealed class FolderScan
{
    private readonly string _root;
    private readonly SortedDictionary<(string From, string To), string> _arrows = [];

    private FolderScan(string root) => _root = root;

    /// <summary>Every arrow with one place where it is drawn.</summary>
    public IReadOnlyDictionary<(string From, string To), string> Arrows => _arrows;

    /// <summary>Scans every source below a folder.</summary>
    public static FolderScan Of(CSharpCompilation compilation, string root)
    {
        var scan = new FolderScan(root);
        foreach (var tree in compilation.SyntaxTrees)
            if (scan.FolderOf(tree) is { } folder) scan.Scan(compilation.GetSemanticModel(tree), folder);
        return scan;
    }

    /// <summary>The arrows that lie on a circle: from their end a way leads back to their beginning.</summary>
    public IEnumerable<string> Circles() => _arrows.Where(a => Reaches(a.Key.To, a.Key.From)).Select(a => a.Value);

    private bool Reaches(string from, string to)
    {
        var (seen, open) = (new HashSet<string> { from }, new Queue<string>([from]));
        while (open.TryDequeue(out var folder))
        {
            if (folder == to) return true;
            foreach (var next in _arrows.Keys.Where(a => a.From == folder && seen.Add(a.To))) open.Enqueue(next.To);
        }
        return false;
    }

    private void Scan(SemanticModel model, string from)
    {
        foreach (var node in model.SyntaxTree.GetRoot().DescendantNodes().OfType<ExpressionSyntax>())
            foreach (var type in TypesAt(model, node))
                foreach (var to in type.DeclaringSyntaxReferences.Select(r => FolderOf(r.SyntaxTree)).OfType<string>().Distinct())
                    if (to != from) _arrows.TryAdd((from, to), $"{Place(node)}: {from} names {to} ({type.Name})");
    }

    private static string Place(SyntaxNode node) =>
        $"{node.SyntaxTree.FilePath}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";

    private static IEnumerable<ITypeSymbol> TypesAt(SemanticModel model, ExpressionSyntax node)
    {
        var symbol = model.GetSymbolInfo(node).Symbol;
        return Parts(symbol as ITypeSymbol ?? symbol?.ContainingType).Concat(Parts(model.GetTypeInfo(node).Type));
    }

    private static IEnumerable<ITypeSymbol> Parts(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => Parts(array.ElementType),
        INamedTypeSymbol named =>
            [named.OriginalDefinition, .. named.TypeArguments.Where(a => a is not ITypeParameterSymbol).SelectMany(Parts)],
        _ => [],
    };

    private string? FolderOf(SyntaxTree tree) => tree.FilePath.StartsWith(_root + "/", StringComparison.Ordinal)
        ? Path.GetDirectoryName(tree.FilePath[(_root.Length + 1)..])!.Replace('\\', '/')
        : null;
}
