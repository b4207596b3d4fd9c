using System.Reflection;
using System.Xml.Linq;
using SupportWorkflow.House.PublicApi.Specimens;

namespace SupportWorkflow.House.PublicApi;

/// <summary>What a package shows is approved by a person: every change of it is a line in a diff.</summary>
public class PublicApiTests
{
    private static readonly string[] Assemblies = [.. Repository.Files("src", "*.csproj").Select(AssemblyName)];

    public static TheoryData<string> Packages => [.. Assemblies];

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_public_surface_is_the_approved_one(string assembly) => Approved.Equal(assembly, ApiText.Of(Assembly.Load(assembly)));

    [Fact]
    public void The_core_stays_small_enough_to_learn()
    {
        // Nested types, such as an enumerator, are never written by a user.
        var types = ApiText.VisibleTypes(Assembly.Load("SupportWorkflow")).Where(t => !t.IsNested).ToList();

        Assert.NotEmpty(types);
        Assert.True(types.Count <= 240, $"{types.Count} public types; 240 is the most.");
    }

    [Fact]
    public void No_approved_surface_is_left_of_a_package_that_is_gone() => Rule.Holds(
        Directory.EnumerateFiles(Approved.Folder, "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)!)
            .Where(name => !name.StartsWith("Docs.", StringComparison.Ordinal)).Except(Assemblies));

    [Fact]
    public void Everything_a_user_can_see_is_written_down()
    {
        // Written by hand from the declarations in Specimen.cs.
        const string expected = """
            namespace SupportWorkflow.House.PublicApi.Specimens

            public class Basket : IEnumerable<string>
                protected readonly List<(int Count, string? Name)> Items
                public const string Unit = "piece"
                public Basket()
                public string? this[int index] { get; }
                public int Limit { get; protected set; }
                public event EventHandler? Changed
                public void Add(params ReadOnlySpan<string> names)
                public virtual T? Find<T>(Func<T, bool>? test, Colours colours = Colours.Red, int? most = null) where T : struct
                public IEnumerator<string?> GetEnumerator()
                public override string ToString()
                public bool TryTake(ref int count, in Key key, out string? name)
                public static Basket operator Addition(Basket left, string right)
                public static implicit operator Basket(string only)

            [Obsolete("Use Add.")] public class Basket.Entry<T>
                public Entry()
                public Dictionary<string, T[]?>? Values { get; set; }
                protected void Touch()

            [Flags] public enum Colours : byte
                None = 0
                Red = 1
                Blue = 2

            public static class Extensions
                public static T[] Twice<T>(this T value)

            public interface IStore<T> : IDisposable where T : class, new()
                public string Name { get; }
                public Task<T?> LoadAsync(Key key, CancellationToken cancellationToken = default)

            public readonly record struct Key
                public Key(string Value)
                public string Value { get; init; }
                public void Deconstruct(out string Value)

            public delegate string? Namer<in T>(T value, out int length) where T : notnull

            public sealed record Point
                public Point(int X, string? Label = null)
                public string? Label { get; init; }
                public int X { get; init; }
                public void Deconstruct(out int X, out string? Label)

            public abstract record Shape
                public abstract double Area { get; }
                public required Key Id { get; init; }

            """;

        var actual = ApiText.Of(typeof(Point).Assembly.GetExportedTypes().Where(t => t.Namespace == typeof(Point).Namespace));

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void A_difference_is_shown_under_the_type_it_belongs_to()
    {
        string[] before = ["class A", "    int X", "    int Y", "class B", "    int Z"];
        string[] after = ["class A", "    int X", "    long Y", "class B", "    int New"];

        Assert.Equal(["  class A", "-     int Y", "+     long Y", "  class B", "-     int Z", "+     int New"], Approved.Diff(before, after));
    }

    private static string AssemblyName(string project) =>
        XDocument.Load(project).Descendants("AssemblyName").SingleOrDefault()?.Value ?? Path.GetFileNameWithoutExtension(project);
}
