namespace SupportWorkflow.Tickets;

/// <summary>Sets of kinds of event, on both sides of a machine word and at the most they hold.</summary>
public class EventSetTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(62)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(126)]
    [InlineData(127)]
    public void A_number_is_in_its_own_set_and_in_no_other(int number)
    {
        var set = EventSet.Of(number);
        Assert.False(set.IsEmpty);
        Assert.Equal([number], Numbers(set));
        for (var other = 0; other < EventSet.Most; other++)
        {
            Assert.Equal(other == number, set.Meets(EventSet.Of(other)));
            Assert.Equal(other == number, set.Contains(EventSet.Of(other)));
        }
    }

    [Theory]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(192)]
    [InlineData(-1)]
    public void A_number_that_no_set_can_hold_is_an_exception(int number) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => EventSet.Of(number));

    /// <summary>Against sets of numbers: what is in one, in both, in common, in which order.</summary>
    [Fact]
    public void Sets_behave_as_sets_of_numbers_do()
    {
        var dice = new Random(20241011);
        for (var round = 0; round < 500; round++)
        {
            var (a, b) = (Some(dice), Some(dice));
            var (left, right) = (SetOf(a), SetOf(b));
            Assert.Equal(a.Union(b).Order(), Numbers(left | right));
            Assert.Equal(a.Intersect(b).Order(), Numbers(left & right));
            Assert.Equal(a.Intersect(b).Any(), left.Meets(right));
            Assert.Equal(b.IsSubsetOf(a), left.Contains(right));
            Assert.Equal(a.SetEquals(b), left == right);
        }
    }

    [Fact]
    public void So_many_names_as_a_set_holds_can_each_be_told_from_the_others()
    {
        var names = Names(EventSet.Most);
        Assert.Equal(EventSet.Most, names.All.Count);
        Assert.Equal(Enumerable.Range(0, EventSet.Most), Numbers(names.Of(names.All)));
        Assert.Equal([127], Numbers(names.Of("kind-127")));
        Assert.True(names.Of("kind-128").IsEmpty);
    }

    [Fact]
    public void One_name_more_than_a_set_holds_is_an_exception_that_says_so()
    {
        var refused = Assert.Throws<ArgumentException>(() => Names(EventSet.Most + 1));
        Assert.Contains("129 kinds of event", refused.Message);
        Assert.Contains("128", refused.Message);
    }

    private static EventNames Names(int count) => new(Enumerable.Range(0, count).Select(i => $"kind-{i:000}"));

    private static HashSet<int> Some(Random dice) => [.. Enumerable.Range(0, dice.Next(6)).Select(_ => dice.Next(EventSet.Most))];

    private static EventSet SetOf(IEnumerable<int> numbers) => numbers.Aggregate(default(EventSet), (set, n) => set | EventSet.Of(n));

    private static List<int> Numbers(EventSet set)
    {
        var numbers = new List<int>();
        foreach (var number in set)
            numbers.Add(number);
        return numbers;
    }
}
