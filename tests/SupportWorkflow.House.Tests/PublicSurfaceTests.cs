using System.Reflection;
using System.Xml.Linq;

namespace SupportWorkflow.House;

/// <summary>What a package shows is held by its PublicAPI files and their analyzer; what a reader must learn is held here.</summary>
public class PublicSurfaceTests
{
    [Theory]
    [InlineData("SupportWorkflow", 239)]
    [InlineData("SupportWorkflow.History", 40)]
    public void A_package_stays_small_enough_to_learn(string package, int most)
    {
        // Nested types, such as an enumerator, are never written by a user.
        var types = Assembly.Load(package).GetExportedTypes().Where(t => !t.IsNested).ToList();

        Assert.NotEmpty(types);
        Assert.True(types.Count <= most, $"{types.Count} public types; {most} is the most.");
    }

    /// <summary>What the tool shows a program can show too: neither the tool nor its tests see inside the packages.</summary>
    [Fact]
    public void The_tool_sees_public_members_only() =>
        Rule.Holds(
            Repository
                .Files("src", "*.csproj")
                .Where(p => Path.GetFileName(p) != "SupportWorkflow.Cli.csproj")
                .SelectMany(p =>
                    XDocument
                        .Load(p)
                        .Descendants("InternalsVisibleTo")
                        .Select(e => (File: Repository.Relative(p), To: (string)e.Attribute("Include")!))
                )
                .Where(e => e.To is "support-workflow" or "SupportWorkflow.Cli" or "SupportWorkflow.Cli.Tests")
                .Select(e => $"{e.File}: {e.To}")
        );

    [Fact]
    public void Every_package_writes_down_what_it_shows() =>
        Rule.Holds(
            Repository
                .Files("src", "*.csproj")
                .Select(p => Path.Combine(Path.GetDirectoryName(p)!, "PublicAPI.Unshipped.txt"))
                .Where(f => !File.Exists(f))
                .Select(Repository.Relative)
        );
}
