namespace SupportWorkflow.Lifecycles;

/// <summary>The roles somebody plays, as one lifecycle numbers them.
/// <c>default</c>: none, so only rows open to everybody are granted.</summary>
public readonly record struct RoleSet
{
    /// <summary>The bit that everybody has: what rows without roles ask for.</summary>
    internal const ulong Everybody = 1UL << 63;

    internal RoleSet(ulong mask) => Mask = mask;

    internal ulong Mask { get; }

    internal ulong Granted => Mask | Everybody;

    /// <summary>Every role there is: for rules and policies that act by themselves, and for hosts that authorise elsewhere.</summary>
    public static RoleSet All => new(ulong.MaxValue);
}
