using System.Text;

namespace SupportWorkflow.Cli.Replay;

/// <summary>A first map says of every guess that it is one, knows the names of XES and sees where a row is a ticket.</summary>
public class SuggestedGuessTests
{
    [Theory]
    // Names and words that say what they are.
    [InlineData("Ticket,Status,Updated,Assignee", "\"case\": \"Ticket\"", false)]
    [InlineData("Ticket,Status,Updated,Assignee", "\"agent\": \"Assignee\"", false)]
    // Names that only contain one, and columns that only behave like one.
    [InlineData("Our ticket no,Status,Updated,Assignee", "\"case\": \"Our ticket no\"", true)]
    [InlineData("Ticket,Column B,Updated,Assignee", "\"state\": \"Column B\"", true)]
    [InlineData("Ticket,Status,Column C,Assignee", "\"time\": \"Column C\"", true)]
    [InlineData("Ticket,Status,Updated,Who (agent)", "\"agent\": \"Who (agent)\"", true)]
    // Words of the log.
    [InlineData("Ticket,Status,Updated,Assignee", "\"In Progress\":", false)]
    [InlineData("Ticket,Status,Updated,Assignee", "\"Done by phone\":", true)]
    [InlineData("Ticket,Status,Updated,Assignee", "\"Zwischenruf\":", true)]
    public void Every_guess_is_marked_and_nothing_certain_is(string header, string line, bool isGuess)
    {
        var map = Suggest(
            header
                + "\nA,New,2024-03-04 09:00,ann\nA,In Progress,2024-03-04 10:00,bob\nA,Zwischenruf,2024-03-04 11:00,bob\n"
                + "A,Done by phone,2024-03-04 12:00,bob\nB,New,2024-03-04 09:00,cid\nB,In Progress,2024-03-05 10:00,ann\n"
        );

        Assert.Equal(isGuess, Line(map, line).Contains("???", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("High", "\"High\": \"P2\"", false)]
    [InlineData("2 - High", "\"2 - High\": \"P2\"", true)]
    [InlineData("2", "\"2\": \"P2\"", true)]
    [InlineData("Foo", "\"Foo\": \"Foo\"", true)]
    public void A_priority_is_certain_where_it_is_one_of_the_words(string word, string line, bool isGuess) =>
        Assert.Equal(
            isGuess,
            Line(Suggest($"Ticket,Status,Updated,Priority\nA,New,2024-03-04 09:00,{word}\nA,Done,2024-03-04 10:00,Low\n"), line)
                .Contains("???", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("latin1", "Gelöst", true)]
    [InlineData("utf-8", "Gelöst", false)]
    [InlineData("gb18030", "已解决", true)]
    public void An_encoding_that_no_mark_and_no_rule_gives_away_is_a_guess(string encoding, string word, bool isGuess)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var log = Encoding.GetEncoding(encoding).GetBytes($"Ticket,Status,Updated\nA,New,2024-03-04 09:00\nA,{word},2024-03-04 10:00\n");

        Assert.Equal(isGuess, Line(Suggest(log), "\"log\":").Contains("???", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("?", false)]
    [InlineData("None", true)]
    [InlineData("NA", true)]
    public void A_word_for_nothing_is_a_guess_and_never_taken_from_tickets(string mark, bool isGuess)
    {
        var tickets = new[] { mark, "B", "C", "D" };
        var log =
            "Ticket,Status,Updated,Assignee\n"
            + string.Concat(tickets.Select(t => $"{t},New,2024-03-04 09:00,ann\n{t},Done,2024-03-04 10:00,{mark}\n"));

        Assert.Equal(isGuess, Line(Suggest(log), "\"missing\":").Contains("???", StringComparison.Ordinal));
        Assert.Equal(4, Cases(log));
        // Where the mark stands among tickets only, it means nothing anywhere.
        Assert.DoesNotContain(
            "\"missing\"",
            Suggest(log.Replace("," + mark + "\n", ",bob\n", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_log_in_which_nothing_is_solved_is_said_to_have_no_solution()
    {
        var map = Suggest("Ticket,Status,Updated\nA,New,2024-03-04 09:00\nA,Closed,2024-03-04 10:00\nB,New,2024-03-04 09:00\n");

        Assert.Contains("??? no word says that a ticket was solved", Line(map, "\"resolved\":"), StringComparison.Ordinal);
    }

    /// <summary>The header of a log in CSV as pm4py writes it.</summary>
    [Fact]
    public void The_names_of_XES_are_known_and_certain()
    {
        var map = Suggest(
            "case:concept:name,concept:name,lifecycle:transition,org:resource,org:group,time:timestamp,case:priority\n"
                + "1,Accepted,In Progress,ann,V30,2024-03-31T17:59:42.000+02:00,High\n1,Queued,Awaiting Assignment,bob,V31,"
                + "2024-04-01T17:59:42.000+02:00,High\n2,Accepted,In Progress,ann,V30,2024-04-01T18:59:42.000+02:00,Low\n"
        );

        foreach (
            var line in new[]
            {
                "\"case\": \"case:concept:name\"",
                "\"state\": \"concept:name\"",
                "\"substate\": \"lifecycle:transition\"",
                "\"time\": \"time:timestamp\"",
                "\"agent\": \"org:resource\"",
                "\"team\": \"org:group\"",
                "\"priority\": \"case:priority\"",
            }
        )
            Assert.DoesNotContain("???", Line(map, line), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_a_row_is_a_ticket_its_columns_are_moments()
    {
        const string log = """
            Ticket,Created,First Response,Resolved,Closed,Prio,Status
            1,04.03.2024 09:00,04.03.2024 09:30,04.03.2024 11:00,08.03.2024 12:00,High,Closed
            2,04.03.2024 10:00,,04.03.2024 11:00,,Low,Solved
            3,04.03.2024 11:00,15.03.2024 12:00,,,Low,Open

            """;

        var map = Suggest(log);

        foreach (var (column, word) in ((string, string)[])[("Created", "created"), ("First Response", "responded"), ("Closed", "closed")])
            Assert.DoesNotContain("???", Line(map, $"\"{column}\": \"{word}\""), StringComparison.Ordinal);
        Assert.DoesNotContain("\"state\":", map.Split("\"states\"")[0], StringComparison.Ordinal);
        Assert.Equal(3, Cases(log));
    }

    [Theory]
    [InlineData("excel", true, "45355.375", "45355.5", "45356.25")]
    [InlineData("unix-seconds", false, "1709542800.5", "1709546400", "1709550000.25")]
    [InlineData("dd-MMM-yy", false, "04-MRZ-24", "05-MAI-24", "06-DEZ-24")]
    [InlineData("d MMMM uuuu", false, "4 janvier 2024", "5 février 2024", "6 octobre 2024")]
    [InlineData("d 'de' MMMM 'de' uuuu", false, "4 de enero de 2024", "5 de febrero de 2024", "6 de octubre de 2024")]
    [InlineData("d. MMMM uuuu", false, "4. Januar 2024", "5. Februar 2024", "6. Oktober 2024")]
    public void Times_of_spreadsheets_and_of_other_languages_are_recognised(string format, bool isGuess, params string[] times)
    {
        var log = $"Ticket;Status;Changed\nA;New;{times[0]}\nA;Done;{times[1]}\nB;New;{times[2]}\n";

        var map = Suggest(log);

        var line = Line(map, "\"times\":");
        Assert.Equal(isGuess, line.Contains("???", StringComparison.Ordinal));
        Assert.Equal(2, Cases(log));
        if (!format.Contains("MM", StringComparison.Ordinal))
            Assert.Contains($"\"{format}\"", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stray_NUL_makes_no_log_UTF16() =>
        Assert.Contains(
            "\"utf-8\"",
            Suggest("Ticket,Status,Updated\nA,New,2024-03-04 09:00\nA,Do\0ne,2024-03-04 10:00\n"),
            StringComparison.Ordinal
        );

    private static string Suggest(string log) => Suggest(Encoding.UTF8.GetBytes(log));

    private static string Suggest(byte[] log)
    {
        var run = ToolRun.With(log, "replay", "-", "--suggest-map");
        Assert.Equal((0, ""), (run.Code, run.Error));
        return run.Output;
    }

    /// <summary>How many tickets the suggested map finds; it sets no row aside.</summary>
    private static int Cases(string log)
    {
        using var scratch = new Scratch();
        var run = ToolRun.Of("replay", scratch.File("l.csv", log), "--map", scratch.File("m.json", Suggest(log)), "--json");
        Assert.Equal((0, ""), (run.Code, run.Error));
        var summary = run.Json.GetProperty("summary");
        Assert.Equal(0, summary.GetProperty("quarantined").GetInt32());
        return summary.GetProperty("file").GetProperty("cases").GetInt32();
    }

    private static string Line(string map, string begins) =>
        map.Split('\n').Single(l => l.TrimStart().StartsWith(begins, StringComparison.Ordinal));
}
