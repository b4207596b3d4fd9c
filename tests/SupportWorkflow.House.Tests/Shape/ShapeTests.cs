using System.Xml.Linq;

namespace SupportWorkflow.House.Shape;

/// <summary>Names that say something, and files small enough to read at once.</summary>
public class ShapeTests
{
    private static readonly SourceShape Sources = SourceShape.OfSources();

    [Fact]
    public void The_sources_were_found() => Assert.True(Sources.Types >= 15, $"Only {Sources.Types} types found under src.");

    [Fact]
    public void No_type_is_named_like_a_namespace() =>
        Rule.Holds(Sources.TypesNamedLikeANamespace(), "Everybody who uses both would meet CS0118.");

    [Fact]
    public void Nothing_is_called_Common_or_Manager() =>
        Rule.Holds(Sources.EmptyNames(), "Say what it is. A JsonSerializerContext is called …Json.");

    [Fact]
    public void No_file_is_longer_than_400_lines() => Rule.Holds(Everything().LongFiles(most: 400), "Split it by topic: Name.Topic.cs.");

    /// <summary>The formatter breaks code, not comments.</summary>
    [Fact]
    public void No_line_is_wider_than_140_columns() =>
        Rule.Holds(Everything().WideLines(most: 140), "Break it; `dotnet csharpier format .` breaks code.");

    [Fact]
    public void A_public_type_has_a_file_of_its_own_named_after_it() => Rule.Holds(Sources.PublicTypesInTheWrongFile());

    [Fact]
    public void There_are_no_regions() => Rule.Holds(Everything().Regions());

    [Fact]
    public void No_namespace_of_ours_is_imported_project_wide() =>
        Rule.Holds(
            Repository
                .Files("src", "*.cs")
                .Where(f => File.ReadLines(f).Any(l => l.StartsWith("global using", StringComparison.Ordinal)))
                .Select(f => $"{Repository.Relative(f)}: global using")
                .Concat(
                    Repository
                        .Files("src", "*.*proj")
                        .Append(Repository.PathOf("src/Directory.Build.props"))
                        .Append(Repository.PathOf("Directory.Build.props"))
                        .Where(f => XDocument.Load(f).Descendants("Using").Any())
                        .Select(f => $"{Repository.Relative(f)}: <Using>")
                ),
            "A file says itself which rooms it uses."
        );

    [Fact]
    public void Each_of_these_rules_can_fail()
    {
        var bad = new SourceShape([
            ("src/SupportWorkflow/Calendars/Helpers/DayUtils.cs", "namespace SupportWorkflow.Calendars;\npublic class DayUtils;"),
            (
                "src/SupportWorkflow/Profiles/ProfileJsonContext.cs",
                "namespace SupportWorkflow.Profiles;\npartial class ProfileJsonContext;\npublic record Profiles;"
            ),
            (
                "src/SupportWorkflow/Desk/Desk.cs",
                "namespace SupportWorkflow;\n\npublic class Outer\n{\n#region all\n    public class Inner;\n#endregion\n}\npublic delegate void Done();"
            ),
            ("src/SupportWorkflow/Terms/Information.cs", "public class Information; class InContextual;\n\n\n\n\n\n\n\n\n\n\n"),
            ("src/SupportWorkflow/Terms/List.Create.cs", "public static class List;"),
        ]);

        Assert.Equal(
            ["src/SupportWorkflow/Profiles/ProfileJsonContext.cs:3: the type Profiles is named like a namespace"],
            bad.TypesNamedLikeANamespace()
        );
        Assert.Equal(
            [
                "src/SupportWorkflow/Calendars/Helpers/DayUtils.cs:2: the type DayUtils says Utils",
                "src/SupportWorkflow/Profiles/ProfileJsonContext.cs:2: the type ProfileJsonContext says Context",
                "src/SupportWorkflow/Calendars/Helpers/DayUtils.cs: the name Helpers says Helpers",
                "src/SupportWorkflow/Calendars/Helpers/DayUtils.cs: the name DayUtils.cs says Utils",
                "src/SupportWorkflow/Profiles/ProfileJsonContext.cs: the name ProfileJsonContext.cs says Context",
            ],
            bad.EmptyNames()
        );
        Assert.Equal(["src/SupportWorkflow/Terms/Information.cs: 11 lines, 10 is the most"], bad.LongFiles(most: 10));
        Assert.Equal(
            [
                "src/SupportWorkflow/Profiles/ProfileJsonContext.cs:3: the public type Profiles belongs into Profiles.cs",
                "src/SupportWorkflow/Desk/Desk.cs:3: the public type Outer belongs into Outer.cs",
                "src/SupportWorkflow/Desk/Desk.cs:9: the public type Done belongs into Done.cs",
            ],
            bad.PublicTypesInTheWrongFile()
        );
        Assert.Equal(["src/SupportWorkflow/Desk/Desk.cs:5: #region"], bad.Regions());
        Assert.Equal(
            ["A.cs:1: 35 columns, 30 is the most", "A.cs:3: 34 columns, 30 is the most"],
            new SourceShape([
                (
                    "A.cs",
                    "class A; // and here it goes on so.\nclass B { string a = \"and here it goes on so\"; }\nclass CeeDeeEe; class EffGeeAitch;\n"
                ),
            ]).WideLines(most: 30)
        );
    }

    private static SourceShape Everything() =>
        new(
            Repository
                .TrackedFiles()
                .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) && !f.Contains("/Migrations/"))
                .Select(f => (f, Repository.Read(f)))
        );
}
