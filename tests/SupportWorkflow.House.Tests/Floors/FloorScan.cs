using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SupportWorkflow.House.Floors;

/// <summary>
/// Who names whom, by the compiler's own understanding: a written name, the owner of a member, the type behind <c>var</c>,
/// and the types inside a generic one all count. Comments do not.
/// </summary>
internal sealed class FloorScan
{
    private readonly SortedSet<string> _violations = new(StringComparer.Ordinal);
    private readonly string _root;

    private FloorScan(string root) => _root = root;

    /// <summary>How many names led to a type of the scanned sources.</summary>
    public int ResolvedNames { get; private set; }

    /// <summary><c>file:line: room may not name room (type)</c>.</summary>
    public IReadOnlyCollection<string> Violations => _violations;

    /// <summary>Scans every tree below <paramref name="root"/>; a type's room is the folder its file lies in, "" is the root itself.</summary>
    public static FloorScan Of(CSharpCompilation compilation, string root, IReadOnlyDictionary<string, string[]> may)
    {
        var scan = new FloorScan(root);
        foreach (var tree in compilation.SyntaxTrees)
            if (scan.RoomOf(tree) is { } room) scan.Scan(compilation.GetSemanticModel(tree), room, may);
        return scan;
    }

    private void Scan(SemanticModel model, string from, IReadOnlyDictionary<string, string[]> may)
    {
        if (!may.TryGetValue(from, out var allowed))
        {
            _violations.Add($"{model.SyntaxTree.FilePath}:1: there is no room {Say(from)} in the floor table");
            return;
        }

        foreach (var node in model.SyntaxTree.GetRoot().DescendantNodes().OfType<ExpressionSyntax>())
            foreach (var type in TypesAt(model, node))
            {
                if (from == "Tickets" && type.Name.EndsWith("Policy", StringComparison.Ordinal) && RoomsOf(type).Any())
                    Report(node, $"Tickets may not name a policy ({type.Name})");
                foreach (var room in RoomsOf(type))
                {
                    ResolvedNames++;
                    if (room != from && !allowed.Contains(room)) Report(node, $"{Say(from)} may not name {Say(room)} ({type.Name})");
                }
            }
    }

    private static IEnumerable<ITypeSymbol> TypesAt(SemanticModel model, ExpressionSyntax node)
    {
        var symbol = model.GetSymbolInfo(node).Symbol;
        return Parts(symbol as ITypeSymbol ?? symbol?.ContainingType).Concat(Parts(model.GetTypeInfo(node).Type));
    }

    private static IEnumerable<ITypeSymbol> Parts(ITypeSymbol? type) => type switch
    {
        null => [],
        IArrayTypeSymbol array => Parts(array.ElementType),
        IPointerTypeSymbol pointer => Parts(pointer.PointedAtType),
        INamedTypeSymbol named => [named.OriginalDefinition, .. named.TypeArguments.Where(a => a is not ITypeParameterSymbol).SelectMany(Parts)],
        _ => [],
    };

    private IEnumerable<string> RoomsOf(ITypeSymbol type) =>
        type.DeclaringSyntaxReferences.Select(r => RoomOf(r.SyntaxTree)).OfType<string>().Distinct();

    /// <summary>Null for what lies elsewhere: generated code, implicit usings.</summary>
    private string? RoomOf(SyntaxTree tree)
    {
        if (!tree.FilePath.StartsWith(_root + "/", StringComparison.Ordinal)) return null;
        var relative = tree.FilePath[(_root.Length + 1)..];
        var slash = relative.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? "" : relative[..slash];
    }

    private void Report(SyntaxNode node, string what) =>
        _violations.Add($"{node.SyntaxTree.FilePath}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}: {what}");

    private static string Say(string room) => room == "" ? "(root)" : room;
}
