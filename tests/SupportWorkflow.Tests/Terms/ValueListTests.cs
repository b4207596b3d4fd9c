using SupportWorkflow.Tests;

namespace SupportWorkflow.Terms;

public sealed class ValueListTests
{
    [Fact]
    public void Lists_with_equal_items_in_the_same_order_are_equal()
    {
        ValueList<string> one = ["a", "b"],
            same = ["a", "b"],
            swapped = ["b", "a"];
        Assert.Equal(one, same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(one, swapped);
    }

    [Fact]
    public void The_default_is_the_empty_list()
    {
        ValueList<int> nothing = default;
        Assert.Empty(nothing);
        Assert.Equal([], nothing);
        Assert.Equal([7], nothing.Add(7));
    }

    [Fact]
    public async Task It_is_walked_where_a_loop_awaits_or_yields()
    {
        ValueList<int> list = [1, 2, 3];
        var sum = 0;
        foreach (var item in list)
        {
            await Task.Yield();
            sum += item;
        }
        Assert.Equal(6, sum);
        Assert.Equal([2, 4, 6], Doubled(list));

        static IEnumerable<int> Doubled(ValueList<int> list)
        {
            foreach (var item in list)
                yield return 2 * item;
        }
    }

    [Fact]
    public void Sequences_are_taken_where_a_list_is_wanted()
    {
        Assert.Equal([new Role("a"), new Role("b")], new Actor("chen", "ab".Select(c => new Role($"{c}"))).Roles);
    }

    [Fact]
    public void Walking_allocates_nothing()
    {
        ValueList<int> list = [1, 2, 3];
        Assert.Equal(
            0,
            Allocated.By(() =>
            {
                foreach (var item in list)
                    GC.KeepAlive(item == 0 ? list : null);
            })
        );
    }

    [Fact]
    public void Adding_and_replacing_leave_the_list_as_it_was()
    {
        ValueList<int> list = [1, 2];
        Assert.Equal([1, 2, 3], list.Add(3));
        Assert.Equal([9, 2], list.With(0, 9));
        Assert.Equal([1, 2], list);
    }
}
