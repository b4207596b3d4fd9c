using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SupportWorkflow.House.Floors;

/// <summary>
/// Who names whom, by the compiler's own understanding: a written name, the owner of a member, the type behind <c>var</c>,
/// and the types inside a generic one all count. Comments do not, and neither do attributes: they speak to a serialiser or an analyser.
/// A member of a type that several folders make up belongs to the folder in which it is written.
/// </summary>
internal sealed class NameScan
{
    private readonly string _root;
    private readonly Dictionary<(string From, string To), string> _folders = [];
    private readonly Dictionary<(string From, string To), string> _types = [];

    private NameScan(string root) => _root = root;

    /// <summary>How many names led to a type of the scanned sources.</summary>
    public int ResolvedNames { get; private set; }

    /// <summary>Which leaf folder names which other one, and one place where it does; "" is the root itself.</summary>
    public IReadOnlyDictionary<(string From, string To), string> Folders => _folders;

    /// <summary>Which type names which other one, nested ones counted as their outermost.</summary>
    public IReadOnlyDictionary<(string From, string To), string> Types => _types;

    /// <summary>Scans every tree below <paramref name="root"/>.</summary>
    public static NameScan Of(CSharpCompilation compilation, string root)
    {
        var scan = new NameScan(root);
        foreach (var tree in compilation.SyntaxTrees)
            if (scan.FolderOf(tree) is { } folder)
                scan.Scan(compilation.GetSemanticModel(tree), folder);
        return scan;
    }

    private void Scan(SemanticModel model, string from)
    {
        foreach (var node in model.SyntaxTree.GetRoot().DescendantNodes(n => n is not AttributeListSyntax).OfType<ExpressionSyntax>())
        foreach (var (symbol, type) in NamedAt(model, node))
        {
            if (FolderOf(symbol) is not { } folder)
                continue;
            ResolvedNames++;
            if (folder != from)
                _folders.TryAdd((from, folder), $"{Place(node)} ({type.Name})");
            if (
                node.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>() is not { } inside
                || model.GetDeclaredSymbol(inside) is not INamedTypeSymbol owner
            )
                continue;
            var (here, there) = (Outermost(owner), Outermost(type));
            if (!SymbolEqualityComparer.Default.Equals(here, there))
                _types.TryAdd((Name(here), Name(there)), Place(node));
        }
    }

    private static IEnumerable<(ISymbol Symbol, INamedTypeSymbol Type)> NamedAt(SemanticModel model, ExpressionSyntax node)
    {
        var symbol = model.GetSymbolInfo(node).Symbol;
        if (symbol is not null and not ITypeSymbol && symbol.ContainingType is { } owner && Written(symbol))
            yield return (symbol, owner.OriginalDefinition);
        else
            foreach (var part in Parts(symbol as ITypeSymbol ?? symbol?.ContainingType))
                yield return (part, part);
        foreach (var part in Parts(model.GetTypeInfo(node).Type))
            yield return (part, part);
    }

    /// <summary>Whether a member stands in a source file of its own place: generated ones belong to their type.</summary>
    private static bool Written(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Length > 0 && symbol is IPropertySymbol or IFieldSymbol or IMethodSymbol;

    private static IEnumerable<INamedTypeSymbol> Parts(ITypeSymbol? type) =>
        type switch
        {
            null => [],
            IArrayTypeSymbol array => Parts(array.ElementType),
            IPointerTypeSymbol pointer => Parts(pointer.PointedAtType),
            INamedTypeSymbol named =>
            [
                named.OriginalDefinition,
                .. named.TypeArguments.Where(a => a is not ITypeParameterSymbol).SelectMany(Parts),
            ],
            _ => [],
        };

    /// <summary>The folder of a member, or the one in which a type is at home: where the file is named after it.</summary>
    private string? FolderOf(ISymbol symbol)
    {
        var trees = symbol.DeclaringSyntaxReferences.Select(r => r.SyntaxTree).Where(t => FolderOf(t) is not null).ToList();
        var home = trees.FirstOrDefault(t => Path.GetFileNameWithoutExtension(t.FilePath) == symbol.Name) ?? trees.FirstOrDefault();
        return home is null
            ? symbol.ContainingType is { } owner && symbol is not ITypeSymbol
                ? FolderOf(owner)
                : null
            : FolderOf(home);
    }

    /// <summary>Null for what lies elsewhere: generated code, implicit usings.</summary>
    private string? FolderOf(SyntaxTree tree)
    {
        if (!tree.FilePath.StartsWith(_root + "/", StringComparison.Ordinal))
            return null;
        var relative = tree.FilePath[(_root.Length + 1)..];
        var slash = relative.LastIndexOf('/');
        return slash < 0 ? "" : relative[..slash];
    }

    private static INamedTypeSymbol Outermost(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? Outermost(outer) : type.OriginalDefinition;

    private static string Name(INamedTypeSymbol type) => type.ToDisplayString();

    private static string Place(SyntaxNode node) =>
        $"{node.SyntaxTree.FilePath}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";
}
