namespace SupportWorkflow.House.Floors;

/// <summary>One floor stands on the floors below it; no leaf folders and no types go round in a circle. Holds for every project under
/// <c>src</c>.</summary>
public class FloorTests
{
    /// <summary>The floors of the core, the lowest first; rooms of one floor never name each other, but features may name features, without
    /// a circle.</summary>
    private static readonly string[][] Floors =
    [
        ["Basics"],
        ["Calendars"],
        ["Conditions"],
        ["Lifecycles", "ServiceLevels"],
        ["Tickets"],
        ["Features"],
        ["Messages"],
        ["Engine"],
        [""],
        ["Profiles"],
        ["Storage"],
        ["Desk"],
    ];

    /// <summary>
    /// Circles of types longer than two that are left, by folder and how many types they tie: a front door whose methods hand out what
    /// knows it. They may shrink.
    /// </summary>
    private static readonly Dictionary<string, int> Left = new()
    {
        ["SupportWorkflow.Lifecycles"] = 16,
        ["SupportWorkflow.Conditions"] = 9,
        ["SupportWorkflow.Desk"] = 4,
        ["SupportWorkflow.History"] = 7,
    };

    private static readonly Dictionary<string, Lazy<NameScan>> Scans = ProjectSources.All.ToDictionary(
        project => project.Root,
        project => new Lazy<NameScan>(() => NameScan.Of(project.Compilation, project.Root))
    );

    public static TheoryData<string> Projects => [.. ProjectSources.All.Select(p => p.Root)];

    [Fact]
    public void Every_room_of_the_core_names_only_rooms_below_it() =>
        Rule.Holds(Violations(ScanOf(ProjectSources.Core.Root)), "The floors stand in this test; the page on architecture explains them.");

    [Fact]
    public void Every_folder_of_the_core_stands_on_a_floor()
    {
        var rooms = Directory
            .GetDirectories(Repository.PathOf(ProjectSources.Core.Root))
            .Select(Path.GetFileName)
            .Where(d => d is not ("bin" or "obj"));

        Assert.Equal(Floors.SelectMany(f => f).Where(f => f != "").Order(StringComparer.Ordinal), rooms.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Leaf_folders_never_name_each_other_in_a_circle(string project)
    {
        var scan = ScanOf(project);

        Rule.Holds(
            Circles
                .Of(scan.Folders.Keys)
                .Select(c => $"{project}: {string.Join(" ↔ ", c.Select(f => f == "" ? "(root)" : f))}\n{Arrows(scan.Folders, c)}")
        );
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Types_never_name_each_other_in_a_circle_longer_than_two(string project)
    {
        var scan = ScanOf(project);

        Rule.Holds(
            Circles
                .LongerThanTwo([.. scan.Types.Keys])
                .Where(c => !(Left.TryGetValue(c[0][..c[0].LastIndexOf('.')], out var most) && c.Count <= most))
                .Select(c => $"{project}: {c.Count} types\n{Arrows(scan.Types, c)}")
        );
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_scan_resolves_names_at_all(string project)
    {
        var files = Repository.Files(project, "*.cs").Length;

        Assert.True(
            ScanOf(project).ResolvedNames >= files * 5,
            $"Only {ScanOf(project).ResolvedNames} names resolved in {files} files: the scan is blind."
        );
    }

    [Theory]
    [InlineData("class C { Upper? _field = null; }")]
    [InlineData("class C : Upper;")]
    [InlineData("class C { object M() => typeof(Upper); }")]
    [InlineData("class C { object M() => new Upper(); }")]
    [InlineData("class C { Upper M() => new(); }")]
    [InlineData("class C { bool M(object o) => o is Upper; }")]
    [InlineData("class C { void M(List<Upper[]> list) => list.Clear(); }")]
    [InlineData("class C { void M() { var made = Door.Make(); } }")]
    [InlineData("class C { object M() => Door.Inside.Count; }")]
    [InlineData("class C { int M() => 1.Doubled(); }")]
    [InlineData("class C { string M() => nameof(SupportWorkflow.Tickets.Upper); }")]
    [InlineData("class C<T> where T : Upper;")]
    [InlineData("class C { (int, Upper?) M() => default; }")]
    public void A_room_is_named_in_whichever_way(string code)
    {
        const string upper = """
            namespace SupportWorkflow.Tickets;
            public class Upper;
            public static class Numbers { public static int Doubled(this int n) => 2 * n; }
            public static class Door { public static Upper Make() => new(); public static List<Upper> Inside => []; }
            """;

        var scan = Scan(
            ("src/SupportWorkflow/Tickets/Upper.cs", upper),
            ("src/SupportWorkflow/Basics/C.cs", $"using SupportWorkflow.Tickets;\n{code}")
        );

        Assert.Contains(Violations(scan), v =>
            v.StartsWith("Basics may not name Tickets: src/SupportWorkflow/Basics/C.cs:2 (", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_type_behind_var_counts_though_its_name_is_not_written()
    {
        var scan = Scan(
            ("src/SupportWorkflow/Tickets/Upper.cs", "public class Upper;"),
            ("src/SupportWorkflow/Calendars/Middle.cs", "public static class Middle { public static Upper Make() => new(); }"),
            ("src/SupportWorkflow/Conditions/C.cs", "class C { void M() { var made = Middle.Make(); } }")
        );

        Assert.Contains("Conditions may not name Tickets: src/SupportWorkflow/Conditions/C.cs:1 (Upper)", Violations(scan));
    }

    [Fact]
    public void A_member_belongs_to_the_folder_in_which_it_is_written()
    {
        var scan = Scan(
            ("src/SupportWorkflow/Tickets/Ticket.cs", "public partial class Ticket { public int Version => 1; }"),
            ("src/SupportWorkflow/Features/Links/Ticket.Links.cs", "public partial class Ticket { public int Links => Version; }"),
            ("src/SupportWorkflow/Features/Closing/Reader.cs", "class Reader { int M(Ticket t) => t.Links; }")
        );

        Assert.Empty(Violations(scan));
        Assert.Equal(
            [("Features/Closing", "Features/Links"), ("Features/Closing", "Tickets"), ("Features/Links", "Tickets")],
            scan.Folders.Keys.Order()
        );
    }

    [Fact]
    public void Rooms_of_one_floor_and_folders_that_are_no_rooms_are_reported()
    {
        var scan = Scan(
            ("src/SupportWorkflow/Lifecycles/A.cs", "public class A { B? _b = null; }"),
            ("src/SupportWorkflow/ServiceLevels/B.cs", "public class B;"),
            ("src/SupportWorkflow/Common/C.cs", "class C { A? _a = null; }")
        );

        Assert.Equal(
            [
                "Common may not name Lifecycles: src/SupportWorkflow/Common/C.cs:1 (A)",
                "Lifecycles may not name ServiceLevels: src/SupportWorkflow/Lifecycles/A.cs:1 (B)",
            ],
            Violations(scan)
        );
    }

    [Fact]
    public void A_circle_of_three_is_found_and_pairs_are_not()
    {
        (string, string)[] pairs = [("a", "b"), ("b", "a"), ("a", "c"), ("c", "a"), ("c", "d")];

        Assert.Equal(["a b c"], Circles.Of(pairs).Select(c => string.Join(' ', c)));
        Assert.Empty(Circles.LongerThanTwo(pairs));
        Assert.Equal(["a b c d"], Circles.LongerThanTwo([.. pairs, ("d", "b")]).Select(c => string.Join(' ', c)));
    }

    [Fact]
    public void Generated_parts_of_a_type_are_understood()
    {
        // Without the generators these two do not compile: the members they rely on exist only in generated files.
        const string json = """
            using System.Text.Json.Serialization;
            public record Doc(string Name);
            [JsonSerializable(typeof(Doc))] partial class DocJson : JsonSerializerContext;
            static class Reader { public static Doc? Read(string text) => System.Text.Json.JsonSerializer.Deserialize(text, DocJson.Default.Doc); }
            """;
        const string log = """
            using Microsoft.Extensions.Logging;
            static partial class Log { [LoggerMessage(1, LogLevel.Warning, "Lost the race for {Ticket}.")] public static partial void Lost(ILogger logger, string ticket); }
            """;

        var scan = Scan(("src/SupportWorkflow/Profiles/Doc.cs", json), ("src/SupportWorkflow/Desk/Log.cs", log));

        Assert.Empty(Violations(scan));
        Assert.True(scan.ResolvedNames > 5);
    }

    /// <summary>The scan of a project under <c>src</c>; each is made once.</summary>
    private static NameScan ScanOf(string project) => Scans[project].Value;

    /// <summary>A scan of made-up sources of the core.</summary>
    private static NameScan Scan(params (string Path, string Text)[] sources) =>
        NameScan.Of(ProjectSources.Compile(sources), ProjectSources.Core.Root);

    private static IEnumerable<string> Violations(NameScan scan) =>
        scan
            .Folders.Where(arrow => !MayName(arrow.Key.From, arrow.Key.To))
            .Select(arrow => $"{RoomOf(arrow.Key.From)} may not name {RoomOf(arrow.Key.To)}: {arrow.Value}")
            .Order(StringComparer.Ordinal);

    private static bool MayName(string from, string to) =>
        FloorOf(from) >= 0 && (RoomOf(from) == RoomOf(to) || FloorOf(from) > FloorOf(to));

    private static string RoomOf(string folder) => folder.Split('/')[0];

    private static int FloorOf(string folder) => Array.FindIndex(Floors, f => f.Contains(RoomOf(folder)));

    private static string Arrows(IReadOnlyDictionary<(string From, string To), string> arrows, IReadOnlyList<string> circle) =>
        string.Join(
            '\n',
            arrows
                .Where(a => circle.Contains(a.Key.From) && circle.Contains(a.Key.To))
                .OrderBy(a => a.Key)
                .Select(a => $"    {a.Key.From} → {a.Key.To}: {a.Value}")
        );
}
