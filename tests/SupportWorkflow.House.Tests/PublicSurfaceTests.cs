using System.Reflection;

namespace SupportWorkflow.House;

/// <summary>What a package shows is held by its PublicAPI files and their analyzer; what a reader must learn is held here.</summary>
public class PublicSurfaceTests
{
    [Fact]
    public void The_core_stays_small_enough_to_learn()
    {
        // Nested types, such as an enumerator, are never written by a user.
        var types = Assembly.Load("SupportWorkflow").GetExportedTypes().Where(t => !t.IsNested).ToList();

        Assert.NotEmpty(types);
        Assert.True(types.Count <= 245, $"{types.Count} public types; 245 is the most.");
    }

    [Fact]
    public void Every_package_writes_down_what_it_shows() => Rule.Holds(
        Repository.Files("src", "*.csproj").Select(p => Path.Combine(Path.GetDirectoryName(p)!, "PublicAPI.Unshipped.txt"))
            .Where(f => !File.Exists(f)).Select(Repository.Relative));
}
