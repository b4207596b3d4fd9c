using System.Globalization;
using System.Runtime.CompilerServices;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.Assignments;

/// <summary>
/// The order in which tickets wait to be taken (PRI-5, ESC-7): by facts of theirs, one after the other. Yes comes before no, more before
/// less, earlier before later, what a profile declares first before what it declares later; what nobody knows comes last. Immutable and
/// thread-safe.
/// </summary>
/// <example><code>
/// foreach (Ticket next in waiting.Order(workflow.Queue)) …
/// </code></example>
public sealed class QueueOrder : IComparer<Ticket>
{
    private static readonly ValueList<string> Usual = ["green-channel", "priority", "affected-users", "opened-at"];
    private readonly FactTable _facts;

    private QueueOrder(FactTable facts, ValueList<string> by) => (_facts, By) = (facts, by);

    /// <summary>The facts it goes by, the first decides.</summary>
    public ValueList<string> By { get; }

    /// <summary>Where a ticket stands, as a text of letters and digits whose ordinal order is the order of the queue: what a database can
    /// sort by. Two keys are comparable when they are of the same profile.</summary>
    /// <param name="ticket">The ticket.</param>
    public string KeyOf(Ticket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        var facts = _facts.Of(ticket);
        var key = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[128]);
        foreach (var name in By)
        {
            var place = _facts.Catalogue.IndexOf(name);
            key.AppendFormatted(Part(_facts[place].Declared, ref facts, place), "X16");
        }
        return key.ToStringAndClear();
    }

    /// <inheritdoc/>
    public int Compare(Ticket? x, Ticket? y)
    {
        if (x is null || y is null)
            return (y is null ? 0 : 1) - (x is null ? 0 : 1);
        var (mine, theirs) = (_facts.Of(x), _facts.Of(y));
        foreach (var name in By)
        {
            var place = _facts.Catalogue.IndexOf(name);
            var declared = _facts[place].Declared;
            if (Part(declared, ref mine, place).CompareTo(Part(declared, ref theirs, place)) is not 0 and var order)
                return order;
        }
        return string.CompareOrdinal(x.Id.Value, y.Id.Value);
    }

    /// <summary>The usual order.</summary>
    internal static QueueOrder Of(FactTable facts) => new(facts, [.. Usual.Where(f => facts.Catalogue.IndexOf(f) >= 0)]);

    /// <summary>An order of a profile.</summary>
    internal static QueueOrder Parse(IReadOnlyList<string>? by, string path, FactTable facts, ProblemList problems)
    {
        if (by is null)
            return Of(facts);
        string[] known = [.. facts.Catalogue.Facts.Where(CanOrder).Select(f => f.Name)];
        for (var i = 0; i < by.Count; i++)
            if (!known.Contains(by[i]))
                problems.AddUnknown($"{path}[{i}]", "assignment.unknown-order", by[i], known);
            else if (by.Take(i).Contains(by[i]))
                problems.Add($"{path}[{i}]", "assignment.order-twice", $"'{by[i]}' twice", "each once");
        return new(facts, [.. by.Where(known.Contains)]);
    }

    private static bool CanOrder(FactDeclaration fact) => fact.Type != FactType.Text || fact.IsInstant;

    /// <summary>Where a fact puts a ticket, the first at 0.</summary>
    private static ulong Part(FactDeclaration declared, ref TicketFacts facts, int place)
    {
        if (declared.IsInstant)
            return facts.At(place) is { } at ? Ordered(at.ToUnixTimeTicks()) : ulong.MaxValue;
        if (declared.Type == FactType.Number)
            return facts.Number(place) is { } number ? ulong.MaxValue - 1 - Ordered(Thousandths(number)) : ulong.MaxValue;
        var code = facts.Code(place);
        if (code < 0)
            return ulong.MaxValue;
        return declared.Type == FactType.YesNo ? (ulong)(1 - code) : (ulong)code;
    }

    /// <summary>A signed number as an unsigned one in the same order, one less than the most there is.</summary>
    private static ulong Ordered(long value) => Math.Min(unchecked((ulong)value ^ (1UL << 63)), ulong.MaxValue - 1);

    private static long Thousandths(decimal number) => (long)(1000m * Math.Clamp(number, long.MinValue / 1000, long.MaxValue / 1000));
}
