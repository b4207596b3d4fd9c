using System.Runtime.CompilerServices;

namespace SupportWorkflow.Lifecycles;

/// <summary>
/// Answers that hang on roles and guards alone, each worked out once.
/// Threads may race: they find the same answer, and at worst one is worked out again.
/// </summary>
/// <param name="rows">The rows that answer; of roles and guards only those that some row names count.</param>
internal abstract class Remembered<T>(IReadOnlyCollection<LifecycleRow> rows)
{
    private const int Most = 1024;

    private readonly ulong _roles = rows.Aggregate(0UL, (mask, row) => mask | row.RoleMask) & ~RoleSet.Everybody;

    /// <summary>Each question has one place, by its hash.
    /// Where two meet there are soon twice as many places, up to a limit; then the later one stays.</summary>
    private Entry?[] _places = new Entry?[1];

    /// <summary>The guards that some row asks for.</summary>
    public ulong Guards { get; } = rows.Aggregate(0UL, (mask, row) => mask | row.GuardBit);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Answer(GuardFacts guards, RoleSet roles)
    {
        var places = _places;
        if ((_roles | Guards) == 0 && places[0] is { } only)
            return only.Answer;
        ulong played = roles.Mask & _roles,
            known = guards.KnownMask & Guards,
            holding = guards.HoldingMask & Guards;
        var entry = places[Place(played, known, holding) & (places.Length - 1)];
        return entry is not null && entry.Played == played && entry.Known == known && entry.Holding == holding
            ? entry.Answer
            : Remember(guards, roles);
    }

    /// <summary>Works out an answer.</summary>
    protected abstract T Ask(GuardFacts guards, RoleSet roles);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private T Remember(GuardFacts guards, RoleSet roles)
    {
        var entry = new Entry(roles.Mask & _roles, guards.KnownMask & Guards, guards.HoldingMask & Guards, Ask(guards, roles));
        var places = _places;
        while (At(places, entry) is not null && places.Length < Most)
        {
            var more = new Entry?[places.Length * 2];
            foreach (var kept in places)
                if (kept is not null)
                    At(more, kept) = kept;
            places = more;
        }
        At(places, entry) = entry;
        _places = places;
        return entry.Answer;
    }

    private static ref Entry? At(Entry?[] places, Entry entry) =>
        ref places[Place(entry.Played, entry.Known, entry.Holding) & (places.Length - 1)];

    private static int Place(ulong played, ulong known, ulong holding) =>
        (int)(((played * 0x9E3779B97F4A7C15) ^ (known * 0xC2B2AE3D27D4EB4F) ^ (holding * 0x165667B19E3779F9)) >> 52);

    private sealed record Entry(ulong Played, ulong Known, ulong Holding, T Answer);
}
