using SupportWorkflow.Conditions;

namespace SupportWorkflow.Lifecycles;

/// <summary>
/// Which guards hold, as one lifecycle numbers them.
/// One that was never mentioned is unknown, and refuses with its own reason. <c>default</c>: all unknown.
/// </summary>
public readonly record struct GuardFacts
{
    internal GuardFacts(ulong known, ulong holding) => (KnownMask, HoldingMask) = (known, holding);

    internal ulong KnownMask { get; }

    internal ulong HoldingMask { get; }

    /// <summary>These answers and more; where both answer, the later ones count.</summary>
    public GuardFacts And(GuardFacts more) => new(KnownMask | more.KnownMask, (HoldingMask & ~more.KnownMask) | more.HoldingMask);

    /// <summary>Whether a guard of the same lifecycle holds, does not, or is unknown.</summary>
    public Truth Of(LifecycleGuard guard) =>
        !Knows(guard.Bit) ? Truth.Unknown
        : Holds(guard.Bit) ? Truth.True
        : Truth.False;

    internal GuardFacts With(int guard, bool holds) =>
        new(KnownMask | (1UL << guard), holds ? HoldingMask | (1UL << guard) : HoldingMask & ~(1UL << guard));

    internal bool Knows(ulong guard) => (guard & ~KnownMask) == 0;

    internal bool Holds(ulong guard) => (guard & ~HoldingMask) == 0;
}
