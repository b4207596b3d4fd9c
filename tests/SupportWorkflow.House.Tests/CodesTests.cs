using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SupportWorkflow.House.Floors;

namespace SupportWorkflow.House;

/// <summary>
/// Codes are stable for ever: the approved lists hold every one that the sources write, and a code that is gone or renamed turns red.
/// <c>ACCEPT_GOLDEN=1</c> writes the lists anew.
/// </summary>
public class CodesTests
{
    [Fact]
    public void Every_code_of_a_rejection_is_approved() =>
        Approve(
            "rejection-codes.txt",
            Written("No")
                .Concat(
                    Literals("Lifecycles")
                        .Where(c => c.StartsWith("lifecycle.", StringComparison.Ordinal) && !c.Contains(' ', StringComparison.Ordinal))
                )
        );

    [Fact]
    public void Every_code_of_a_problem_in_a_definition_is_approved() =>
        Approve("problem-codes.txt", Written("Add", "AddUnknown", "Problem"));

    [Fact]
    public void A_text_that_the_sources_ask_for_by_its_key_exists() =>
        Rule.Holds(Asked().Where(a => !a.Exists).Select(a => $"{a.Place}: there is no '{a.Key}' in {a.Table}"));

    [Fact]
    public void The_scan_sees_codes_and_keys()
    {
        Assert.Contains("assign.off-duty", Written("No"));
        Assert.Contains("rule.unknown-clock", Written("AddUnknown"));
        Assert.True(Asked().Count() > 200);
        Assert.Contains(Asked(), a =>
            a
                is { Table: "SupportWorkflow.Features.Assignments", Key: "ticket-assigned", Exists: true }
                    or { Key: "assign.off-duty", Exists: true }
        );
    }

    /// <summary>What becomes a library; the tool has problems of its own.</summary>
    private static IEnumerable<ProjectSources> Packages =>
        ProjectSources.All.Where(p => !p.Root.EndsWith(".Cli", StringComparison.Ordinal));

    private static void Approve(string file, IEnumerable<string> codes)
    {
        var found = string.Concat(codes.Distinct().Order(StringComparer.Ordinal).Select(c => c + "\n"));
        var path = Repository.PathOf("tests/SupportWorkflow.House.Tests/Approved/" + file);
        if (Environment.GetEnvironmentVariable("ACCEPT_GOLDEN") == "1")
            File.WriteAllText(path, found);
        Assert.Equal(File.Exists(path) ? File.ReadAllText(path) : "", found);
    }

    /// <summary>The codes that are given to methods of these names, also where a choice of two is given.</summary>
    private static IEnumerable<string> Written(params string[] methods) =>
        Calls(methods)
            .SelectMany(c => c.Call.ArgumentList.Arguments)
            .SelectMany(a =>
                a.Expression.DescendantNodesAndSelf(n =>
                        n is not InvocationExpressionSyntax and not LambdaExpressionSyntax and not InterpolatedStringExpressionSyntax
                    )
                    .OfType<LiteralExpressionSyntax>()
            )
            .Select(l => l.Token.ValueText)
            .Where(IsCode);

    private static IEnumerable<string> Literals(string folder) =>
        ProjectSources
            .Core.Compilation.SyntaxTrees.Where(t =>
                t.FilePath.StartsWith($"{ProjectSources.Core.Root}/{folder}/", StringComparison.Ordinal)
            )
            .SelectMany(t => t.GetRoot().DescendantNodes().OfType<LiteralExpressionSyntax>())
            .Select(l => l.Token.ValueText)
            .Where(IsCode);

    private static bool IsCode(string text) =>
        text.Length > 3
        && text.Contains('.', StringComparison.Ordinal)
        && text.All(c => char.IsAsciiLetterLower(c) || c is '.' or '-')
        && char.IsAsciiLetterLower(text[0])
        && char.IsAsciiLetterLower(text[^1]);

    private static IEnumerable<(SemanticModel Model, InvocationExpressionSyntax Call)> Calls(params string[] methods)
    {
        foreach (
            var tree in Packages.SelectMany(
                p => p.Compilation.SyntaxTrees.Where(t => t.FilePath.StartsWith(p.Root + "/", StringComparison.Ordinal)),
                (p, t) => (p.Compilation, Tree: t)
            )
        )
        {
            var model = tree.Compilation.GetSemanticModel(tree.Tree);
            foreach (var call in tree.Tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>())
                if (NameOf(call.Expression) is { } name && methods.Contains(name))
                    yield return (model, call);
        }
    }

    private static string? NameOf(ExpressionSyntax expression) =>
        expression switch
        {
            MemberAccessExpressionSyntax member => member.Name.Identifier.Text,
            IdentifierNameSyntax name => name.Identifier.Text,
            _ => null,
        };

    /// <summary>Every key that is written where a table of texts is asked, with the table.</summary>
    private static IEnumerable<(string Place, string Table, string Key, bool Exists)> Asked()
    {
        var tables = Repository
            .Files(ProjectSources.Core.Root, "Texts.resx")
            .ToDictionary(
                f =>
                    "SupportWorkflow."
                    + Path.GetRelativePath(Repository.PathOf(ProjectSources.Core.Root), Path.GetDirectoryName(f)!)
                        .Replace('/', '.')
                        .Replace('\\', '.'),
                f => System.Xml.Linq.XDocument.Load(f).Root!.Elements("data").Select(d => (string)d.Attribute("name")!).ToHashSet()
            );
        foreach (
            var (model, call) in Calls("Say", "No")
                .Where(c => c.Call.SyntaxTree.FilePath.StartsWith(ProjectSources.Core.Root + "/", StringComparison.Ordinal))
        )
        {
            if (
                call.Expression is not MemberAccessExpressionSyntax { Expression: var receiver }
                || model.GetTypeInfo(receiver).Type?.Name != "TextTable"
            )
                continue;
            if (
                call.ArgumentList.Arguments.FirstOrDefault()?.Expression is not { } argument
                || RoomOf(model.GetSymbolInfo(receiver).Symbol) is not { } room
            )
                continue;
            foreach (
                var literal in argument
                    .DescendantNodesAndSelf(n => n is ConditionalExpressionSyntax or ParenthesizedExpressionSyntax)
                    .OfType<LiteralExpressionSyntax>()
            )
                yield return (
                    $"{call.SyntaxTree.FilePath}:{call.GetLocation().GetLineSpan().StartLinePosition.Line + 1}",
                    "SupportWorkflow." + room,
                    literal.Token.ValueText,
                    tables.TryGetValue("SupportWorkflow." + room, out var keys) && keys.Contains(literal.Token.ValueText)
                );
        }
    }

    /// <summary>The room with which a table was made, also where one field hands on another.</summary>
    private static string? RoomOf(ISymbol? table)
    {
        var written = table?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        var made = written
            ?.DescendantNodesAndSelf()
            .OfType<BaseObjectCreationExpressionSyntax>()
            .FirstOrDefault()
            ?.ArgumentList?.Arguments.FirstOrDefault()
            ?.Expression;
        if (made is LiteralExpressionSyntax literal)
            return literal.Token.ValueText;
        if (written?.DescendantNodes().OfType<MemberAccessExpressionSyntax>().FirstOrDefault() is not { } handed)
            return null;
        return RoomOf(ProjectSources.Core.Compilation.GetSemanticModel(handed.SyntaxTree).GetSymbolInfo(handed).Symbol);
    }
}
