using System.Reflection;
using System.Xml.Linq;

namespace SupportWorkflow.House;

/// <summary>What a package shows is held by its PublicAPI files and their analyzer; what a reader must learn is held here.</summary>
public class PublicSurfaceTests
{
    [Theory]
    [InlineData("SupportWorkflow", 214)] // tracks: the kind and what runs of it; guidance
    [InlineData("SupportWorkflow.History", 40)]
    public void A_package_stays_small_enough_to_learn(string package, int most)
    {
        // Nested types, such as an enumerator, are never written by a user; commands and events are one table, learned as one thing.
        var types = Assembly
            .Load(package)
            .GetExportedTypes()
            .Where(t => !t.IsNested && !t.IsSubclassOf(typeof(TicketCommand)) && !t.IsSubclassOf(typeof(TicketEvent)))
            .ToList();

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

    /// <summary>Whoever has a list of another kind hands it over as it is. A method that takes ours too, to allocate nothing, has
    /// both.</summary>
    [Theory]
    [InlineData("SupportWorkflow")]
    [InlineData("SupportWorkflow.History")]
    public void No_public_method_takes_only_our_own_list(string package) =>
        Rule.Holds(
            from type in Assembly.Load(package).GetExportedTypes()
            where type.Name != "ValueList`1"
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            where !method.IsSpecialName && method.Name != "Deconstruct"
            where method.GetParameters().Any(p => IsOurs(p.ParameterType))
            where !type.GetMethods().Any(other => other.Name == method.Name && !other.GetParameters().Any(p => IsOurs(p.ParameterType)))
            select $"{type.Name}.{method.Name}"
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

    private static bool IsOurs(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>);
}
