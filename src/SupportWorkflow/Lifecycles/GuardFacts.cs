namespace SupportWorkflow.Lifecycles;

/// <summary>Which guards hold. One that was never mentioned is unknown, and refuses with its own reason. <c>default</c>: all unknown.</summary>
public readonly record struct GuardFacts
{
    internal GuardFacts(ulong known, ulong holding) => (KnownMask, HoldingMask) = (known, holding);

    internal ulong KnownMask { get; }

    internal ulong HoldingMask { get; }

    internal GuardFacts With(int guard, bool holds) =>
        new(KnownMask | (1UL << guard), holds ? HoldingMask | (1UL << guard) : HoldingMask & ~(1UL << guard));

    internal bool Knows(int guard) => (KnownMask & (1UL << guard)) != 0;

    internal bool Holds(int guard) => (HoldingMask & (1UL << guard)) != 0;
}
