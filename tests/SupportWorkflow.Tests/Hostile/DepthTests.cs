using System.Text;
using NodaTime;
using SupportWorkflow.Calendars;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Hostile;

/// <summary>Whatever may nest in a definition has a bound: a long chain of calendars overflowed the stack and ended the process.</summary>
public sealed class DepthTests
{
    [Theory]
    [InlineData(100_000, false)]
    [InlineData(100_000, true)]
    public void A_long_chain_of_calendars_is_a_problem_and_not_the_end_of_the_process(int length, bool lastFirst)
    {
        var chain = Enumerable
            .Range(1, length)
            .Select(i =>
                $$"""
                    "c{{i}}": { "or": ["c{{i - 1}}", "c0"] }
                    """
            );
        var found = Assert.Throws<DefinitionException>(() => Book(lastFirst ? chain.Reverse() : chain));
        Assert.Contains(found.Problems, p => p.Code == "calendar.too-deep");
        Assert.True(found.Problems.Count <= 100);
    }

    [Fact]
    public void Calendars_that_double_sixteen_times_are_counted_in_no_time()
    {
        var book = Book(
            Enumerable
                .Range(1, 16)
                .Select(i =>
                    $$"""
                        "c{{i}}": { "{{(i % 2 == 0 ? "or" : "and")}}": ["c{{i - 1}}", "c{{i - 1}}"] }
                        """
                )
        );
        var monday = Instant.FromUtc(2026, 3, 2, 9, 0);
        // Eight hours on Monday, the ninth on Tuesday from nine to ten.
        Assert.Equal(monday + Duration.FromHours(25), book["c16"].Add(monday, Duration.FromHours(9)));
        Assert.Null(book["c16"].HolidaysKnown);
    }

    [Fact]
    public void Calendars_combined_too_often_in_code_are_the_callers_mistake()
    {
        var office = WorkCalendar.In("UTC").Open(Weekdays.MondayToFriday, "09:00-17:00").Build();
        Assert.Throws<ArgumentException>(() => Enumerable.Repeat(office, 1000).Aggregate((all, one) => all.Or(one)));
    }

    [Fact]
    public void A_long_chain_of_superstates_is_a_problem()
    {
        var states = Enumerable
            .Range(0, 20_000)
            .Select(i =>
                $$"""
                    "s{{i}}": { "kind": "working", "parent": "s{{i + 1}}", "name": { "en": "S" } }
                    """
            );
        var json = $$"""
            { "initial": "s0", "states": { {{string.Join(',', states)}}, "s20000": { "kind": "working", "name": { "en": "S" } } },
              "transitions": [{ "trigger": "go", "from": ["s0"], "reentry": true }] }
            """;
        var found = Assert.Throws<DefinitionException>(() => Lifecycle.FromJson(Encoding.UTF8.GetBytes(json)));
        Assert.Contains(found.Problems, p => p.Code == "lifecycle.too-deep");
        Assert.Equal(100, found.Problems.Count);
        Assert.True(found.Count > 19_000);
        Assert.Contains($"and {found.Count - 100} more", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_as_long_as_the_file_costs_no_more_than_the_file()
    {
        var name = new string('n', 1_000_000);
        var items = string.Join(',', Enumerable.Repeat("[1]", 20_000));
        var json = $$"""{ "{{name}}.a.b.c": [{{items}}], "zone": 7 }""";
        var before = GC.GetAllocatedBytesForCurrentThread();
        var found = Assert.Throws<DefinitionException>(() => WorkCalendar.FromJson(Encoding.UTF8.GetBytes(json)));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 200_000_000);
        Assert.All(found.Problems, p => Assert.True(p.ToString().Length < 4_000));
        Assert.Contains(found.Problems, p => p is { Path: "$.zone", Code: "json.wrong-type" });
    }

    [Fact]
    public void A_name_of_a_thousand_letters_is_compared_with_no_other()
    {
        var found = Assert.Throws<DefinitionException>(() =>
            Book([
                $$"""
                "c1": { "or": ["{{new string('o', 1000)}}", "c0"] }
                """,
            ])
        );
        var problem = Assert.Single(found.Problems);
        Assert.Null(problem.Suggestion);
        Assert.True(problem.Found.Length <= 200);
    }

    private static CalendarBook Book(IEnumerable<string> more) =>
        CalendarBook.FromJson(
            Encoding.UTF8.GetBytes($$"""{ "c0": { "zone": "UTC", "week": { "mon-fri": ["09:00-17:00"] } }, {{string.Join(',', more)}} }""")
        );
}
