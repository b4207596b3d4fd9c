using NodaTime;

namespace SupportWorkflow.Conditions;

public abstract partial record Condition
{
    /// <summary>The conditions that stand directly inside this one. Being internal, it also closes the hierarchy.</summary>
    internal abstract ValueList<Condition> Inside { get; }

    internal abstract record Leaf : Condition
    {
        internal sealed override ValueList<Condition> Inside => default;
    }

    internal sealed record Certain : Leaf;

    internal sealed record AllOf(ValueList<Condition> Parts) : Condition
    {
        internal override ValueList<Condition> Inside => Parts;
    }

    internal sealed record AnyOf(ValueList<Condition> Parts) : Condition
    {
        internal override ValueList<Condition> Inside => Parts;
    }

    internal sealed record Negation(Condition Part) : Condition
    {
        internal override ValueList<Condition> Inside => [Part];
    }

    /// <param name="Name">The fact.</param>
    /// <param name="Values">The values it may have.</param>
    /// <param name="Single">Written with <c>is</c>, not with <c>in</c>.</param>
    internal sealed record OneOf(string Name, ValueList<FactValue> Values, bool Single) : Leaf;

    /// <param name="Name">The fact, whose values are paths.</param>
    /// <param name="Path">The path that its value is, or lies below.</param>
    internal sealed record Under(string Name, string Path) : Leaf;

    internal sealed record Compared(string Name, Comparison How, decimal With) : Leaf;

    internal sealed record IsKnown(string Name, bool Yes) : Leaf;

    /// <param name="Name">The fact, which is an instant.</param>
    /// <param name="Test">What is asked of it.</param>
    internal sealed record Dated(string Name, DateTest Test) : Leaf;

    /// <param name="Part">What must have held.</param>
    /// <param name="Time">How long, without a break.</param>
    /// <param name="Calendar">The calendar whose working time counts; null: elapsed time.</param>
    internal sealed record Lasting(Condition Part, Duration Time, string? Calendar) : Condition
    {
        internal override ValueList<Condition> Inside => [Part];
    }

    /// <summary>Stands where a definition could not be read, so that the rest of it can still be checked.</summary>
    internal sealed record Malformed : Leaf
    {
        public Malformed() => Depth = 0;
    }
}
