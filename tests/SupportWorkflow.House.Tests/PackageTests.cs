using System.IO.Compression;
using System.Xml.Linq;

namespace SupportWorkflow.House;

/// <summary>A package is complete: what it is, whose it is, how to use it, and how to debug it.</summary>
public class PackageTests
{
    [PackagesFact]
    public void Every_project_under_src_was_packed() =>
        Assert.Equal(
            Repository
                .Files("src", "*.csproj")
                .Select(f => XDocument.Load(f).Descendants("PackageId").SingleOrDefault()?.Value ?? Path.GetFileNameWithoutExtension(f))
                .Order(StringComparer.Ordinal),
            Packages().Select(p => (string)Metadata(p, "id")!).Order(StringComparer.Ordinal)
        );

    [PackagesFact]
    public void Packages_are_complete() => Rule.Holds(Packages().SelectMany(Missing));

    [Fact]
    public void A_package_without_its_parts_is_reported()
    {
        var empty = Path.Combine(Directory.CreateTempSubdirectory().FullName, "Empty.1.0.0.nupkg");
        using (var archive = ZipFile.Open(empty, ZipArchiveMode.Create))
        using (var nuspec = new StreamWriter(archive.CreateEntry("Empty.nuspec").Open()))
            nuspec.Write(
                """<package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata><id>Empty</id><readme>README.md</readme></metadata></package>"""
            );

        var missing = Missing(empty).ToList();

        Directory.Delete(Path.GetDirectoryName(empty)!, recursive: true);
        Assert.Equal(
            [
                "Empty.1.0.0.nupkg: no README.md",
                "Empty.1.0.0.nupkg: no icon",
                "Empty.1.0.0.nupkg: no licence expression",
                "Empty.1.0.0.nupkg: no repository",
                "Empty.1.0.0.nupkg: no description",
                "Empty.1.0.0.nupkg: no tags",
                "Empty.1.0.0.nupkg: no releaseNotes",
                "Empty.1.0.0.nupkg: no projectUrl",
                "Empty.1.0.0.nupkg: no dll for net10.0",
                "Empty.1.0.0.nupkg: no XML documentation",
                "Empty.1.0.0.nupkg: no symbols",
            ],
            missing
        );
    }

    private static string[] Packages() =>
        [.. Directory.EnumerateFiles(PackagesFactAttribute.Folder!, "*.nupkg").Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Missing(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        var files = archive.Entries.Select(e => e.FullName).ToHashSet(StringComparer.Ordinal);
        var isTool = files.Any(f => f.EndsWith("/DotnetToolSettings.xml", StringComparison.Ordinal));
        var symbols = Path.ChangeExtension(package, ".snupkg");

        var parts = new (string Name, bool IsThere)[]
        {
            ("README.md", Metadata(package, "readme") is { } readme && files.Contains(readme.Value)),
            ("icon", Metadata(package, "icon") is { } icon && files.Contains(icon.Value)),
            (
                "licence expression",
                Metadata(package, "license") is { Value: "MIT" } licence && (string?)licence.Attribute("type") == "expression"
            ),
            (
                "repository",
                Metadata(package, "repository") is { } repository
                    && repository.Attribute("url") is not null
                    && repository.Attribute("commit") is not null
            ),
            ("description", Metadata(package, "description") is { Value.Length: > 40 }),
            ("tags", Metadata(package, "tags") is { Value.Length: > 0 }),
            ("releaseNotes", Metadata(package, "releaseNotes") is { Value.Length: > 0 }),
            ("projectUrl", Metadata(package, "projectUrl") is { Value.Length: > 0 }),
            (
                "dll for net10.0",
                files.Any(f =>
                    f.StartsWith(isTool ? "tools/net10.0/" : "lib/net10.0/", StringComparison.Ordinal)
                    && f.EndsWith(".dll", StringComparison.Ordinal)
                )
            ),
            (
                "XML documentation",
                isTool
                    || files.Any(f =>
                        f.StartsWith("lib/net10.0/", StringComparison.Ordinal) && f.EndsWith(".xml", StringComparison.Ordinal)
                    )
            ),
            ("symbols", File.Exists(symbols) && HoldsSymbols(symbols)),
        };
        return [.. parts.Where(p => !p.IsThere).Select(p => $"{Path.GetFileName(package)}: no {p.Name}")];
    }

    private static bool HoldsSymbols(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        return archive.Entries.Any(e => e.FullName.EndsWith(".pdb", StringComparison.Ordinal));
    }

    private static XElement? Metadata(string package, string name)
    {
        using var archive = ZipFile.OpenRead(package);
        using var nuspec = archive.Entries.Single(e => e.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(nuspec).Descendants().FirstOrDefault(e => e.Name.LocalName == name);
    }
}
