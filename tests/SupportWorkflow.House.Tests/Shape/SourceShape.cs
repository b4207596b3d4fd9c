using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SupportWorkflow.House.Shape;

/// <summary>What files and types are called, and how large they are. Each rule gives its violations as <c>file:line: what</c>.</summary>
internal sealed partial class SourceShape
{
    /// <summary>Words that say nothing about what a thing is.</summary>
    private static readonly string[] EmptyWords =
    [
        "Common",
        "Util",
        "Utils",
        "Utility",
        "Utilities",
        "Helper",
        "Helpers",
        "Manager",
        "Context",
        "Info",
        "Processor",
    ];

    private readonly (string File, string Text, CompilationUnitSyntax Root)[] _files;
    private readonly DeclaredType[] _types;

    public SourceShape(IEnumerable<(string File, string Text)> files)
    {
        _files =
        [
            .. files.Select(f => (f.File, f.Text, CSharpSyntaxTree.ParseText(f.Text, CompilerParts.ParseOptions).GetCompilationUnitRoot())),
        ];
        _types = [.. _files.SelectMany(f => DeclaredType.In(f.File, f.Root))];
    }

    public int Types => _types.Length;

    public static SourceShape OfSources() =>
        new(Repository.Files("src", "*.cs").Select(f => (Repository.Relative(f), File.ReadAllText(f))));

    public IEnumerable<string> TypesNamedLikeANamespace()
    {
        var spaces = _files
            .SelectMany(f => f.Root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>())
            .SelectMany(n => n.Name.ToString().Split('.'))
            .Concat(["System", "Microsoft", "NodaTime"])
            .ToHashSet(StringComparer.Ordinal);
        return _types.Where(t => spaces.Contains(t.Name)).Select(t => $"{t.Place}: the type {t.Name} is named like a namespace");
    }

    public IEnumerable<string> EmptyNames() =>
        [
            .. _types.Where(t => EmptyWord(t.Name) is not null).Select(t => $"{t.Place}: the type {t.Name} says {EmptyWord(t.Name)}"),
            .. _files.SelectMany(f =>
                f.File.Split('/')
                    .Where(part => EmptyWord(part) is not null)
                    .Select(part => $"{f.File}: the name {part} says {EmptyWord(part)}")
            ),
        ];

    public IEnumerable<string> LongFiles(int most) =>
        _files
            .Select(f => (f.File, Lines: f.Text.Split('\n').Length - 1))
            .Where(f => f.Lines > most)
            .Select(f => $"{f.File}: {f.Lines} lines, {most} is the most");

    /// <summary>Lines that could be broken: a text that stands across the edge is left alone.</summary>
    public IEnumerable<string> WideLines(int most) =>
        from file in _files
        from line in file.Root.GetText().Lines
        where line.Span.Length > most && !StandsInAText(file.Root.FindToken(line.Start + most), line.Start + most)
        select $"{file.File}:{line.LineNumber + 1}: {line.Span.Length} columns, {most} is the most";

    /// <summary>
    /// <c>Foo.cs</c> and <c>Foo.Bar.cs</c> may declare the public type Foo and no other; the commands and the events of a feature stand
    /// together.
    /// </summary>
    public IEnumerable<string> PublicTypesInTheWrongFile() =>
        _types
            .Where(t =>
                !t.File.EndsWith(".Commands.cs", StringComparison.Ordinal) && !t.File.EndsWith(".Events.cs", StringComparison.Ordinal)
            )
            .Where(t => t.IsPublic && !t.IsNested && t.Name != Path.GetFileName(t.File).Split('.')[0])
            .Select(t => $"{t.Place}: the public type {t.Name} belongs into {t.Name}.cs");

    public IEnumerable<string> Regions() =>
        _files.SelectMany(f =>
            f.Root.DescendantTrivia(descendIntoTrivia: true)
                .Where(trivia => trivia.IsKind(SyntaxKind.RegionDirectiveTrivia))
                .Select(trivia => $"{f.File}:{trivia.GetLocation().GetLineSpan().StartLinePosition.Line + 1}: #region")
        );

    private static bool StandsInAText(SyntaxToken token, int place) =>
        token.Span.Contains(place)
        && (
            token.Kind()
                is SyntaxKind.StringLiteralToken
                    or SyntaxKind.SingleLineRawStringLiteralToken
                    or SyntaxKind.MultiLineRawStringLiteralToken
            || token.Parent!.AncestorsAndSelf().OfType<InterpolatedStringExpressionSyntax>().Any()
        );

    private static string? EmptyWord(string name) => Word().Matches(name).Select(m => m.Value).FirstOrDefault(EmptyWords.Contains);

    [GeneratedRegex("[A-Z][a-z0-9]*")]
    private static partial Regex Word();
}
