namespace SupportWorkflow;

/// <summary>Makes <see cref="ValueList{T}"/>s; what a collection expression calls.</summary>
public static class ValueList
{
    /// <summary>A list of the given items, copied.</summary>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => items.IsEmpty ? default : new(items.ToArray());
}
