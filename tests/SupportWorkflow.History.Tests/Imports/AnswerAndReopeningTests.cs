namespace SupportWorkflow.History;

/// <summary>Answers and reopenings come to the same in one row, in rows of one second, and apart. Four hours for the answer.</summary>
public class AnswerAndReopeningTests
{
    private const string Words =
            """
                "Again": { "kind": "working" }, "Back": { "kind": "working" }, "Said": { "stays": true },
                """,
        Answers = "\"responded\": [\"Said\", \"Again\"],";

    [Theory]
    // In one row, in one second, and apart.
    [InlineData("New 08:00:00", "Shut 08:30:00", "Again 09:00:00")]
    [InlineData("New 08:00:00", "Shut 08:30:00", "Back 09:00:00", "Said 09:00:00")]
    [InlineData("New 08:00:00", "Shut 08:30:00", "Back 09:00:00", "Said 09:30:00")]
    // All of it in one second.
    [InlineData("New 09:00:00", "Shut 09:00:00", "Again 09:00:00")]
    [InlineData("New 09:00:00", "Shut 09:00:00", "Back 09:00:00", "Said 09:00:00")]
    // Times that fall: the order is the file's.
    [InlineData("New 08:00:00", "Shut 09:00:00", "Again 08:59:00")]
    public void An_answer_with_the_reopening_counts_as_one_after_it(params string[] rows) =>
        Assert.Equal(new Attainment(1, 0, 0, 0), Response("", [.. rows, "Done 20:00:00"]));

    [Theory]
    [InlineData("New 08:00:00", "Said 09:00:00", "Shut 10:00:00", "Back 15:00:00")]
    [InlineData("New 08:00:00", "Said 09:00:00", "Shut 09:00:00", "Back 09:00:00")]
    [InlineData("New 08:00:00", "Said 10:00:00", "Shut 09:00:00", "Back 15:00:00")]
    [InlineData("New 08:00:00", "Again 09:00:00", "Shut 10:00:00", "Back 15:00:00", "Said 16:00:00")]
    public void An_answer_before_the_reopening_is_kept(params string[] rows)
    {
        Assert.Equal(new Attainment(1, 0, 0, 0), Response("", [.. rows, "Done 20:00:00"]));
        Assert.Equal(new Attainment(1, 0, 0, 0), Response("\"onReopen\": \"restart\",", [.. rows, "Done 20:00:00"]));
    }

    [Fact]
    public void A_reopened_ticket_nobody_answers_is_not_answered() =>
        Assert.Equal(new Attainment(0, 1, 0, 0), Response("", "New 08:00:00", "Shut 08:30:00", "Back 09:00:00", "Done 20:00:00"));

    [Fact]
    public void What_was_asked_again_may_be_answered_again()
    {
        const string each = "\"repeats\": true,";
        var profile = PlainDesk.With(response: each);
        string[] rows = ["New 08:00:00", "Said 08:30:00", "Done 09:00:00", "Back 10:00:00", "Said 10:30:00", "Said 11:00:00"];

        var told = PlainDesk.Told(profile, Words, Answers, [.. rows.Select(Dated)]);

        Assert.Equal(["08:30", "10:30"], told.Histories[0].OfType<RequesterContacted>().Select(e => e.OccurredAt.ToString("HH:mm", null)));
    }

    private static Attainment Response(string response, params string[] rows) =>
        PlainDesk.Told(PlainDesk.With(response: response), Words, Answers, [.. rows.Select(Dated)]).Summary.Of("response");

    private static string Dated(string row) => row.Replace(" ", " 2024-03-01T", StringComparison.Ordinal);
}
