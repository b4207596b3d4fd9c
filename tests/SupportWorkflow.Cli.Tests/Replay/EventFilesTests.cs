using SupportWorkflow.Profiles;

namespace SupportWorkflow.Cli.Replay;

/// <summary><c>--out DIR</c>: the events of each ticket in a file of its own.</summary>
public class EventFilesTests
{
    private const string Odd =
        "ticket,status,changed,opened,prio\n../x,New,1/3/2024 09:00,1/3/2024 10:00,1\n../X,Work,1/3/2024 09:00,?,1\n../X,Done,29/2/2024 09:00,?,1\n李 雷,Closed,1/3/2024 09:00,?,1\nCON,New,1/3/2024 09:00,?,1\n";

    [Theory]
    [InlineData(null)]
    [InlineData("call-center")]
    public void Every_ticket_can_be_rebuilt_and_explained_from_its_file(string? profile)
    {
        using var scratch = new Scratch();
        var folder = Path.Combine(scratch.Folder, "out");

        var run = Replay(scratch, SmallLog.Text, folder, profile);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(["A.events.json", "B.events.json", "C.events.json", "D.events.json"], Names(folder));
        Assert.All(Directory.GetFiles(folder), file =>
        {
            var explained = ToolRun.Of("explain", "ticket", file);
            Assert.Equal((0, ""), (explained.Code, explained.Error));
        });
        if (profile is null)
            return;
        // A by hand: worked, waited, done, worked again, done, closed on 5 March at 15:00; the last row's priority is none of the
        // profile's.
        var ticket = BuiltInProfiles
            .CallCenter.Compile()
            .Rebuild(TicketJson.ReadEvents(File.ReadAllBytes(Path.Combine(folder, "A.events.json"))));
        Assert.Equal(
            ("closed", NodaTime.Instant.FromUtc(2024, 3, 5, 15, 0), NodaTime.Instant.FromUtc(2024, 3, 1, 8, 30)),
            (ticket.State.Name, ticket.ChangedAt, ticket.OpenedAt)
        );
    }

    [Fact]
    public void Ids_no_file_could_have_and_rows_from_before_the_opening_are_no_obstacle()
    {
        using var scratch = new Scratch();
        var folder = Path.Combine(scratch.Folder, "out");

        var run = Replay(scratch, Odd, folder, null);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(["CON.events.json", "___X-2.events.json", "___x.events.json", "李_雷.events.json"], Names(folder));
        var tickets = Directory.GetFiles(folder).Select(f => ToolRun.Of("explain", "ticket", f, "--json")).ToList();
        Assert.All(tickets, t => Assert.Equal((0, ""), (t.Code, t.Error)));
    }

    [Fact]
    public void A_folder_that_holds_something_is_left_alone()
    {
        using var scratch = new Scratch();
        scratch.File("precious.txt", "mine");

        var run = Replay(scratch, SmallLog.Text, scratch.Folder, null);

        Assert.Equal(2, run.Code);
        Assert.Contains("[out.not-empty]", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_is_the_same_with_and_without()
    {
        using var scratch = new Scratch();

        var with = Replay(scratch, SmallLog.Text, Path.Combine(scratch.Folder, "out"), "call-center");
        var without = Replay(scratch, SmallLog.Text, null, "call-center");

        Assert.Equal(without.Output, with.Output);
    }

    private static ToolRun Replay(Scratch scratch, string log, string? folder, string? profile) =>
        ToolRun.Of([
            "replay",
            scratch.File("log.csv", log),
            "--map",
            scratch.File("map.json", SmallLog.Map),
            "--json",
            .. folder is null ? Array.Empty<string>() : ["--out", folder],
            .. profile is null ? Array.Empty<string>() : ["--profile", profile],
        ]);

    private static IEnumerable<string> Names(string folder) =>
        Directory.GetFiles(folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal);
}
