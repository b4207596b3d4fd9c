using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace SupportWorkflow;

/// <summary>
/// An immutable list that equals another with equal items in the same order, so that records holding one compare by value.
/// <c>default</c> is the empty list.
/// </summary>
/// <typeparam name="T">What the list holds.</typeparam>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
[JsonConverter(typeof(ValueListConverter))]
public readonly struct ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    private readonly T[]? _items;

    internal ValueList(T[] owned) => _items = owned;

    /// <summary>How many items there are.</summary>
    public int Count => _items?.Length ?? 0;

    /// <summary>The item at a position.</summary>
    public T this[int index] => _items is null ? throw new ArgumentOutOfRangeException(nameof(index)) : _items[index];

    /// <summary>The items without copying.</summary>
    public ReadOnlySpan<T> AsSpan() => _items;

    /// <summary>Whether an item is among them. Allocates nothing.</summary>
    public bool Contains(T item) => _items is not null && Array.IndexOf(_items, item) >= 0;

    /// <summary>Whether both are one and the same list: nothing was ever done to one that was not done to the other.</summary>
    internal bool IsSame(ValueList<T> other) => ReferenceEquals(_items, other._items);

    /// <summary>This list with one more item at the end.</summary>
    public ValueList<T> Add(T item)
    {
        var copy = new T[Count + 1];
        AsSpan().CopyTo(copy);
        copy[^1] = item;
        return new(copy);
    }

    /// <summary>This list with the item at a position replaced.</summary>
    public ValueList<T> With(int index, T item)
    {
        T[] copy = [.. AsSpan()];
        copy[index] = item;
        return new(copy);
    }

    /// <inheritdoc/>
    public bool Equals(ValueList<T> other)
    {
        ReadOnlySpan<T> mine = AsSpan(),
            theirs = other.AsSpan();
        if (mine.Length != theirs.Length)
            return false;
        for (var i = 0; i < mine.Length; i++)
            if (!EqualityComparer<T>.Default.Equals(mine[i], theirs[i]))
                return false;
        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ValueList<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in AsSpan())
            hash.Add(item);
        return hash.ToHashCode();
    }

    /// <summary>Whether both hold equal items in the same order.</summary>
    public static bool operator ==(ValueList<T> left, ValueList<T> right) => left.Equals(right);

    /// <summary>Whether they differ in an item or in the order.</summary>
    public static bool operator !=(ValueList<T> left, ValueList<T> right) => !left.Equals(right);

    /// <summary>Walks the items without allocating, also where the loop awaits or yields.</summary>
    public Enumerator GetEnumerator() => new(_items);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)(_items ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => (_items ?? []).GetEnumerator();

    /// <summary>The items, for a debugger or a failed test.</summary>
    public override string ToString() => "[" + string.Join(", ", this.AsEnumerable()) + "]";

    /// <summary>Walks a <see cref="ValueList{T}"/>.</summary>
    public struct Enumerator
    {
        private readonly T[] _items;
        private int _at = -1;

        internal Enumerator(T[]? items) => _items = items ?? [];

        /// <summary>The item it stands on.</summary>
        public readonly ref readonly T Current => ref _items[_at];

        /// <summary>Steps on; false at the end.</summary>
        public bool MoveNext() => ++_at < _items.Length;
    }
}

/// <summary>Makes <see cref="ValueList{T}"/>s; what a collection expression calls.</summary>
public static class ValueList
{
    /// <summary>A list of the given items, copied.</summary>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => items.IsEmpty ? default : new(items.ToArray());

    /// <summary>A list of what a caller hands over; one that is a list already is taken as it is.</summary>
    internal static ValueList<T> From<T>(IEnumerable<T> items, [CallerArgumentExpression(nameof(items))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(items, name);
        return items is ValueList<T> list ? list : [.. items];
    }
}
