using System.Globalization;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.Lifecycles;

/// <summary>
/// What a row demands, in the words in which it stands in a Stateless machine, so that <c>FromStateless</c> reads back what
/// <c>ToStateless</c> wrote: the roles, the guard, and that no earlier row of the same state and trigger applies.
/// </summary>
internal static class RowDemands
{
    public const string Separator = "; ";

    private const string Granted = "granted to: ";
    private const string Earlier = "no earlier row applies (row ";

    public static string GrantedTo(LifecycleRow row) => Granted + string.Join(", ", row.Roles.AsEnumerable());

    /// <param name="place">The row's place in its cell, from 0.</param>
    public static string NoEarlier(int place) => string.Create(CultureInfo.InvariantCulture, $"{Earlier}{place + 1})");

    /// <summary>What guards are called: by their texts,
    /// or by their names where two texts are the same or one reads like a demand of ours.</summary>
    public static Func<LifecycleGuard, string> Describe(Lifecycle lifecycle)
    {
        var texts = lifecycle.Guards.Select(g => g.Text.English).ToHashSet(StringComparer.Ordinal);
        var byText = texts.Count == lifecycle.Guards.Count && texts.All(IsAGuardAlone);
        return byText ? guard => guard.Text.English : guard => guard.Name;
    }

    /// <summary>Takes a description apart.</summary>
    /// <returns>What is left as guard (null: nothing), the roles, and the place among the rows of its cell; 0: it does not say.</returns>
    public static (string? Guard, ValueList<string> Roles, int Place) Read(string description)
    {
        ValueList<string> roles = [];
        var place = 0;
        var rest = description.AsSpan();
        if (rest.StartsWith(Granted, StringComparison.Ordinal))
        {
            var end = rest.IndexOf(Separator, StringComparison.Ordinal) is >= 0 and var at ? at : rest.Length;
            roles = [.. rest[Granted.Length..end].ToString().Split(", ", StringSplitOptions.RemoveEmptyEntries)];
            rest = rest[Math.Min(rest.Length, end + Separator.Length)..];
        }
        if (
            rest.LastIndexOf(Earlier, StringComparison.Ordinal) is >= 0 and var from
            && (from == 0 || rest[..from].EndsWith(Separator, StringComparison.Ordinal))
            && rest[^1] == ')'
            && int.TryParse(rest[(from + Earlier.Length)..^1], CultureInfo.InvariantCulture, out place)
        )
            rest = rest[..Math.Max(0, from - Separator.Length)];
        return (rest.Length == 0 ? null : rest.ToString(), roles, place);
    }

    private static bool IsAGuardAlone(string description)
    {
        var (guard, roles, place) = Read(description);
        return guard is not null && roles.Count == 0 && place == 0;
    }

    /// <summary>The demands of a row, each with its words.</summary>
    public static Tuple<Func<bool>, string>[] Of(
        LifecycleRow row,
        LifecycleRow[] cell,
        Func<LifecycleGuard, string> describe,
        Func<GuardFacts> guards,
        Func<RoleSet> roles
    )
    {
        var demands = new List<Tuple<Func<bool>, string>>();
        if (row.Roles.Count > 0)
            demands.Add(new(() => row.IsGrantedTo(roles()), GrantedTo(row)));
        if (row.Guard is { } guard)
            demands.Add(new(() => guards().Of(guard) == Truth.True, describe(guard)));
        var place = Array.IndexOf(cell, row);
        if (place > 0)
            demands.Add(new(() => !cell.Take(place).Any(earlier => earlier.MayApply(guards(), roles())), NoEarlier(place)));
        return [.. demands];
    }
}
