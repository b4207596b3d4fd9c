using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SupportWorkflow.House;

/// <summary>What the repository holds builds the same on every machine.</summary>
public partial class HygieneTests
{
    private static readonly string[] Texts =
    [
        ".cs",
        ".csproj",
        ".props",
        ".targets",
        ".json",
        ".md",
        ".resx",
        ".sh",
        ".txt",
        ".xml",
        ".yml",
        ".yaml",
        ".editorconfig",
        ".gitignore",
        ".html",
        ".csv",
        "",
    ];

    private static readonly string[] Tracked = Repository.TrackedFiles();

    [Fact]
    public void No_file_names_a_folder_of_somebodys_machine() =>
        Rule.Holds(TrackedTexts().SelectMany(f => MachinePaths(f, Repository.Read(f))));

    /// <summary>Tables of data are left alone: their tabs and line ends belong to whoever wrote them. So is the solution, which a tool
    /// writes.</summary>
    [Fact]
    public void Text_has_neither_tabs_nor_carriage_returns() =>
        Rule.Holds(
            TrackedTexts().Where(f => !f.EndsWith(".csv", StringComparison.Ordinal)).SelectMany(f => TabsAndReturns(f, Repository.Read(f)))
        );

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.Read("SupportWorkflow.sln").Replace('\\', '/');
        var projects = Tracked.Where(f => f.EndsWith("proj", StringComparison.Ordinal)).ToList();

        Assert.True(projects.Count >= 5, "The projects were not found.");
        Rule.Holds(projects.Where(p => !solution.Contains($"\"{p}\"", StringComparison.Ordinal)), "dotnet sln add …");
    }

    [Fact]
    public void Package_versions_are_exact_and_stand_in_one_place() =>
        Rule.Holds(
            Tracked
                .Where(f =>
                    f.EndsWith("proj", StringComparison.Ordinal)
                    || f.EndsWith(".props", StringComparison.Ordinal)
                    || f.EndsWith(".targets", StringComparison.Ordinal)
                )
                .SelectMany(f => LooseVersions(f, XDocument.Parse(Repository.Read(f))))
        );

    [Fact]
    public void Each_of_these_rules_can_fail()
    {
        foreach (var top in (string[])["home", "root", "work"])
        {
            var folder = $"/{top}/";
            var text = $"cd {folder}li\nhttps://example.org{folder}page\n../..{folder}x\n\"{folder}y\"";
            Assert.Equal([$"a.md:1: cd {folder}li", $"a.md:4: \"{folder}y\""], MachinePaths("a.md", text));
        }

        Assert.Equal(["a.cs:2: tab", "a.cs:3: carriage return"], TabsAndReturns("a.cs", "fine\n\tint x;\nint y;\r\n"));
        Assert.Equal(
            ["a.props: A 10.0.*", "a.props: B [1.0,2.0)", "a.props: C gives its own version 1.0.0", "a.props: D 1.0"],
            LooseVersions(
                "a.props",
                XDocument.Parse(
                    """
                    <Project><ItemGroup>
                      <PackageVersion Include="A" Version="10.0.*" /><PackageVersion Include="B" Version="[1.0,2.0)" />
                      <PackageReference Include="C" Version="1.0.0" /><PackageVersion Include="D" Version="1.0" />
                      <PackageVersion Include="E" Version="1.0.0" /><PackageVersion Include="F" Version="1.0.0-rc.2" /><PackageReference Include="E" />
                    </ItemGroup></Project>
                    """
                )
            )
        );
    }

    private static IEnumerable<string> TrackedTexts() => Tracked.Where(f => Texts.Contains(Path.GetExtension(f)));

    private static IEnumerable<string> MachinePaths(string file, string text) =>
        text.Split('\n').Index().Where(l => MachinePath().IsMatch(l.Item)).Select(l => $"{file}:{l.Index + 1}: {l.Item.Trim()}");

    private static IEnumerable<string> TabsAndReturns(string file, string text) =>
        text.Split('\n')
            .Index()
            .SelectMany(l =>
                new[] { ('\t', "tab"), ('\r', "carriage return") }
                    .Where(c => l.Item.Contains(c.Item1))
                    .Select(c => $"{file}:{l.Index + 1}: {c.Item2}")
            );

    private static IEnumerable<string> LooseVersions(string file, XDocument project) =>
        project
            .Descendants()
            .Where(e => e.Name.LocalName is "PackageVersion" or "PackageReference")
            .Select(e =>
            {
                var (name, version) = (
                    (string?)e.Attribute("Include") ?? (string?)e.Attribute("Update"),
                    (string?)e.Attribute("Version") ?? (string?)e.Attribute("VersionOverride")
                );
                // What .ci/run has just packed has the version it was packed with, and it says what goes with that.
                return version is null or "$(PackedVersion)" or "$(PackedEntityFrameworkCore)" ? null
                    : e.Name.LocalName == "PackageReference" ? $"{file}: {name} gives its own version {version}"
                    : Exact().IsMatch(version) ? null
                    : $"{file}: {name} {version}";
            })
            .OfType<string>();

    [GeneratedRegex("(^|[^A-Za-z0-9_./~$-])/(work|root|home)/")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"^\d+\.\d+\.\d+(-[0-9A-Za-z.]+)?$")]
    private static partial Regex Exact();
}
