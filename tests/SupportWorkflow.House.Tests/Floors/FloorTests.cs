namespace SupportWorkflow.House.Floors;

/// <summary>Rooms stand on floors: a room names only rooms below it, and concepts on one floor never name each other.</summary>
public class FloorTests
{
    private static readonly string[] Floor1 = ["Terms", "Calendars", "Conditions"];

    private static readonly string[] Concepts =
        ["Lifecycles", "Classifications", "Priorities", "ServiceLevels", "Assignments", "Intake", "Resolutions", "Knowledge"];

    /// <summary>Room → rooms it may name; "" is the folder of the roof.</summary>
    private static readonly Dictionary<string, string[]> May = new()
    {
        ["Terms"] = [],
        ["Calendars"] = ["Terms"],
        ["Conditions"] = ["Terms", "Calendars"],
        ["Lifecycles"] = Floor1,
        ["ServiceLevels"] = Floor1,
        ["Priorities"] = ["Terms", "Conditions"],
        ["Intake"] = ["Terms", "Conditions"],
        ["Resolutions"] = ["Terms", "Conditions"],
        ["Classifications"] = ["Terms"],
        ["Knowledge"] = ["Terms"],
        ["Assignments"] = ["Terms", "Calendars"],
        ["Tickets"] = [.. Floor1, .. Concepts],
        ["Decisions"] = [.. Floor1, .. Concepts, "Tickets"],
        ["Escalations"] = [.. Floor1, "Tickets"],
        ["Reports"] = [.. Floor1, "Tickets", "ServiceLevels", "Lifecycles"],
        [""] = [.. Floor1, .. Concepts, "Tickets", "Decisions", "Escalations"],
        ["Profiles"] = [.. Floor1, .. Concepts, "Tickets", "Escalations", ""],
        ["Desk"] = [.. Floor1, .. Concepts, "Tickets", "Escalations", "Reports", "", "Profiles"],
    };

    [Fact]
    public void Every_room_names_only_rooms_below_it()
    {
        var scan = FloorScan.Of(CoreSources.Compilation, CoreSources.Root, May);

        Rule.Holds(scan.Violations, "The floor table stands in this test; the design explains it.");
    }

    [Fact]
    public void The_scan_resolves_names_at_all()
    {
        var files = Repository.Files(CoreSources.Root, "*.cs").Length;

        var scan = FloorScan.Of(CoreSources.Compilation, CoreSources.Root, May);

        Assert.True(files >= 10, $"Only {files} files found under {CoreSources.Root}.");
        Assert.True(scan.ResolvedNames >= files * 5, $"Only {scan.ResolvedNames} names resolved in {files} files: the scan is blind.");
    }

    [Fact]
    public void Concepts_never_name_each_other() =>
        Rule.Holds(Concepts.SelectMany(from => May[from].Intersect(Concepts), (from, to) => $"{from} may name {to}"));

    [Theory]
    [InlineData("Decisions", "Escalations", "Reports")]
    public void Neighbours_never_name_each_other(params string[] neighbours) =>
        Rule.Holds(neighbours.SelectMany(from => May[from].Intersect(neighbours), (from, to) => $"{from} may name {to}"));

    [Fact]
    public void The_table_has_no_circle()
    {
        var standing = May.ToDictionary();
        while (standing.FirstOrDefault(room => !room.Value.Any(standing.ContainsKey)) is { Value: not null } ground) standing.Remove(ground.Key);

        Assert.Empty(standing.Keys);
    }

    [Fact]
    public void Every_forbidden_pair_of_rooms_is_reported_and_no_other()
    {
        // One type per room, and one file per ordered pair that names it: the scan must report exactly what the table does not allow.
        var rooms = May.Keys.ToList();
        var types = rooms.Select(room => (InRoom(room, "Home.cs"), $"public class Of{room};"));
        var uses = rooms.SelectMany(_ => rooms, (from, to) => (InRoom(from, $"Uses{to}.cs"), $"public class {from}Uses{to} {{ Of{to}? _it = null; }}"));

        var scan = FloorScan.Of(CoreSources.Compile([.. types, .. uses]), CoreSources.Root, May);

        var expected = rooms.SelectMany(_ => rooms, (from, to) => (from, to))
            .Where(pair => pair.from != pair.to && !May[pair.from].Contains(pair.to))
            .Select(pair => $"{InRoom(pair.from, $"Uses{pair.to}.cs")}:1: {Say(pair.from)} may not name {Say(pair.to)} (Of{pair.to})");
        Assert.Equal(expected.Order(StringComparer.Ordinal), scan.Violations);
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
    [InlineData("[Mark] class C;")]
    [InlineData("class C { string M() => nameof(SupportWorkflow.Tickets.Upper); }")]
    [InlineData("class C<T> where T : Upper;")]
    [InlineData("class C { (int, Upper?) M() => default; }")]
    public void A_room_is_named_in_whichever_way(string code)
    {
        const string upper = """
            namespace SupportWorkflow.Tickets;
            public class Upper;
            public class MarkAttribute : Attribute;
            public static class Numbers { public static int Doubled(this int n) => 2 * n; }
            public static class Door { public static Upper Make() => new(); public static List<Upper> Inside => []; }
            """;

        var scan = FloorScan.Of(
            CoreSources.Compile([("src/SupportWorkflow/Tickets/Upper.cs", upper), ("src/SupportWorkflow/Terms/C.cs", $"using SupportWorkflow.Tickets;\n{code}")]),
            CoreSources.Root, May);

        Assert.Contains(scan.Violations, v => v.StartsWith("src/SupportWorkflow/Terms/C.cs:2: Terms may not name Tickets (", StringComparison.Ordinal));
    }

    [Fact]
    public void A_type_behind_var_counts_though_its_name_is_not_written()
    {
        var scan = FloorScan.Of(
            CoreSources.Compile(
            [
                ("src/SupportWorkflow/Tickets/Upper.cs", "public class Upper;"),
                ("src/SupportWorkflow/Calendars/Middle.cs", "public static class Middle { public static Upper Make() => new(); }"),
                ("src/SupportWorkflow/Conditions/C.cs", "class C { void M() { var made = Middle.Make(); } }"),
            ]),
            CoreSources.Root, May);

        Assert.Contains("src/SupportWorkflow/Conditions/C.cs:1: Conditions may not name Tickets (Upper)", scan.Violations);
    }

    [Fact]
    public void A_policy_is_not_named_in_Tickets()
    {
        var scan = FloorScan.Of(
            CoreSources.Compile(
            [
                ("src/SupportWorkflow/Priorities/PriorityPolicy.cs", "public class PriorityPolicy; public record Priority;"),
                ("src/SupportWorkflow/Tickets/Ticket.cs", "public record Ticket(Priority P,\n PriorityPolicy Q);"),
            ]),
            CoreSources.Root, May);

        Assert.Equal(["src/SupportWorkflow/Tickets/Ticket.cs:2: Tickets may not name a policy (PriorityPolicy)"], scan.Violations);
    }

    [Fact]
    public void A_folder_that_is_no_room_is_reported()
    {
        var scan = FloorScan.Of(CoreSources.Compile([("src/SupportWorkflow/Common/C.cs", "class C;")]), CoreSources.Root, May);

        Assert.Equal(["src/SupportWorkflow/Common/C.cs:1: there is no room Common in the floor table"], scan.Violations);
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

        var scan = FloorScan.Of(
            CoreSources.Compile([("src/SupportWorkflow/Profiles/Doc.cs", json), ("src/SupportWorkflow/Desk/Log.cs", log)]), CoreSources.Root, May);

        Assert.Empty(scan.Violations);
        Assert.True(scan.ResolvedNames > 5);
    }

    private static string InRoom(string room, string file) => room == "" ? $"{CoreSources.Root}/{file}" : $"{CoreSources.Root}/{room}/{file}";

    private static string Say(string room) => room == "" ? "(root)" : room;
}
