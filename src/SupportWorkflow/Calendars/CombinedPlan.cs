using NodaTime;

namespace SupportWorkflow.Calendars;

/// <summary>How two calendars are combined.</summary>
internal enum Combination
{
    And,
    Or,
    Except,
}

/// <summary>
/// Two calendars as one. Hours belong to the dates of the left one; for "or" to the dates of either. What the right one takes out or leaves
/// is looked up in its table.
/// </summary>
internal sealed class CombinedPlan(WorkPlan left, Combination how, WorkPlan right, WorkCalendar rightTable) : WorkPlan(left.Zone)
{
    private static readonly TextTable Texts = new("Calendars");

    private readonly WorkPlan _left = left,
        _right = right;

    public override int Depth { get; } = 1 + Math.Max(left.Depth, right.Depth);

    public override (LocalDate From, LocalDate Until)? HolidaysKnown { get; } =
        (left.HolidaysKnown, right.HolidaysKnown) switch
        {
            ({ } a, { } b) => (LocalDate.Max(a.From, b.From), LocalDate.Min(a.Until, b.Until)),
            var (a, b) => a ?? b,
        };

    public override HoursOfDay In(YearReading reading)
    {
        var ofLeft = reading.Of(_left);
        var ofRight = how == Combination.Or ? reading.Of(_right) : null;
        var (known, hours) = (int.MinValue, new List<Stretch>());
        return (day, into) =>
        {
            // The same calendar may stand in a combination many times: what it says of a day is worked out once.
            if (day != known)
            {
                hours.Clear();
                ofLeft(day, hours);
                if (ofRight is null)
                    Restrict(hours, 0);
                else
                {
                    ofRight(day, hours);
                    Stretch.Unite(hours);
                }
                known = day;
            }
            into.AddRange(hours);
        };
    }

    public override SpecialDay? On(LocalDate date)
    {
        var seen = new HashSet<WorkPlan>(ReferenceEqualityComparer.Instance);
        var open = new Stack<WorkPlan>([this]);
        while (open.TryPop(out var plan))
        {
            if (!seen.Add(plan))
                continue;
            if (plan is CombinedPlan combined)
            {
                open.Push(combined._right);
                open.Push(combined._left);
            }
            else if (plan.On(date) is { } special)
                return special;
        }
        return null;
    }

    public override ClosedReason WhyClosed(Instant instant)
    {
        if (how == Combination.Or || !OpenOnLeft(instant))
            return _left.WhyClosed(instant);
        return how == Combination.And ? _right.WhyClosed(instant) : new("excepted", Texts.Say("excepted"));
    }

    /// <summary>Keeps of the stretches from <paramref name="first"/> on what the right calendar allows.</summary>
    private void Restrict(List<Stretch> open, int first)
    {
        if (open.Count == first)
            return;
        var kept = new List<Stretch>();
        for (var i = first; i < open.Count; i++)
        {
            var at = kept.Count;
            if (how == Combination.Except)
                kept.Add(open[i]);
            foreach (var shared in rightTable.OpenWithin(open[i]))
                if (how == Combination.And)
                    kept.Add(shared);
                else
                    DeclaredPlan.TakeOut(shared, kept, at);
        }
        open.RemoveRange(first, open.Count - first);
        open.AddRange(kept);
    }

    private bool OpenOnLeft(Instant instant)
    {
        var at = Moment.Within(instant).Nanos;
        var date = instant.InZone(Zone).Date;
        var hours = new List<Stretch>();
        var read = new YearReading(date.Year).Of(_left);
        for (var day = Moment.DayOf(date) - 2; day <= Moment.DayOf(date) + 1; day++)
            read(day, hours);
        return hours.Exists(h => h.Start <= at && at < h.End);
    }
}
