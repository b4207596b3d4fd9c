namespace SupportWorkflow.Terms;

public sealed class ValueListTests
{
    [Fact]
    public void Lists_with_equal_items_in_the_same_order_are_equal()
    {
        ValueList<string> one = ["a", "b"], same = ["a", "b"], swapped = ["b", "a"];
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
    public void Adding_and_replacing_leave_the_list_as_it_was()
    {
        ValueList<int> list = [1, 2];
        Assert.Equal([1, 2, 3], list.Add(3));
        Assert.Equal([9, 2], list.With(0, 9));
        Assert.Equal([1, 2], list);
    }
}
