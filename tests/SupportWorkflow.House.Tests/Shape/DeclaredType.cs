using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SupportWorkflow.House.Shape;

/// <summary>A type as its source file declares it.</summary>
internal sealed record DeclaredType(string File, int Line, string Name, bool IsPublic, bool IsNested)
{
    public string Place => $"{File}:{Line}";

    public static IEnumerable<DeclaredType> In(string file, SyntaxNode root) =>
        root.DescendantNodes()
            .OfType<MemberDeclarationSyntax>()
            .Select(member =>
                (
                    member,
                    name: member switch
                    {
                        BaseTypeDeclarationSyntax type => type.Identifier,
                        DelegateDeclarationSyntax type => type.Identifier,
                        _ => default,
                    }
                )
            )
            .Where(d => d.name.Text is { Length: > 0 })
            .Select(d => new DeclaredType(
                file,
                d.name.GetLocation().GetLineSpan().StartLinePosition.Line + 1,
                d.name.Text,
                d.member.Modifiers.Any(SyntaxKind.PublicKeyword),
                d.member.Parent is TypeDeclarationSyntax
            ));
}
