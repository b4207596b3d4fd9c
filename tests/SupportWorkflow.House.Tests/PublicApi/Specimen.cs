#pragma warning disable CA1822, CS0067, CS9113, IDE0060 // Members that only show how they are written down.
namespace SupportWorkflow.House.PublicApi.Specimens;

public sealed record Point(int X, string? Label = null);

public readonly record struct Key(string Value);

public abstract record Shape
{
    private protected Shape() { }

    public required Key Id { get; init; }

    public abstract double Area { get; }

    internal int Hidden { get; set; }
}

[Flags]
public enum Colours : byte
{
    None = 0,
    Red = 1,
    Blue = 2,
}

public delegate string? Namer<in T>(T value, out int length) where T : notnull;

public interface IStore<T> : IDisposable
    where T : class, new()
{
    string Name { get; }

    Task<T?> LoadAsync(Key key, CancellationToken cancellationToken = default);
}

public class Basket : IEnumerable<string?>
{
    public const string Unit = "piece";

    protected readonly List<(int Count, string? Name)> Items = [];

    public event EventHandler? Changed;

    public int Limit { get; protected set; } = 3;

    public string? this[int index] => null;

    public static Basket operator +(Basket left, string right) => left;

    public static implicit operator Basket(string only) => [];

    public void Add(params ReadOnlySpan<string> names) { }

    public virtual T? Find<T>(Func<T, bool>? test, Colours colours = Colours.Red, int? most = null) where T : struct => null;

    public bool TryTake(ref int count, in Key key, out string? name) => (name = null) is null;

    public override string ToString() => "";

    public IEnumerator<string?> GetEnumerator() => throw new NotSupportedException();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

    private void Secret() { }

    [Obsolete("Use Add.")]
    public class Entry<T>
    {
        public Dictionary<string, T[]?>? Values { get; set; }

        protected internal void Touch() { }
    }
}

public static class Extensions
{
    public static T[] Twice<T>(this T value) => [value, value];
}
